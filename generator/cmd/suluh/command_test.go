package main

import (
	"bytes"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"suluh/generator/words"
)

// called runs the command in this process.
func called(args ...string) (code int, out, errOut string) {
	var o, e bytes.Buffer
	code = run(args, &o, &e)
	return code, o.String(), e.String()
}

// TestHelp holds the manual of every command, in both languages, to a file that
// a reviewer reads.
func TestHelp(t *testing.T) {
	for _, lang := range words.Languages {
		var b strings.Builder
		for _, name := range []string{"", "build", "serve", "check", "explain", "new", "export", "health", "completion", "version"} {
			args := append(strings.Fields(name), "--help", "--lang", lang)
			code, out, errOut := called(args...)
			if code != 0 || errOut != "" {
				t.Errorf("%v: %d %s", args, code, errOut)
			}
			fmt.Fprintf(&b, "$ suluh %s\n%s\n", strings.Join(args, " "), out)
			if _, again, _ := called(append([]string{"help", "--lang", lang}, strings.Fields(name)...)...); again != out {
				t.Errorf("help %s says something else", name)
			}
			for _, foreign := range []string{"help for", "(default \"", "[flags]", "Flags:", "Global"} {
				if strings.Contains(out, foreign) {
					t.Errorf("%v says %q", args, foreign)
				}
			}
			for text := range strings.Lines(out) {
				if n := cells([]rune(strings.TrimSuffix(text, "\n"))); n > 100 {
					t.Errorf("%v: a line of %d columns: %s", args, n, text)
				}
			}
		}
		golden(t, "testdata/help."+lang+".txt", b.String())
	}
}

// TestExplain prints every code of the catalogue in both languages.
func TestExplain(t *testing.T) {
	all := codes()
	if len(all) < 80 {
		t.Fatalf("only %d codes", len(all))
	}
	for _, lang := range words.Languages {
		for _, code := range all {
			status, out, errOut := called("explain", strings.ToLower(code), "--lang", lang)
			parts := strings.SplitN(out, "\n\n", 3)
			if status != 0 || errOut != "" || len(parts) != 3 || !strings.HasPrefix(out, code+"  ") {
				t.Errorf("%s %s: %d %q %s", lang, code, status, out, errOut)
				continue
			}
			if arguments.MatchString(out) || strings.Contains(out, code+".") || len(strings.TrimSpace(parts[2])) < 40 {
				t.Errorf("%s %s:\n%s", lang, code, out)
			}
		}
	}
}

func TestLocale(t *testing.T) {
	for in, want := range map[string]string{
		"id": "id", "id_ID": "id", "id_ID.UTF-8": "id", "en_US.UTF-8": "en", "en": "en", "jv_ID": "id", "ms_MY": "id", "su_ID": "id",
		"de_DE@euro": "en", "zh_CN.GB18030": "en", "C": "id", "C.UTF-8": "id", "POSIX": "id", "": "id", "\x1b[2J": "id", "../../etc": "id",
	} {
		if got := locale(in); got != want {
			t.Errorf("locale(%q) = %s, want %s", in, got, want)
		}
	}
}

func TestColours(t *testing.T) {
	for env, want := range map[string]bool{"": true, "NO_COLOR=1": false, "NO_COLOR=0": false, "TERM=dumb": false, "TERM=xterm": true} {
		name, value, _ := strings.Cut(env, "=")
		got := coloured(func(asked string) string {
			if asked == name {
				return value
			}
			return ""
		})
		if got != want {
			t.Errorf("%s: %v", env, got)
		}
	}
	for _, coloured := range []bool{false, true} {
		a := app{words: words.In("id"), colours: coloured}
		if got := a.paint(red, "x"); (got != "x") != coloured {
			t.Errorf("%q", got)
		}
	}
}

func TestCells(t *testing.T) {
	for text, want := range map[string]int{"": 0, "abc": 3, "é": 1, "e\u0301": 1, "漢字": 4, "ｆ": 2, "a\u200bb": 2, "→": 1, "�": 1} {
		if got := cells([]rune(text)); got != want {
			t.Errorf("%q fills %d, want %d", text, got, want)
		}
	}
}

// TestStandardOutput closes or fills the place where a command writes: it says
// so and does not succeed.
func TestStandardOutput(t *testing.T) {
	dir := everyCode(t)
	for _, args := range [][]string{{"version"}, {"--help"}, {"explain", "E011"}, {"check", "--json"}, {"health"}, {"health", "--json"}, {"completion", "bash"}, {"export", "json", "lain/e112"}} {
		full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		read, closed, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		read.Close()
		for name, out := range map[string]*os.File{"full": full, "closed": closed} {
			var errOut bytes.Buffer
			c := command(dir, nil, args...)
			c.Stdout, c.Stderr = out, &errOut
			c.Run()
			said := errOut.String()
			signalled := c.ProcessState.ExitCode() < 0 // a closed pipe ends a program, as it should
			if c.ProcessState.Success() || strings.Contains(said, "panic") || !signalled && said == "" {
				t.Errorf("%v with standard output %s: %v %q", args, name, c.ProcessState, said)
			}
			out.Close()
		}
	}
}

// small is a project without slips.
func small(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"course.md": "---\nid: kk\ntitle: K\n---\n", "01-a.md": "---\nid: aa\ntitle: A\n---\n\nPertama.\n"} {
		name = filepath.Join(dir, "content/k", name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestServe(t *testing.T) {
	dir := small(t)
	before := mustTree(t, dir)
	c, address := serving(t, dir)
	if status, page := get(t, address+"/k/a.html"); status != http.StatusOK || !strings.Contains(page, "Pertama.") {
		t.Errorf("%d %s", status, page)
	}
	if !strings.HasPrefix(address, "http://localhost:") {
		t.Errorf("it is at %s", address)
	}

	// A page that listens does not keep it from ending.
	answer, err := http.Get(address + "/_suluh/events")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()

	// A port that was asked for and is taken is refused at once.
	port := address[strings.LastIndexByte(address, ':')+1:]
	again := command(dir, nil, "serve", "--port", port)
	said, _ := again.CombinedOutput()
	if again.ProcessState.ExitCode() != 2 || !strings.Contains(string(said), "Port "+port+" sedang dipakai") {
		t.Errorf("%v: %s", again.ProcessState, said)
	}
	stop(t, c)
	if after := mustTree(t, dir); after != before {
		t.Errorf("before\n%s\nafter\n%s", before, after)
	}

	// The port is free again.
	c, address = serving(t, dir, "--port", port)
	if !strings.HasSuffix(address, ":"+port) {
		t.Errorf("it is at %s", address)
	}
	stop(t, c)
}

// TestServeMoves takes the default port: the server goes to another and says so.
func TestServeMoves(t *testing.T) {
	l, err := net.Listen("tcp", fmt.Sprintf("localhost:%d", defaultPort))
	if err == nil {
		defer l.Close()
	}
	moved, err := listen(t.Context(), "", defaultPort, false)
	if err != nil {
		t.Fatal(err)
	}
	defer moved.Close()
	if at := moved.Addr().(*net.TCPAddr); at.Port == defaultPort || !at.IP.IsLoopback() {
		t.Errorf("it is at %v", at)
	}
	if _, err := listen(t.Context(), "", moved.Addr().(*net.TCPAddr).Port, true); err == nil {
		t.Error("a port that was asked for moved")
	}
}

func TestOwnAddresses(t *testing.T) {
	if got := own("Kelas.Local"); len(got) != 1 || got[0] != "kelas.local" {
		t.Error(got)
	}
	for _, name := range own("0.0.0.0") {
		if ip := net.ParseIP(name); ip != nil && ip.IsLoopback() {
			t.Errorf("%s is nobody's but this machine's", name)
		}
	}
}

// TestServeSlips starts with a broken lesson, and without a folder.
func TestServeSlips(t *testing.T) {
	dir := small(t)
	if err := os.WriteFile(filepath.Join(dir, "content/k/02-b.md"), []byte("---\nid: [bb\n---\n\n::: soal x1\n\n- (x) A\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	c, address := serving(t, dir)
	if status, page := get(t, address+"/k/a.html"); status != http.StatusOK || !strings.Contains(page, "Pertama.") {
		t.Errorf("%d %s", status, page)
	}
	stop(t, c)
	if code, _, said := called("serve", filepath.Join(dir, "tidak-ada")); code != 2 || !strings.Contains(said, "Tidak ada folder content") {
		t.Errorf("%d %s", code, said)
	}
}
