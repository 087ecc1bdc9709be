package build

import (
	"iter"
	"slices"
)

// input is what a step can have read: a leaf, or a fork with leaves in it.
type input interface {
	// holds says whether this is, without doubt, still what it was. mu is held.
	holds(saw mark) bool
	// check finds out whether it is, and gives the leaf that is not, or nil.
	check(g *Graph, r *run, saw mark) (leaf, error)
}

// leaf is a step or a view of a file. mu is held for its methods but check.
type leaf interface {
	input
	add(user *step)
	drop(user *step)
	change() Cause // what it is to a step that it has changed
	name() string
}

// dep is one thing that a step read, and what it then was.
type dep struct {
	on  input
	saw mark
}

func hold(deps []dep) bool {
	return !slices.ContainsFunc(deps, func(d dep) bool { return !d.on.holds(d.saw) })
}

func (st *step) holds(saw mark) bool {
	if r := st.run; r != nil && r.cycle != nil {
		return r.cycle.mark() == saw
	}
	return st.known && !st.stale && st.mark == saw
}

func (st *step) check(g *Graph, r *run, saw mark) (leaf, error) {
	err := g.settle(r, st)
	if c, ok := err.(*CycleError); ok {
		if c.mark() == saw {
			return nil, nil
		}
		return st, nil
	}
	if err == errUnmade {
		return st, nil
	}
	if err != nil {
		return nil, err
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if st.mark != saw {
		return st, nil
	}
	return nil, nil
}

func (st *step) change() Cause { return CauseStep }
func (st *step) name() string  { return st.key }

// fork is what the branches of one All read. They do not depend on each other,
// so they are checked side by side as well.
type fork struct {
	branches [][]dep // none empty
}

func (f *fork) holds(mark) bool {
	return !slices.ContainsFunc(f.branches, func(b []dep) bool { return !hold(b) })
}

func (f *fork) check(g *Graph, r *run, _ mark) (leaf, error) {
	g.mu.Lock()
	var doubtful [][]dep
	for _, b := range f.branches {
		if !hold(b) {
			doubtful = append(doubtful, b)
		}
	}
	g.mu.Unlock()
	changed := make([]leaf, len(doubtful))
	errs := make([]error, len(doubtful))
	g.slots.each(len(doubtful), func(i int) {
		errs[i] = errExit
		changed[i], errs[i] = g.check(r, doubtful[i])
	})
	for i, c := range changed { // the first, whoever was faster
		if c != nil || errs[i] != nil {
			return c, errs[i]
		}
	}
	return nil, nil
}

// leaves gives what deps, and the branches of forks among them, read and saw, in
// order.
func leaves(deps []dep) iter.Seq2[leaf, mark] {
	return func(yield func(leaf, mark) bool) { walk(deps, yield) }
}

func walk(deps []dep, yield func(leaf, mark) bool) bool {
	for _, d := range deps {
		switch on := d.on.(type) {
		case leaf:
			if !yield(on, d.saw) {
				return false
			}
		case *fork:
			for _, b := range on.branches {
				if !walk(b, yield) {
					return false
				}
			}
		}
	}
	return true
}

// users are the steps that read something, without order.
type users []*step

func (u *users) add(st *step) {
	// A step adds all its inputs in one go, so only the last can be itself.
	if n := len(*u); n == 0 || (*u)[n-1] != st {
		*u = append(*u, st)
	}
}

func (u *users) drop(st *step) {
	if i := slices.Index(*u, st); i >= 0 {
		last := len(*u) - 1
		(*u)[i], (*u)[last] = (*u)[last], nil
		*u = (*u)[:last]
	}
}

// relink makes st a user of what it reads now, and of nothing else.
func relink(st *step, before, now []dep) {
	if sameInputs(before, now) {
		return
	}
	if before == nil {
		for on := range leaves(now) {
			on.add(st)
		}
		return
	}
	old := map[leaf]bool{}
	for on := range leaves(before) {
		old[on] = true
	}
	kept := map[leaf]bool{}
	for on := range leaves(now) {
		if !kept[on] && !old[on] {
			on.add(st)
		}
		kept[on] = true
	}
	for on := range old {
		if !kept[on] {
			on.drop(st)
		}
	}
}

func sameInputs(a, b []dep) bool {
	return slices.EqualFunc(a, b, func(x, y dep) bool {
		f, ok := x.on.(*fork)
		if !ok {
			return x.on == y.on
		}
		g, ok := y.on.(*fork)
		return ok && slices.EqualFunc(f.branches, g.branches, sameInputs)
	})
}

// push calls st stale, and all who read it, and so on. What is stale has only
// stale users, so it ends there.
func (g *graph) push(st *step) {
	for todo := []*step{st}; len(todo) > 0; {
		st := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if !st.stale {
			st.stale = true
			todo = append(todo, st.users...)
		}
	}
}
