package build

import "slices"

// Cause is why a step ran.
type Cause string

const (
	CauseNew       Cause = "new"       // for the first time
	CauseFile      Cause = "file"      // the file Of has changed, come or gone
	CauseFolder    Cause = "folder"    // the folder Of lists other names
	CauseStep      Cause = "step"      // the step Of made something else
	CauseLost      Cause = "lost"      // its stored value could not be used
	CauseUnchanged Cause = "unchanged" // it did not run in this generation
)

// Reason is one link of the answer to "why did this run": what ran, and because
// of what. A code with arguments, for those who make sentences.
type Reason struct {
	Key   string
	Cause Cause
	Of    string // the name of a file or folder, or the key of a step
}

// Why says why the step last ran: for a page "step outline", then for outline
// "step lesson a", then for lesson a "file a.md". Of several causes it names the
// first that was read. A step that did not run since the last Changed or Rescan
// is unchanged; of one that is not known there is nothing to say.
func (g *Graph) Why(key string) []Reason {
	g.mu.Lock()
	defer g.mu.Unlock()
	st := g.steps[key]
	if st == nil {
		return nil
	}
	if st.ranIn != g.now {
		return []Reason{{Key: key, Cause: CauseUnchanged}}
	}
	var chain []Reason
	g.visit++
	for st != nil && st.visit != g.visit && st.cause != "" {
		st.visit = g.visit
		r := Reason{Key: st.key, Cause: st.cause}
		if st.of != nil {
			r.Of = st.of.name()
		}
		chain = append(chain, r)
		st, _ = st.of.(*step)
	}
	return chain
}

// Ran gives the keys of the steps that ran since the last Changed or Rescan,
// sorted.
func (g *Graph) Ran() []string {
	g.mu.Lock()
	defer g.mu.Unlock()
	keys := make([]string, len(g.ran))
	for i, st := range g.ran {
		keys[i] = st.key
	}
	slices.Sort(keys)
	return keys
}

// Problems gives what was reported by the step named key and all steps below
// it, each step's once: steps in the order of their keys, and within one step
// in the order in which it found them.
func (g *Graph) Problems(key string) []any {
	g.mu.Lock()
	defer g.mu.Unlock()
	var found []*step
	for _, st := range g.reach(key) {
		if len(st.problems) > 0 {
			found = append(found, st)
		}
	}
	slices.SortFunc(found, byKey)
	var all []any
	for _, st := range found {
		all = append(all, st.problems...)
	}
	return all
}
