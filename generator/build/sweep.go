package build

import (
	"slices"
	"strings"
)

// Lose forgets what a step made, but not that it was made: the step runs once
// more when it is asked for, and whoever uses it does not if it makes the same.
// It is for steps whose result, a sum, stands for bytes that lie elsewhere and
// are gone.
func (g *Graph) Lose(key string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if st := g.steps[key]; st != nil && st.settled() {
		st.known, st.value, st.cause = false, nil, CauseLost
	}
}

// Sweep forgets all steps that the roots do not need, as they last ran, and all
// files that only those read. It waits until nobody asks. The result is how many
// steps it forgot.
func (g *Graph) Sweep(roots ...string) int {
	g.asking.Lock()
	defer g.asking.Unlock()
	g.mu.Lock()
	defer g.mu.Unlock()
	kept := g.reach(roots...)
	forgot := len(g.steps) - len(kept)
	g.steps = make(map[string]*step, len(kept))
	for _, st := range kept {
		g.steps[st.key] = st
		st.users = nil
	}
	for _, f := range g.files {
		for _, v := range f.views {
			v.users = nil
		}
	}
	for _, st := range kept {
		relink(st, nil, st.deps)
	}
	if root := g.files["."]; root != nil {
		g.prune(root)
	}
	return forgot
}

// prune forgets the files that nobody reads, from the leaves upwards, and says
// whether f is one.
func (g *graph) prune(f *file) bool {
	f.views = slices.DeleteFunc(f.views, func(v *view) bool { return len(v.users) == 0 })
	f.down = slices.DeleteFunc(f.down, g.prune)
	if len(f.views) > 0 || len(f.down) > 0 {
		return false
	}
	delete(g.files, f.name)
	return true
}

// reach gives the steps named by keys and all they need, each once, a step
// before what it needs.
func (g *graph) reach(keys ...string) []*step {
	g.visit++
	var found []*step
	visit := func(st *step) {
		if st != nil && st.visit != g.visit {
			st.visit = g.visit
			found = append(found, st)
		}
	}
	for _, key := range keys {
		visit(g.steps[key])
	}
	for i := 0; i < len(found); i++ {
		for on := range leaves(found[i].deps) {
			if st, ok := on.(*step); ok {
				visit(st)
			}
		}
	}
	return found
}

func byKey(a, b *step) int { return strings.Compare(a.key, b.key) }
