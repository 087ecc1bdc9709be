package publish

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// victim is the environment variable that makes the test binary a process to
// be killed: its value is OUT.
const victim = "SULUH_TEST_VICTIM"

func TestMain(m *testing.M) {
	if out := os.Getenv(victim); out != "" {
		publishForEver(out)
	}
	os.Exit(m.Run())
}

// publishForEver publishes A and B in turn and writes a byte before each deed.
func publishForEver(out string) {
	for i := 0; ; i++ {
		files := site(versionA...)
		if i%2 == 1 {
			files = site(versionB...)
		}
		_, err := publish(context.Background(), out, files, Options{}, inject(func(_, _ string) error {
			_, err := os.Stdout.Write([]byte{'.'})
			return err
		}))
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// TestKill kills a building process at a random deed, time and again.
func TestKill(t *testing.T) {
	out := newOut(t)
	build(t, out, site(versionA...))
	put(t, out, theirs...)
	for range 20 {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), victim+"="+out)
		var said bytes.Buffer
		cmd.Stderr = &said
		deeds, err := cmd.StdoutPipe()
		must(t, err)
		must(t, cmd.Start())
		n := rand.Int64N(400)
		_, err = io.CopyN(io.Discard, deeds, n)
		if cmd.Process.Kill(); err != nil {
			t.Fatal(err, said.String())
		}
		cmd.Wait()
		if whole(t, out); t.Failed() {
			t.Fatalf("killed at deed %d", n)
		}
	}
	build(t, out, site(versionB...))
	if whole(t, out) != "B" {
		t.Error("the build after the last kill is not the new one")
	}
	alone(t, out)
}

// bigSite has pages long enough to be seen half written.
func bigSite(v string) map[string]File {
	files := site("index.html", strings.Repeat(v, 50000))
	for i := range 30 {
		files[fmt.Sprintf("k/m%d/page%d.html", i%3, i)] = text(strings.Repeat(v, 20000+i))
	}
	return files
}

// TestReaders reads pages while the site is built, and wants each whole, and
// each time there.
func TestReaders(t *testing.T) {
	if errors.Is(exchange("", ""), errors.ErrUnsupported) {
		t.Log("no exchange here: a page may be missing for a moment")
		return
	}
	out := newOut(t)
	versions := []map[string]File{bigSite("A"), bigSite("B")}
	build(t, out, versions[0])
	done := make(chan struct{})
	var readers sync.WaitGroup
	reads := make([]int, 2)
	for r := range reads {
		readers.Go(func() {
			for {
				for p, f := range versions[0] {
					select {
					case <-done:
						return
					default:
					}
					data, err := os.ReadFile(filepath.Join(out, p))
					if err != nil {
						t.Error(err)
						continue
					}
					reads[r]++
					if len(data) != len(f.(text)) || len(bytes.Trim(data, string(data[:1]))) != 0 {
						t.Errorf("%s is torn: %d bytes", p, len(data))
					}
				}
			}
		})
	}
	for i := range 30 {
		if _, err := Publish(t.Context(), out, versions[(i+1)%2], Options{}); err != nil {
			t.Error(err)
		}
	}
	close(done)
	readers.Wait()
	if reads[0] == 0 || reads[1] == 0 {
		t.Error("nothing was read")
	}
}

// TestTwoAtOnce builds two versions into one OUT, side by side.
func TestTwoAtOnce(t *testing.T) {
	out := newOut(t)
	for range 6 {
		var builds sync.WaitGroup
		for _, v := range []string{"A", "B"} {
			builds.Go(func() {
				if _, err := Publish(t.Context(), out, bigSite(v), Options{}); err != nil {
					t.Error(err)
				}
			})
		}
		builds.Wait()
		seen := map[byte]bool{}
		for _, is := range list(t, out) {
			seen[is[0]] = true
		}
		if len(seen) != 1 {
			t.Error("OUT is a mixture")
		}
		alone(t, out)
	}
}
