package build

import (
	"errors"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// slots are the cores. Whoever runs a step's function, or checks one, holds
// exactly one; whoever waits for another holds none, so the one waited for can
// always go on.
type slots chan struct{}

func newSlots() slots { return make(slots, runtime.GOMAXPROCS(0)) }

func (c slots) enter() { c <- struct{}{} }
func (c slots) leave() { <-c }

func (c slots) try() bool {
	select {
	case c <- struct{}{}:
		return true
	default:
		return false
	}
}

// each calls do for 0 to n-1, here and on idle cores. The caller holds a slot.
// do must not panic.
func (c slots) each(n int, do func(i int)) {
	var next, helpers atomic.Int64
	var all sync.WaitGroup
	var work func()
	work = func() {
		for {
			i := int(next.Add(1)) - 1
			if i >= n {
				return
			}
			// A core may have become idle since the last round. Helpers that wait
			// for another step are counted too, or there might be n of them.
			if i < n-1 && int(helpers.Load()) < cap(c)-1 && c.try() {
				helpers.Add(1)
				all.Go(func() {
					defer c.leave()
					work()
				})
			}
			do(i)
		}
	}
	work()
	if helpers.Load() > 0 {
		c.leave()
		defer c.enter()
		all.Wait()
	}
}

// All calls fn for 0 to n-1 side by side and gives the results in that order.
// The Step handed to fn is the same step, seen from one branch; use it, and not
// the outer one, so that what is noted does not depend on who was faster. All
// branches run even if one fails; the error is that of the first failed one.
func All[T any](s *Step, n int, fn func(s *Step, i int) (T, error)) ([]T, error) {
	out := make([]T, n)
	err := s.branch(n, func(s *Step, i int) (err error) {
		out[i], err = fn(s, i)
		return err
	})
	return out, err
}

// errExit is left where a branch ended its goroutine, as t.FailNow does, instead
// of returning.
var errExit = errors.New("ended its goroutine")

func (s *Step) branch(n int, do func(s *Step, i int) error) error {
	branches := make([]Step, n)
	errs := make([]error, n)
	s.g.slots.each(n, func(i int) {
		b := &branches[i]
		b.g, b.run = s.g, s.run
		errs[i] = errExit
		errs[i] = b.guard(func() error {
			if err := s.interrupted(); err != nil {
				return err
			}
			return do(b, i)
		})
	})
	s.join(branches)
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// guard calls fn and makes an error of its panic.
func (s *Step) guard(fn func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &PanicError{Value: p, Stack: debug.Stack()}
		}
	}()
	return fn()
}
