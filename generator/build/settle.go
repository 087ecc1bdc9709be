package build

import (
	"errors"
	"slices"
)

// run is the work on one stale step, while it lasts: its inputs are checked,
// and if one has changed, its function runs. Guarded by graph.mu.
type run struct {
	step     *step
	began    uint32        // the generation
	done     chan struct{} // closed at the end; made by the first who waits
	needs    []*step       // whom it is waiting for just now, once for each branch
	cycle    *CycleError   // set when it turns out to be part of a circle
	next     *step         // whom it needs in that circle
	cut      bool          // it met a context that is done; its result does not count
	resolved bool          // it ended with a result, and not by being cut
}

// errUnmade: a step that came from Load is stale, and nobody has said yet how
// it is made. Those who checked it run, and say so.
var errUnmade = errors.New("not made yet")

// settled says whether the step's result can be taken as it stands.
func (st *step) settled() bool { return st.known && !st.stale && st.run == nil }

// settle brings st up to date, by waiting for whoever does so already, or by
// doing so here. The errors are those of asking (a circle, a context that is
// done, errUnmade), not the step's own.
func (g *Graph) settle(from *run, st *step) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	asked := g.now
	for {
		if st.settled() {
			return nil
		}
		if err := g.ctx.Err(); err != nil {
			if from != nil {
				from.cut = true
			}
			return err
		}
		if from != nil {
			if c := g.circle(from, st); c != nil {
				return c
			}
			from.needs = append(from.needs, st)
		}
		r := st.run
		if r == nil {
			err := g.work(from, st)
			if err != nil && err != errUnmade && from != nil {
				from.cut = true
			}
			return err
		}
		g.await(r)
		from.forget(st)
		// What it made may be stale once more, but was good when it was asked for,
		// unless the run had begun before a change that the asker knows of.
		if r.resolved && r.began >= asked {
			return nil
		}
	}
}

// await waits, without mu and without a core, until r has ended or the context
// is done.
func (g *Graph) await(r *run) {
	if r.done == nil {
		r.done = make(chan struct{})
	}
	g.mu.Unlock()
	g.slots.leave()
	select {
	case <-r.done:
	case <-g.ctx.Done():
	}
	g.slots.enter()
	g.mu.Lock()
}

// forget takes back one need. A nil run is somebody outside.
func (r *run) forget(st *step) {
	if r == nil {
		return
	}
	i := slices.Index(r.needs, st)
	r.needs = slices.Delete(r.needs, i, i+1)
}

// work checks st and runs it if it must. Called and left with mu held.
func (g *Graph) work(from *run, st *step) error {
	r := &run{step: st, began: g.now}
	st.run = r
	known, cause, of := st.known, CauseNew, leaf(nil)
	if st.cause == CauseLost {
		cause = CauseLost
	}
	g.mu.Unlock()
	defer func() { // also when the function ends its goroutine
		g.mu.Lock()
		st.run = nil
		if st.stale || r.cycle != nil && r.cycle.mark() != st.mark {
			// Those who closed a circle here took its error for granted, and would
			// not hear of it otherwise.
			for _, u := range st.users {
				g.push(u)
			}
		}
		if r.done != nil {
			close(r.done)
		}
		from.forget(st)
	}()

	if known {
		changed, err := g.check(r, st.deps)
		if err != nil {
			return err
		}
		if changed == nil {
			g.keep(r)
			return nil
		}
		cause, of = changed.change(), changed
	}
	g.mu.Lock()
	j := st.job
	g.mu.Unlock()
	if j == nil {
		return errUnmade
	}
	return g.perform(r, j, cause, of)
}

// check compares deps with the present, in order, settling steps on the way,
// and gives the first that has changed. The order matters: what a step needed
// after an input that has changed, it may not need any more.
func (g *Graph) check(r *run, deps []dep) (leaf, error) {
	for {
		g.mu.Lock()
		i := slices.IndexFunc(deps, func(d dep) bool { return !d.on.holds(d.saw) })
		g.mu.Unlock()
		if i < 0 {
			return nil, nil
		}
		if changed, err := deps[i].on.check(g, r, deps[i].saw); changed != nil || err != nil {
			return changed, err
		}
		deps = deps[i+1:]
	}
}

// keep ends a run that found nothing changed.
func (g *Graph) keep(r *run) {
	g.mu.Lock()
	defer g.mu.Unlock()
	st := r.step
	if r.closed(st.deps) { // where circles meet, another one may be found each time
		st.value, st.mark, st.err = nil, r.cycle.mark(), r.cycle
	}
	st.stale = !hold(st.deps) // something may have changed behind us
	r.resolved = true
}

// perform runs the step's function and records what came of it.
func (g *Graph) perform(r *run, j job, cause Cause, of leaf) error {
	s := &Step{g: g, run: r}
	value, m, err := s.call(j)
	deps, problems := s.end()

	g.mu.Lock()
	defer g.mu.Unlock()
	if r.cut {
		return g.ctx.Err()
	}
	st := r.step
	if r.closed(deps) {
		value, m, err = nil, r.cycle.mark(), r.cycle
	}
	relink(st, st.deps, deps)
	st.value, st.mark, st.err, st.deps, st.problems = value, m, err, deps, problems
	st.cause, st.of = cause, of
	st.known, st.stale = true, !hold(deps)
	if st.ranIn != g.now {
		st.ranIn = g.now
		g.ran = append(g.ran, st)
	}
	r.resolved = true
	return nil
}

// circle says whether from would wait for itself if it waited for st. If so,
// all who are part of the circle are told.
func (g *Graph) circle(from *run, st *step) *CycleError {
	path := way(st, from, map[*run]bool{})
	if path == nil {
		return nil
	}
	keys := make([]string, len(path))
	for i, r := range path {
		keys[i] = r.step.key
	}
	first := slices.Index(keys, slices.Min(keys))
	keys = slices.Concat(keys[first:], keys[:first], keys[first:first+1])
	c := &CycleError{keys}
	for i, r := range path {
		if r.cycle == nil {
			r.cycle, r.next = c, path[(i+1)%len(path)].step
		}
	}
	return c
}

// closed says whether a run that read deps is still part of a circle at its end.
// A file that changed after the circle was found may have opened it: then the
// next in it has a result of its own.
func (r *run) closed(deps []dep) bool {
	if r.cycle == nil {
		return false
	}
	m := r.cycle.mark()
	for on, saw := range leaves(deps) {
		if on == leaf(r.next) {
			_, failed := r.next.err.(*CycleError)
			return saw == m || failed && saw == r.next.mark
		}
	}
	return false
}

// way gives the runs from st to the run to, each waiting for the next, or nil.
func way(st *step, to *run, been map[*run]bool) []*run {
	r := st.run
	if r == nil || been[r] {
		return nil
	}
	if r == to {
		return []*run{r}
	}
	been[r] = true
	for _, next := range r.needs {
		if path := way(next, to, been); path != nil {
			return append([]*run{r}, path...)
		}
	}
	return nil
}
