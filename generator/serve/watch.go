package serve

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Times of watching.
const (
	settle = 30 * time.Millisecond  // after the first event, later ones within this time are folded into one
	reread = 20 * time.Millisecond  // a file that was emptied, cut or taken away is looked at again after it
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

	sizes map[string]int64     // of files, by slash path, when last seen
	names []string             // to be told
	doubt map[string]time.Time // files that an editor may be about to write, since when
}

func watch(dir string) (*watcher, error) {
	if _, err := os.Stat(filepath.Join(dir, "content")); err != nil {
		return nil, err
	}
	w := &watcher{dir: dir, changes: make(chan []string), stop: make(chan struct{}), sizes: map[string]int64{}, doubt: map[string]time.Time{}}
	if n, err := fsnotify.NewWatcher(); err == nil {
		w.notify = n
		n.Add(dir) // a watched folder may go and come back
		for _, top := range watched {
			w.add(top)
		}
	}
	if w.notify == nil {
		go w.loop(nil, nil)
	} else {
		go w.loop(w.notify.Events, w.notify.Errors)
	}
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
func (w *watcher) add(name string) {
	filepath.WalkDir(filepath.Join(w.dir, name), func(full string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
		case e.IsDir():
			w.notify.Add(full)
		default:
			if info, err := e.Info(); err == nil {
				w.sizes[w.slash(full)] = info.Size()
			}
		}
		return nil
	})
}

// slash is a name below the watched folder, as an fs.FS spells it.
func (w *watcher) slash(full string) string {
	rel, err := filepath.Rel(w.dir, full)
	if err != nil {
		return ""
	}
	return filepath.ToSlash(rel)
}

// take notes what an event may mean. A file that is empty, shorter than it was
// or gone is held in doubt: editors cut a file before they write it, or move
// it away before the new one takes its place.
func (w *watcher) take(e fsnotify.Event) {
	name := w.slash(e.Name)
	top, _, _ := strings.Cut(name, "/")
	if e.Op == fsnotify.Chmod || !slices.Contains(watched, top) {
		return
	}
	info, err := os.Lstat(e.Name)
	if err == nil && info.IsDir() {
		if e.Has(fsnotify.Create) {
			w.add(name)
		}
		w.tell(name)
		return
	}
	was, known := w.sizes[name]
	if known && (err != nil || info.Size() < was) || err == nil && info.Size() == 0 {
		if w.doubt[name].IsZero() {
			w.doubt[name] = time.Now()
		}
		return
	}
	if err == nil {
		w.sizes[name] = info.Size()
	}
	delete(w.doubt, name)
	w.tell(name)
}

// tell notes a name, and the folder whose list may have changed with it.
func (w *watcher) tell(name string) {
	w.names = append(w.names, name)
	if dir := path.Dir(name); dir != "." {
		w.names = append(w.names, dir)
	}
}

// settleDoubt takes files that have been in doubt for long enough for what they
// are now.
func (w *watcher) settleDoubt() {
	for name, since := range w.doubt {
		if time.Since(since) < reread {
			continue
		}
		if info, err := os.Lstat(filepath.Join(w.dir, filepath.FromSlash(name))); err == nil {
			w.sizes[name] = info.Size()
		} else {
			delete(w.sizes, name)
		}
		delete(w.doubt, name)
		w.tell(name)
	}
}

// loop gathers events and tells of them until it is stopped.
func (w *watcher) loop(events <-chan fsnotify.Event, errors <-chan error) {
	var folding, doubting <-chan time.Time
	everything := false // a look at everything is due
	looked := time.Now()
	quiet := time.NewTimer(poll)
	for {
		if len(w.doubt) > 0 && doubting == nil {
			doubting = time.After(reread)
		}
		var out chan []string
		var next []string // nil: everything
		switch {
		case everything:
			out = w.changes
		case len(w.names) > 0 && folding == nil:
			out, next = w.changes, w.names
		}
		select {
		case <-w.stop:
			return
		case e, ok := <-events:
			if !ok {
				events = nil
				continue
			}
			w.take(e)
			quiet.Reset(min(calm, time.Until(looked.Add(poll)))) // steady saving does not put it off for ever
		case <-errors: // a full queue among them: only looking helps
			everything = true
		case <-doubting:
			doubting = nil
			w.settleDoubt()
		case <-folding:
			folding = nil
		case <-quiet.C:
			everything = true
		case out <- next:
			w.names = nil
			folding = time.After(settle)
			if everything {
				everything, looked = false, time.Now()
				quiet.Reset(poll)
			}
		}
	}
}
