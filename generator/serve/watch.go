package serve

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Times of watching.
const (
	settle = 30 * time.Millisecond  // later events within this time are folded into one
	calm   = 250 * time.Millisecond // after this much quiet everything is looked at
	poll   = 2 * time.Second        // and this often, whatever the events say
)

// watched are the folders of a project that a site is made from.
var watched = []string{"content", "templates", "static"}

// A watcher says when files may have changed. Events are a hint, acted on at
// once; a look at everything is the truth, and follows.
type watcher struct {
	dir     string
	notify  *fsnotify.Watcher // nil where there is no notification
	changes chan []string     // slash paths below dir; nil means: look at everything
	stop    chan struct{}
}

func watch(dir string) (*watcher, error) {
	if _, err := os.Stat(filepath.Join(dir, "content")); err != nil {
		return nil, err
	}
	w := &watcher{dir: dir, changes: make(chan []string), stop: make(chan struct{})}
	if n, err := fsnotify.NewWatcher(); err == nil {
		w.notify = n
		for _, top := range watched {
			w.add(filepath.Join(dir, top))
		}
	}
	go w.loop()
	return w, nil
}

func (w *watcher) close() {
	close(w.stop)
	if w.notify != nil {
		w.notify.Close()
	}
}

// add watches a folder and all below it. What cannot be watched is found by
// looking.
func (w *watcher) add(dir string) {
	filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err == nil && e.IsDir() {
			w.notify.Add(name)
		}
		return nil
	})
}

func (w *watcher) loop() {
	var events chan fsnotify.Event
	var errors chan error
	if w.notify != nil {
		events, errors = w.notify.Events, w.notify.Errors
	}
	var names []string
	quiet := time.NewTimer(poll)
	var due <-chan time.Time
	send := func(what []string) bool {
		select {
		case w.changes <- what:
			return true
		case <-w.stop:
			return false
		}
	}
	for {
		select {
		case <-w.stop:
			return
		case e, ok := <-events:
			if !ok {
				events = nil
				continue
			}
			if e.Op == fsnotify.Chmod {
				continue
			}
			if e.Has(fsnotify.Create) {
				w.add(e.Name)
			}
			if rel, err := filepath.Rel(w.dir, e.Name); err == nil {
				rel = filepath.ToSlash(rel)
				names = append(names, rel)
				if i := strings.LastIndexByte(rel, '/'); i > 0 {
					names = append(names, rel[:i]) // the folder's list may have changed too
				}
			}
			if due == nil {
				due = time.After(settle)
			}
			quiet.Reset(calm)
		case <-errors: // a full queue among them: only looking helps
			quiet.Reset(0)
		case <-due:
			due = nil
			if !send(names) {
				return
			}
			names = nil
		case <-quiet.C:
			if !send(nil) {
				return
			}
			quiet.Reset(poll)
		}
	}
}
