package build

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
)

// memory is a file system in memory, without times: each look reads it again.
type memory struct{ fstest.MapFS }

func newMemory(files ...string) memory {
	m := memory{fstest.MapFS{}}
	for i := 0; i < len(files); i += 2 {
		m.write(files[i], files[i+1])
	}
	return m
}

func (m memory) write(name, text string) { m.MapFS[name] = &fstest.MapFile{Data: []byte(text)} }

// read is a step that gives a file's words.
func read(name string) func(*Step) ([]string, error) {
	return func(s *Step) ([]string, error) {
		text, err := fs.ReadFile(s, name)
		return strings.Fields(string(text)), err
	}
}

// join is a step that gives the values of the steps in its file, joined.
func join(name string) func(*Step) (string, error) {
	return func(s *Step) (string, error) {
		words, err := Need(s, "words "+name, read(name))
		if err != nil {
			return "", err
		}
		var out []string
		for _, w := range words {
			if strings.ToLower(w) == w {
				out = append(out, w)
				continue
			}
			text, err := Need(s, w, join(w))
			if err != nil {
				return "", err
			}
			out = append(out, text)
		}
		return "(" + strings.Join(out, " ") + ")", nil
	}
}

func TestDiamond(t *testing.T) {
	m := newMemory("TOP", "LEFT RIGHT", "LEFT", "l BASE", "RIGHT", "r BASE", "BASE", "b")
	g := New(m)
	ask(t, g, "TOP", "((l (b)) (r (b)))")
	check(t, "ran", g.Ran(), "BASE, LEFT, RIGHT, TOP, words BASE, words LEFT, words RIGHT, words TOP")
	m.write("BASE", "bb")
	g.Changed("BASE")
	ask(t, g, "TOP", "((l (bb)) (r (bb)))")
	check(t, "ran", g.Ran(), "BASE, LEFT, RIGHT, TOP, words BASE")
	m.write("BASE", " bb ")
	g.Changed("BASE")
	ask(t, g, "TOP", "((l (bb)) (r (bb)))")
	check(t, "ran", g.Ran(), "words BASE")
}

// TestOtherNeeds: what a step needs may change from run to run.
func TestOtherNeeds(t *testing.T) {
	m := newMemory("TOP", "LEFT", "LEFT", "l", "RIGHT", "r")
	g := New(m)
	ask(t, g, "TOP", "((l))")

	m.write("TOP", "RIGHT")
	g.Changed("TOP")
	ask(t, g, "TOP", "((r))")
	check(t, "ran", g.Ran(), "RIGHT, TOP, words RIGHT, words TOP")

	m.write("LEFT", "ll") // nobody asks any more
	g.Changed("LEFT")
	ask(t, g, "TOP", "((r))")
	check(t, "ran", g.Ran(), "")

	m.write("TOP", "LEFT RIGHT")
	m.write("RIGHT", "rr")
	g.Changed("TOP", "RIGHT")
	ask(t, g, "TOP", "((ll) (rr))")
	check(t, "ran", g.Ran(), "LEFT, RIGHT, TOP, words LEFT, words RIGHT, words TOP")
}

// TestNotNeededAnyMore: what came after an input that has changed is not run
// just because it was needed once.
func TestNotNeededAnyMore(t *testing.T) {
	m := newMemory("TOP", "LEFT", "LEFT", "l")
	g := New(m)
	ask(t, g, "TOP", "((l))")
	delete(m.MapFS, "LEFT")
	m.write("TOP", "top")
	g.Changed("TOP", "LEFT")
	ask(t, g, "TOP", "(top)")
	check(t, "ran", g.Ran(), "TOP, words TOP")
}

func TestCycle(t *testing.T) {
	m := newMemory("TOP", "A", "A", "B", "B", "C", "C", "A")
	for _, first := range []string{"A", "B", "C", "TOP"} {
		g := New(m)
		for _, key := range []string{first, "C", "B", "A"} {
			_, err := Do(g, key, join(key))
			var c *CycleError
			if !errors.As(err, &c) || strings.Join(c.Keys, " ") != "A B C A" {
				t.Errorf("%s first, then %s: %v", first, key, err)
			}
		}
		ran := len(g.Ran())
		if _, err := Do(g, first, join(first)); err == nil {
			t.Error("the circle is forgotten")
		}
		if len(g.Ran()) != ran {
			t.Error("the circle is run again though nothing has changed")
		}
	}
	g := New(m)
	if _, err := Do(g, "TOP", join("TOP")); err == nil || err.Error() != "TOP: steps need each other: A → B → C → A" {
		t.Errorf("outside the circle: %v", err)
	}
	m.write("C", "c")
	g.Changed("C")
	ask(t, g, "TOP", "((((c))))")
	m.write("C", "C")
	g.Changed("C")
	if _, err := Do(g, "C", join("C")); err == nil || err.Error() != "steps need each other: C → C" {
		t.Errorf("alone: %v", err)
	}
}

// TestCycleSideBySide closes a circle between two cores, each of which waits
// for the other.
func TestCycleSideBySide(t *testing.T) {
	setCores(t, 2)
	g := New(newMemory())
	begun := [2]chan struct{}{make(chan struct{}), make(chan struct{})}
	var step func(me, other int) func(s *Step) (int, error)
	step = func(me, other int) func(s *Step) (int, error) {
		return func(s *Step) (int, error) {
			close(begun[me])
			<-begun[other]
			return Need(s, fmt.Sprint(other), step(other, me))
		}
	}
	errs := make(chan error)
	for me := range 2 {
		go func() {
			_, err := Do(g, fmt.Sprint(me), step(me, 1-me))
			errs <- err
		}()
	}
	for range 2 {
		if err := <-errs; err == nil || err.Error() != "steps need each other: 0 → 1 → 0" {
			t.Error(err)
		}
	}
}

func setCores(t *testing.T, n int) {
	before := runtime.GOMAXPROCS(n)
	t.Cleanup(func() { runtime.GOMAXPROCS(before) })
}

func ask(t *testing.T, g *Graph, key, want string) {
	t.Helper()
	got, err := Do(g, key, join(key))
	if err != nil {
		t.Fatal(err)
	}
	if got != want {
		t.Errorf("%s is %s, want %s", key, got, want)
	}
}

func TestErrors(t *testing.T) {
	m := newMemory("TOP", "LEFT", "LEFT", "l GONE")
	g := New(m)
	_, err := Do(g, "TOP", join("TOP"))
	if want := "TOP: LEFT: GONE: words GONE: open GONE: file does not exist"; err == nil || err.Error() != want {
		t.Errorf("got %v\nwant %s", err, want)
	}
	var step *StepError
	if !errors.Is(err, fs.ErrNotExist) || !errors.As(err, &step) || step.Key != "TOP" {
		t.Errorf("the error hides its cause: %#v", err)
	}
	check(t, "ran", g.Ran(), "GONE, LEFT, TOP, words GONE, words LEFT, words TOP")
	m.write("OTHER", "")
	g.Changed("OTHER")
	if _, err := Do(g, "TOP", join("TOP")); err == nil {
		t.Error("the error is forgotten")
	}
	check(t, "ran", g.Ran(), "")
	m.write("GONE", "g")
	g.Changed("GONE")
	ask(t, g, "TOP", "((l (g)))")
	check(t, "ran", g.Ran(), "GONE, LEFT, TOP, words GONE")
}

func TestPanic(t *testing.T) {
	m := newMemory("mood", "bad")
	g := New(m)
	moody := func(s *Step) (string, error) {
		mood, err := fs.ReadFile(s, "mood")
		if string(mood) == "bad" {
			panic(fs.ErrInvalid)
		}
		return string(mood), err
	}
	top := func(s *Step) (string, error) {
		got, err := All(s, 2, func(s *Step, i int) (string, error) {
			if i == 0 {
				return "", nil
			}
			return Need(s, "moody", moody)
		})
		return strings.Join(got, ""), err
	}
	_, err := Do(g, "top", top)
	var p *PanicError
	if !errors.As(err, &p) || !strings.Contains(string(p.Stack), "TestPanic") || !errors.Is(err, fs.ErrInvalid) {
		t.Errorf("the panic is lost: %v", err)
	}
	if err == nil || err.Error() != "top: moody: panic: invalid argument" {
		t.Error(err)
	}
	m.write("mood", "good")
	g.Changed("mood")
	if got, err := Do(g, "top", top); got != "good" || err != nil {
		t.Errorf("after the cure: %q, %v", got, err)
	}
	_, err = Do(g, "branch", func(s *Step) ([]int, error) {
		return All(s, 3, func(s *Step, i int) (int, error) { panic(i) })
	})
	if err == nil || err.Error() != "branch: panic: 0" { // the first, whoever was faster
		t.Error(err)
	}
}

// TestGoexit: a step that ends its goroutine, as t.FailNow does, leaves no trace
// and nobody waiting.
func TestGoexit(t *testing.T) {
	setCores(t, 1)
	g := New(newMemory())
	done := make(chan struct{})
	go func() {
		defer close(done)
		Do(g, "outer", func(s *Step) (int, error) {
			return Need(s, "inner", func(*Step) (int, error) { runtime.Goexit(); return 0, nil })
		})
	}()
	<-done
	got, err := Do(g, "outer", func(s *Step) (int, error) {
		return Need(s, "inner", func(*Step) (int, error) { return 7, nil })
	})
	if got != 7 || err != nil {
		t.Errorf("%d, %v", got, err)
	}
}

// TestNesting: many steps in many steps on few cores; some wait for one another.
func TestNesting(t *testing.T) {
	for _, cores := range []int{1, 2, 8} {
		t.Run(fmt.Sprint(cores), func(t *testing.T) {
			setCores(t, cores)
			g := New(newMemory("file", "x"))
			var tree func(depth, i int) func(*Step) (int, error)
			tree = func(depth, i int) func(*Step) (int, error) {
				return func(s *Step) (int, error) {
					if depth == 0 {
						_, err := fs.ReadFile(s, "file")
						return 1, err
					}
					below, err := All(s, 8, func(s *Step, j int) (int, error) {
						j = (i + j) % 11 // shared with other branches
						return Need(s, fmt.Sprint(depth-1, " ", j), tree(depth-1, j))
					})
					sum := 0
					for _, n := range below {
						sum += n
					}
					return sum, err
				}
			}
			for range 20 {
				got, err := Do(g, "top", tree(5, 0))
				if got != 8*8*8*8*8 || err != nil {
					t.Fatalf("%d, %v", got, err)
				}
				g.Sweep()
			}
		})
	}
}

// TestOrder: All keeps the order of results, and all cores are used.
func TestOrder(t *testing.T) {
	setCores(t, 4)
	g := New(newMemory())
	together := make(chan struct{})
	got, err := Do(g, "top", func(s *Step) ([]int, error) {
		return All(s, 4, func(s *Step, i int) (int, error) {
			if i == 3 {
				close(together)
			}
			<-together
			s.Report(i)
			return i * i, nil
		})
	})
	if err != nil || fmt.Sprint(got) != "[0 1 4 9]" {
		t.Errorf("%v, %v", got, err)
	}
	if p := fmt.Sprint(g.Problems("top")); p != "[0 1 2 3]" {
		t.Errorf("problems: %s", p)
	}
}

// TestSideBySideWhenStale: steps that were needed side by side are also run
// again side by side, before the one that needs them.
func TestSideBySideWhenStale(t *testing.T) {
	setCores(t, 2)
	m := newMemory("file", "1")
	g := New(m)
	var together [2]chan struct{}
	step := func(i int) func(s *Step) (string, error) {
		return func(s *Step) (string, error) {
			close(together[i])
			<-together[1-i]
			text, err := fs.ReadFile(s, "file")
			return string(text), err
		}
	}
	top := func(s *Step) (string, error) {
		got, err := All(s, 2, func(s *Step, i int) (string, error) {
			return Need(s, fmt.Sprint(i), step(i))
		})
		return strings.Join(got, ""), err
	}
	for _, text := range []string{"1", "2"} {
		m.write("file", text)
		g.Rescan()
		together = [2]chan struct{}{make(chan struct{}), make(chan struct{})}
		if got, err := Do(g, "top", top); got != text+text || err != nil {
			t.Errorf("%q, %v", got, err)
		}
	}
}

func TestContext(t *testing.T) {
	m := newMemory("file", "1")
	g := New(m)
	ctx, stop := context.WithCancel(t.Context())
	stopping := true
	leaf := func(s *Step) (string, error) {
		text, err := fs.ReadFile(s, "file")
		return string(text), err
	}
	top := func(s *Step) (string, error) {
		if stopping {
			stop()
		}
		text, err := Need(s, "leaf", leaf)
		if err != nil {
			return "nothing", nil // a result that must not count
		}
		return text, nil
	}
	if _, err := Do(g.WithContext(ctx), "top", top); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	check(t, "ran", g.Ran(), "")
	stopping = false
	if got, err := Do(g, "top", top); got != "1" || err != nil {
		t.Errorf("afterwards: %q, %v", got, err)
	}
	m.write("file", "2")
	g.Rescan()
	if _, err := Do(g.WithContext(ctx), "top", top); !errors.Is(err, context.Canceled) {
		t.Errorf("stale: got %v", err)
	}
	if got, err := Do(g, "top", top); got != "2" || err != nil {
		t.Errorf("stale, afterwards: %q, %v", got, err)
	}
}

// TestWaiterOfTheInterrupted: who waits for a step that somebody else gives up
// runs it.
func TestWaiterOfTheInterrupted(t *testing.T) {
	setCores(t, 2)
	g := New(newMemory())
	ctx, stop := context.WithCancel(t.Context())
	begun := make(chan struct{})
	first, second := make(chan error), make(chan error)
	go func() {
		_, err := Do(g.WithContext(ctx), "slow", func(s *Step) (int, error) {
			close(begun)
			<-s.Context().Done()
			return 0, s.Context().Err()
		})
		first <- err
	}()
	<-begun
	go func() {
		got, err := Do(g, "slow", func(s *Step) (int, error) { return 7, nil })
		if got != 7 {
			err = fmt.Errorf("got %d, %w", got, err)
		}
		second <- err
	}()
	stop()
	if err := <-first; !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if err := <-second; err != nil {
		t.Error(err)
	}
}

// TestChangedWhileRunning: a step that read what has changed since is stale.
func TestChangedWhileRunning(t *testing.T) {
	dir := t.TempDir()
	w := &school{t, dir, New(os.DirFS(dir))}
	w.write("file", "old")
	again := false
	step := func(s *Step) (string, error) {
		text, err := fs.ReadFile(s, "file")
		if !again {
			again = true
			w.write("file", "new")
			w.g.Changed("file") // as a watcher would: without waiting
		}
		return string(text), err
	}
	top := func(s *Step) (string, error) { return Need(s, "step", step) }
	for _, want := range []string{"old", "new"} {
		if got, err := Do(w.g, "top", top); got != want || err != nil {
			t.Errorf("%q, %v", got, err)
		}
	}
}

// TestAskedAfterTheChange: who asks after a change does not get what a run made
// that had begun before it.
func TestAskedAfterTheChange(t *testing.T) {
	setCores(t, 2)
	dir := t.TempDir()
	w := &school{t, dir, New(os.DirFS(dir))}
	w.write("file", "old")
	hasRead, goOn := make(chan struct{}), make(chan struct{})
	first := true
	step := func(s *Step) (string, error) {
		text, err := fs.ReadFile(s, "file")
		if first {
			first = false
			close(hasRead)
			<-goOn
		}
		return string(text), err
	}
	ask := func() chan string {
		answer := make(chan string, 1)
		go func() {
			text, _ := Do(w.g, "step", step)
			answer <- text
		}()
		return answer
	}
	early := ask()
	<-hasRead
	w.write("file", "new")
	w.g.Changed("file")
	late := ask()
	close(goOn)
	<-early // the old text, or the new one if the other was faster
	if got := <-late; got != "new" {
		t.Errorf("got %q", got)
	}
}

func TestOneKeyTwoTypes(t *testing.T) {
	g := New(newMemory())
	if _, err := Do(g, "key", func(*Step) (int, error) { return 1, nil }); err != nil {
		t.Fatal(err)
	}
	_, err := Do(g, "key", func(*Step) (string, error) { return "", nil })
	var te *TypeError
	if !errors.As(err, &te) || err.Error() != "key: asked for as string, made as int" {
		t.Error(err)
	}
}

func TestNilInterface(t *testing.T) {
	g := New(newMemory())
	got, err := Do(g, "key", func(*Step) (fmt.Stringer, error) { return nil, nil })
	if got != nil || err != nil {
		t.Error(got, err)
	}
}

// TestStepOutlived: what reads through a step that has ended is told so.
func TestStepOutlived(t *testing.T) {
	g := New(newMemory("file", "x"))
	var kept *Step
	Do(g, "key", func(s *Step) (int, error) { kept = s; return 0, nil })
	if _, err := kept.ReadFile("file"); !errors.Is(err, fs.ErrClosed) {
		t.Errorf("ReadFile: %v", err)
	}
	if _, err := Need(kept, "other", func(*Step) (int, error) { return 0, nil }); !errors.Is(err, fs.ErrClosed) {
		t.Errorf("Need: %v", err)
	}
}
