package serve

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"
)

// follow runs the loop on events that a test sends, in a time that a test
// makes pass.
func follow(t *testing.T, do func(w *watcher, events chan<- fsnotify.Event, errors chan<- error)) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "content/k/a.md"), "panjang")
	write(t, filepath.Join(dir, "content/k/b.md"), "panjang")
	synctest.Test(t, func(t *testing.T) {
		w := &watcher{dir: dir, changes: make(chan []string), stop: make(chan struct{}), sizes: map[string]int64{"content/k/a.md": 7, "content/k/b.md": 7}, doubt: map[string]time.Time{}}
		events, errors := make(chan fsnotify.Event), make(chan error)
		go w.loop(events, errors)
		do(w, events, errors)
		close(w.stop)
	})
}

func saved(w *watcher, name string) fsnotify.Event {
	return fsnotify.Event{Name: filepath.Join(w.dir, name), Op: fsnotify.Write}
}

func TestFirstEventActsAtOnce(t *testing.T) {
	follow(t, func(w *watcher, events chan<- fsnotify.Event, _ chan<- error) {
		began := time.Now()
		events <- saved(w, "content/k/a.md")
		if got := <-w.changes; !slices.Equal(got, []string{"content/k/a.md", "content/k"}) || time.Since(began) != 0 {
			t.Errorf("%v after %v", got, time.Since(began))
		}
		time.Sleep(10 * time.Millisecond)
		events <- saved(w, "content/k/a.md")
		events <- saved(w, "content/k/b.md")
		if got := <-w.changes; !slices.Equal(got, []string{"content/k/a.md", "content/k", "content/k/b.md", "content/k"}) || time.Since(began) != settle {
			t.Errorf("%v after %v", got, time.Since(began))
		}
		time.Sleep(time.Second)
		if got := <-w.changes; got != nil {
			t.Errorf("after calm: %v", got)
		}
	})
}

func TestLooks(t *testing.T) {
	follow(t, func(w *watcher, events chan<- fsnotify.Event, errors chan<- error) {
		began := time.Now()
		look := func(want time.Duration) {
			t.Helper()
			for names := range w.changes {
				if names == nil {
					break
				}
			}
			if got := time.Since(began); got != want {
				t.Errorf("a look at everything after %v, want %v", got, want)
			}
			began = time.Now()
		}
		look(poll) // without an event
		look(poll)
		events <- saved(w, "content/k/a.md")
		<-w.changes
		look(calm)
		errors <- fsnotify.ErrEventOverflow
		look(0)
	})
}

// TestSteadySaving saves one file without end: others are looked at all the
// same.
func TestSteadySaving(t *testing.T) {
	follow(t, func(w *watcher, events chan<- fsnotify.Event, _ chan<- error) {
		began := time.Now()
		for {
			select {
			case events <- saved(w, "content/k/a.md"):
				time.Sleep(10 * time.Millisecond)
			case names := <-w.changes:
				if names != nil {
					continue
				}
				if took := time.Since(began); took > poll+calm {
					t.Errorf("looked after %v", took)
				}
				return
			}
		}
	})
}

// TestCutFile empties a file as editors do before they write it: it counts when
// it has been written, or when it stays empty.
func TestCutFile(t *testing.T) {
	for name, cut := range map[string]func(string) error{
		"emptied":    func(file string) error { return os.WriteFile(file, nil, 0o644) },
		"shrunk":     func(file string) error { return os.WriteFile(file, []byte("p"), 0o644) },
		"moved away": func(file string) error { return os.Rename(file, file+"~") },
	} {
		t.Run(name, func(t *testing.T) {
			follow(t, func(w *watcher, events chan<- fsnotify.Event, _ chan<- error) {
				file := filepath.Join(w.dir, "content/k/a.md")
				if err := cut(file); err != nil {
					t.Fatal(err)
				}
				began := time.Now()
				events <- saved(w, "content/k/a.md")
				synctest.Wait()
				select {
				case got := <-w.changes:
					t.Errorf("counted while it is cut: %v", got)
				default:
				}
				time.Sleep(5 * time.Millisecond)
				write(t, file, "panjang sekali")
				events <- saved(w, "content/k/a.md")
				if got := <-w.changes; got[0] != "content/k/a.md" || time.Since(began) != 5*time.Millisecond {
					t.Errorf("%v after %v", got, time.Since(began))
				}
			})
			follow(t, func(w *watcher, events chan<- fsnotify.Event, _ chan<- error) {
				if err := cut(filepath.Join(w.dir, "content/k/a.md")); err != nil {
					t.Fatal(err)
				}
				began := time.Now()
				events <- saved(w, "content/k/a.md")
				if got := <-w.changes; got[0] != "content/k/a.md" || time.Since(began) != reread {
					t.Errorf("%v after %v", got, time.Since(began))
				}
			})
		})
	}
}

// TestOutside is deaf to what the site is not made of, such as a build into a
// folder beside the content.
func TestOutside(t *testing.T) {
	follow(t, func(w *watcher, events chan<- fsnotify.Event, _ chan<- error) {
		began := time.Now()
		events <- saved(w, "public")
		events <- saved(w, ".public.staging-1")
		events <- fsnotify.Event{Name: filepath.Join(w.dir, "content/k/a.md"), Op: fsnotify.Chmod}
		if got := <-w.changes; got != nil {
			t.Errorf("%v after %v", got, time.Since(began))
		}
	})
}
