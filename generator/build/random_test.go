package build

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// The programs of this test are files of words. Step k runs file k: a number
// needs the step of that number, +n needs n and the two after it side by side,
// =n reads file n, anything else is itself.
func runProgram(k int) func(*Step) (string, error) {
	return func(s *Step) (string, error) {
		text, err := s.ReadFile(strconv.Itoa(k))
		if err != nil {
			return "none", nil
		}
		var out []string
		for _, word := range strings.Fields(string(text)) {
			got, err := runWord(s, word)
			if err != nil {
				return "", err
			}
			out = append(out, got)
		}
		s.Report(len(out))
		value := strings.Join(out, " ")
		return value[:min(40, len(value))], nil // so that some changes are cut off
	}
}

func runWord(s *Step, word string) (string, error) {
	if n, err := strconv.Atoi(strings.TrimPrefix(word, "+")); err != nil {
		if strings.HasPrefix(word, "=") {
			text, _ := s.ReadFile(word[1:])
			return string(text), nil
		}
		return word, nil
	} else if word[0] != '+' {
		return Need(s, "step "+word, runProgram(n))
	} else {
		all, err := All(s, 3, func(s *Step, i int) (string, error) {
			return Need(s, fmt.Sprint("step ", n+i), runProgram(n+i))
		})
		return strings.Join(all, "/"), err
	}
}

const programs = 24

// randomProgram needs later steps only, unless circles are wanted.
func randomProgram(r *rand.Rand, k int, circles bool) string {
	var words []string
	for range r.IntN(5) {
		n := k + 1 + r.IntN(8)
		if circles && r.IntN(12) == 0 {
			n = r.IntN(programs)
		}
		words = append(words, []string{"", "+", "=", "x"}[r.IntN(4)]+strconv.Itoa(n))
	}
	return strings.Join(words, " ")
}

// TestRandom changes random programs in random ways and wants from the graph
// what an empty one gives: through hints and looks, sweeps, dumps, and with a
// watcher that reports while steps run.
func TestRandom(t *testing.T) {
	for seed := range uint64(12) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			setCores(t, 1+int(seed%4))
			r := rand.New(rand.NewPCG(seed, 7))
			circles := seed%3 == 0
			dir := t.TempDir()
			w := &school{t, dir, New(os.DirFS(dir))}
			for k := range programs {
				w.write(strconv.Itoa(k), randomProgram(r, k, circles))
			}
			for range 40 {
				var names []string
				for range r.IntN(4) {
					k := r.IntN(programs)
					names = append(names, strconv.Itoa(k))
					if r.IntN(6) == 0 {
						w.remove(strconv.Itoa(k))
					} else {
						w.write(strconv.Itoa(k), randomProgram(r, k, circles))
					}
				}
				var watcher sync.WaitGroup
				switch r.IntN(4) {
				case 0:
					w.g.Rescan()
				case 1: // too late, but seen
					watcher.Go(func() { w.g.Changed(names...) })
					askAll(w.g)
				default:
					w.g.Changed(names...)
				}
				watcher.Wait()
				got := askAll(w.g)
				if want := askAll(New(os.DirFS(dir))); got != want {
					t.Fatalf("after a change of %v:\n got %s\nwant %s\n%s", names, got, want, programText(dir))
				}
				switch r.IntN(8) {
				case 0:
					w.g.Sweep("step 0", "step 3")
				case 1:
					var disk bytes.Buffer
					w.must(w.g.Dump(&disk))
					w.must(w.g.Load(&disk))
				}
				checkRecords(t, w.g)
			}
		})
	}
}

// askAll gives the values and problems of some steps. In a circle only that it
// fails is certain: with several circles, which one is found first is not.
func askAll(g *Graph) string {
	var out []string
	for _, k := range []int{0, 3, 9} {
		key := fmt.Sprint("step ", k)
		got, err := Do(g, key, runProgram(k))
		if err != nil {
			out = append(out, key+" fails")
			continue
		}
		out = append(out, fmt.Sprint(key, " ", got, " ", g.Problems(key)))
	}
	return strings.Join(out, "\n")
}

func programText(dir string) string {
	var out []string
	for k := range programs {
		text, _ := os.ReadFile(filepath.Join(dir, strconv.Itoa(k)))
		out = append(out, fmt.Sprintf("%d: %s", k, text))
	}
	return strings.Join(out, "\n")
}

// checkRecords: what must hold between any two calls.
func checkRecords(t *testing.T, g *Graph) {
	t.Helper()
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, st := range g.steps {
		if st.run != nil {
			t.Errorf("%s is left running", st.key)
		}
		if st.known && !st.stale && !hold(st.deps) {
			t.Errorf("%s passes for fresh, but what it read has changed", st.key)
		}
		for _, u := range st.users {
			if st.stale && !u.stale {
				t.Errorf("%s is stale, %s that reads it is not", st.key, u.key)
			}
		}
		for on := range leaves(st.deps) {
			var users []*step
			switch on := on.(type) {
			case *step:
				users = on.users
			case *view:
				users = on.users
			}
			n := 0
			for _, u := range users {
				if u == st {
					n++
				}
			}
			if n != 1 {
				t.Errorf("%s reads %s, which knows that %d times", st.key, on.name(), n)
			}
		}
	}
	if n := len(g.slots); n != 0 {
		t.Errorf("%d cores are still taken", n)
	}
}
