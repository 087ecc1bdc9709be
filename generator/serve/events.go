package serve

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"sync"
	"time"

	"suluh/generator"
)

// maxStreams is how many pages may listen at once.
const maxStreams = 100

// events tells open pages which addresses have changed, by server-sent events.
// They carry addresses alone, no content.
type events struct {
	mu      sync.Mutex
	streams map[chan []string]bool
}

func newEvents() *events { return &events{streams: map[chan []string]bool{}} }

// tell names what changed, sorted, to every page that listens. A page that is
// slow to take it gets the union with what it has not taken yet.
func (e *events) tell(changed []string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for c := range e.streams {
		waiting := changed
		select {
		case old := <-c:
			waiting = slices.Concat(old, changed)
			slices.Sort(waiting)
			waiting = slices.Compact(waiting)
		default:
		}
		c <- waiting // holds one; emptied above, and only tell fills it
	}
}

func (e *events) join() (chan []string, bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if len(e.streams) >= maxStreams {
		return nil, false
	}
	c := make(chan []string, 1)
	e.streams[c] = true
	return c, true
}

func (e *events) leave(c chan []string) {
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
	c, ok := e.join()
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
		case changed := <-c:
			data, _ := json.Marshal(changed) // strings always marshal
			fmt.Fprintf(w, "data: %s\n\n", data)
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
