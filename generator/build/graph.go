package build

import (
	"context"
	"io/fs"
	"sync"
)

// Graph holds every step ever asked for, what it read and what it made. All
// its methods may be called from several goroutines.
type Graph struct {
	*graph
	ctx context.Context
}

// graph is what all handles of a Graph (see WithContext) share.
type graph struct {
	fsys  fs.FS
	slots slots

	// asking is held for reading while someone asks, and for writing by those
	// who take records away. Locked before mu.
	asking sync.RWMutex

	mu    sync.Mutex // guards everything below, and the fields of every record
	steps map[string]*step
	files map[string]*file
	now   uint32  // the generation; each Changed and Rescan begins one
	ran   []*step // in this generation, each once
	visit uint32  // the last walk through the graph; see step.visit
}

// step is the record of one key. At 10,000 lessons there are 40,000 of them.
type step struct {
	key      string
	job      job // nil after Load, until someone asks with a function
	value    any // T, or stored after Load until someone wants it
	err      error
	mark     mark  // the identity of value or err
	deps     []dep // what it read, in that order
	users          // who read it
	problems []any

	run   *run   // not nil while someone checks or runs it
	cause Cause  // why it ran last
	of    leaf   // the input that cause speaks of
	ranIn uint32 // the generation in which it ran last
	visit uint32 // equals graph.visit when the present walk has been here
	known bool   // value, err, mark and deps are there
	stale bool   // some input below may have changed, or is not known
}

// New gives an empty graph whose steps read fsys. Names are those of fs.FS:
// with slashes, relative to its root.
func New(fsys fs.FS) *Graph {
	g := &graph{fsys: fsys, slots: newSlots(), now: 1}
	g.clear()
	return &Graph{graph: g, ctx: context.Background()}
}

func (g *graph) clear() {
	g.steps = map[string]*step{}
	g.files = map[string]*file{}
	g.ran = nil
}

// WithContext gives a handle on the same graph that gives up asking when ctx is
// done. A step that was interrupted leaves no trace; whoever else waits for it
// runs it again.
func (g *Graph) WithContext(ctx context.Context) *Graph {
	return &Graph{graph: g.graph, ctx: ctx}
}

// Do gives the value of the step named key, running fn only if it never ran or
// if something it read has changed. An error of fn comes back as *StepError.
func Do[T any](g *Graph, key string, fn func(*Step) (T, error)) (T, error) {
	g.asking.RLock()
	defer g.asking.RUnlock()
	g.slots.enter()
	defer g.slots.leave()
	return as[T](g.need(nil, key, jobOf[T]{fn}))
}

// Need is Do inside the step s: it notes the asked step as a dependency of s.
func Need[T any](s *Step, key string, fn func(*Step) (T, error)) (T, error) {
	return as[T](s.g.need(s, key, jobOf[T]{fn}))
}

// need settles the step named key for s, or for someone outside if s is nil.
func (g *Graph) need(s *Step, key string, j job) (string, any, error) {
	if s != nil && s.ended.Load() {
		return key, nil, &StepError{key, errEnded(s)}
	}
	var from *run
	if s != nil {
		from = s.run
	}
	g.mu.Lock()
	st := g.steps[key]
	if st == nil {
		st = &step{key: key, stale: true}
		g.steps[key] = st
	}
	// The newest function is as good as the first (see the rules in the package
	// comment), and lets go of what an older closure held.
	st.job = j
	for {
		if !st.settled() {
			g.mu.Unlock()
			err := g.settle(from, st)
			if c, ok := err.(*CycleError); ok {
				s.note(st, c.mark()) // only a step can close a circle
				return key, nil, c
			}
			if err != nil {
				return key, nil, &StepError{key, err}
			}
			g.mu.Lock()
		}
		raw, ok := st.value.(*stored)
		if !ok {
			break
		}
		g.thaw(st, raw)
	}
	value, err, m := st.value, st.err, st.mark
	g.mu.Unlock()
	if s != nil {
		s.note(st, m)
	}
	return key, value, err
}

// as gives a step's value its type back. It takes what need returns.
func as[T any](key string, value any, err error) (T, error) {
	var none T
	if err != nil || value == nil { // nil: T is an interface and holds nothing
		return none, err
	}
	v, ok := value.(T)
	if !ok {
		return none, &StepError{key, &TypeError{Asked: typeName[T](), Made: value}}
	}
	return v, nil
}

// job is a step's function without its type parameter.
type job interface {
	do(*Step) (any, error)
	typ() string
	encode(value any) ([]byte, error)
	decode([]byte) (any, error)
}

// jobOf fits into an interface without being copied to the heap.
type jobOf[T any] struct {
	fn func(*Step) (T, error)
}

func (j jobOf[T]) do(s *Step) (any, error) { return j.fn(s) }
