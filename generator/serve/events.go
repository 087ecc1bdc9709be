package serve

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"suluh/generator"
)

const (
	maxStreams = 100 // pages that may listen at once
	maxNews    = 100 // builds that a page can hear of late
)

// everything, in the place of an address, says that any page may have changed.
const everything = "*"

// events tells open pages which addresses have changed, by server-sent events.
// They carry addresses alone, no content. Each has a mark; a page says with the
// mark it was made at what it has not heard of, so that nothing is missed
// between the page and its stream, or when the server was started again.
type events struct {
	mu      sync.Mutex
	streams map[chan event]bool
	epoch   string     // of this server
	count   int        // of builds that changed something
	news    [][]string // what the last of them changed
}

// An event is what has changed up to a mark.
type event struct {
	mark    string
	changed []string
}

// newEvents begins to count; the epoch tells one server from the next.
func newEvents(epoch time.Time) *events {
	return &events{streams: map[chan event]bool{}, epoch: strconv.FormatInt(epoch.UnixNano(), 36)}
}

// now is the mark of what there is. mu is held.
func (e *events) now() string { return e.epoch + "-" + strconv.Itoa(e.count) }

// mark is what a page that is sent now has heard of.
func (e *events) mark() string {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.now()
}

// tell names what changed, sorted, to every page that listens. A page that is
// slow to take it gets the union with what it has not taken yet.
func (e *events) tell(changed []string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.count++
	e.news = append(e.news, changed)
	if len(e.news) > maxNews {
		e.news = slices.Delete(e.news, 0, 1)
	}
	for c := range e.streams {
		waiting := changed
		select {
		case old := <-c:
			waiting = union(old.changed, changed)
		default:
		}
		c <- event{e.now(), waiting} // holds one; emptied above, and only tell and join fill it
	}
}

func union(lists ...[]string) []string {
	all := slices.Concat(lists...)
	slices.Sort(all)
	return slices.Compact(all)
}

// missed is what has changed since a mark. mu is held.
func (e *events) missed(mark string) []string {
	number, ours := strings.CutPrefix(mark, e.epoch+"-")
	n, err := strconv.Atoi(number)
	switch behind := e.count - n; {
	case mark == "":
		return nil
	case !ours || err != nil || behind < 0 || behind > len(e.news):
		return []string{everything}
	default:
		return union(e.news[len(e.news)-behind:]...)
	}
}

// join opens a stream for a page of a mark, if there is room.
func (e *events) join(mark string) (chan event, bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if len(e.streams) >= maxStreams {
		return nil, false
	}
	c := make(chan event, 1)
	if missed := e.missed(mark); len(missed) > 0 {
		c <- event{e.now(), missed}
	}
	e.streams[c] = true
	return c, true
}

func (e *events) leave(c chan event) {
	e.mu.Lock()
	defer e.mu.Unlock()
	delete(e.streams, c)
}

func (e *events) serve(w http.ResponseWriter, r *http.Request) {
	if !sameOrigin(r) {
		w.WriteHeader(http.StatusForbidden)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	if r.Method == http.MethodHead {
		return // nothing to wait for
	}
	mark := r.Header.Get("Last-Event-ID") // from a stream that broke off
	if mark == "" {
		mark = r.URL.Query().Get("since")
	}
	c, ok := e.join(mark)
	if !ok {
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	defer e.leave(c)
	out := http.NewResponseController(w)
	fmt.Fprint(w, "retry: 500\n\n")
	out.Flush()
	beat := time.NewTicker(20 * time.Second)
	defer beat.Stop()
	for {
		select {
		case <-r.Context().Done():
			return
		case <-beat.C:
			fmt.Fprint(w, ": \n\n")
		case news := <-c:
			data, _ := json.Marshal(news.changed) // strings always marshal
			fmt.Fprintf(w, "id: %s\ndata: %s\n\n", news.mark, data)
		}
		if out.Flush() != nil {
			return
		}
	}
}

// preview sends the script that listens.
func (s *Server) preview(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
	w.Write(generator.PreviewScript())
}
