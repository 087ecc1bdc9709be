package build

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"
)

// Step is a running step: the file system it reads through (files.go), the
// place where it leaves problems, and what Need and All want to be handed. It
// ends with its function; whatever reads it later gets an error.
type Step struct {
	g   *Graph
	run *run

	mu       sync.Mutex
	deps     []dep
	problems []any
	ended    atomic.Bool
}

// Key is the step's name.
func (s *Step) Key() string { return s.run.step.key }

// Context is that of the caller who set the step going, for work that takes
// long and can be given up.
func (s *Step) Context() context.Context { return s.g.ctx }

// Report keeps a problem with the step. The graph asks nothing of it; Dump
// does: that encoding/gob knows its type.
func (s *Step) Report(problem any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.problems = append(s.problems, problem)
}

// note records that the step read something. A few steps read the same thing
// over and over; a look at the last notes spares most of that.
func (s *Step) note(on input, saw mark) {
	s.mu.Lock()
	defer s.mu.Unlock()
	d := dep{on, saw}
	if !slices.Contains(s.deps[max(0, len(s.deps)-8):], d) {
		s.deps = append(s.deps, d)
	}
}

// join takes over what the branches noted, in their order.
func (s *Step) join(branches []Step) {
	f := &fork{}
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range branches {
		deps, problems := branches[i].end()
		if len(deps) > 0 {
			f.branches = append(f.branches, deps)
		}
		s.problems = append(s.problems, problems...)
	}
	if len(f.branches) == 1 {
		s.deps = append(s.deps, f.branches[0]...)
	} else if len(f.branches) > 1 {
		f.branches = slices.Clip(f.branches)
		s.deps = append(s.deps, dep{on: f})
	}
}

// end closes the step and gives its notes, without spare room: they stay.
func (s *Step) end() ([]dep, []any) {
	s.ended.Store(true)
	s.mu.Lock()
	defer s.mu.Unlock()
	return fit(s.deps), fit(s.problems)
}

func fit[E any](list []E) []E {
	if len(list) == cap(list) {
		return list
	}
	return append(make([]E, 0, len(list)), list...)
}

// call runs the step's function: the value, its mark, and the error wrapped
// with the key.
func (s *Step) call(j job) (value any, m mark, err error) {
	err = s.guard(func() (err error) {
		value, err = j.do(s)
		if err != nil {
			return err
		}
		sum, err := identity(value)
		m = short(sum)
		return err
	})
	if err != nil {
		s.interrupted() // the error may be that of a context
		err = &StepError{s.Key(), err}
		return nil, failure(err), err
	}
	return value, m, nil
}

// interrupted says whether the context is done, and if so marks the run: what
// it returns after this does not count.
func (s *Step) interrupted() error {
	err := s.g.ctx.Err()
	if err != nil {
		s.g.mu.Lock()
		s.run.cut = true
		s.g.mu.Unlock()
	}
	return err
}
