package build

import (
	"bytes"
	"cmp"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
)

// form is the version of what Dump writes.
const form = "suluh build 1"

// ErrForm says that what Load reads was not written by this Dump.
var ErrForm = errors.New("not a dump of this version")

// What Dump writes: a header, its steps, each a gob message.
type (
	header struct {
		Form  string
		Views []dumpedView
		Keys  []string // of the steps that follow
	}
	dumpedView struct {
		Name  string
		Kind  uint8
		Mark  string
		Stamp stamp
	}
	dumpedStep struct {
		Known    bool   // false: only the key is of use
		Type     string // of Value
		Value    []byte // gob
		Mark     string
		Deps     []dumpedDep
		Problems []byte // gob, or none
	}
	dumpedDep struct {
		On       int // a view, or after the views a step; of no meaning for a fork
		Saw      string
		Branches [][]dumpedDep // of a fork
	}
)

// stored is a value that came from Load and that nobody has wanted yet.
type stored struct {
	typ  string
	data []byte
}

// Dump writes all results with what they were made from. It waits until nobody
// asks. Failed steps are not written and will be tried again. What is written
// holds for the code that wrote it: keep it under a name that says which.
func (g *Graph) Dump(w io.Writer) error {
	g.asking.Lock()
	defer g.asking.Unlock()
	g.mu.Lock()
	defer g.mu.Unlock()
	h := header{Form: form}
	at := map[input]int{}
	for _, v := range g.allViews() {
		at[v] = len(at)
		h.Views = append(h.Views, dumpedView{v.file.name, uint8(v.kind), string(v.mark[:]), v.file.stamp})
	}
	steps := slices.SortedFunc(maps.Values(g.steps), byKey)
	for _, st := range steps {
		at[st] = len(at)
		h.Keys = append(h.Keys, st.key)
	}
	enc := gob.NewEncoder(w)
	if err := enc.Encode(h); err != nil {
		return fmt.Errorf("writing the list of files and steps: %w", err)
	}
	for _, st := range steps {
		d, err := freeze(st, at)
		if err == nil {
			err = enc.Encode(d)
		}
		if err != nil {
			return fmt.Errorf("writing step %s: %w", st.key, err)
		}
	}
	return nil
}

// allViews gives the views that were read, sorted by name and kind.
func (g *graph) allViews() []*view {
	var all []*view
	for _, f := range g.files {
		for _, v := range f.views {
			if v.asOf != 0 {
				all = append(all, v)
			}
		}
	}
	slices.SortFunc(all, func(a, b *view) int {
		return cmp.Or(cmp.Compare(a.file.name, b.file.name), cmp.Compare(a.kind, b.kind))
	})
	return all
}

func freeze(st *step, at map[input]int) (d dumpedStep, err error) {
	if !st.known || st.err != nil {
		return dumpedStep{}, nil
	}
	d = dumpedStep{Known: true, Mark: string(st.mark[:]), Deps: freezeDeps(st.deps, at)}
	if raw, ok := st.value.(*stored); ok {
		d.Type, d.Value = raw.typ, raw.data
	} else {
		d.Type = st.job.typ()
		if d.Value, err = st.job.encode(st.value); err != nil {
			return d, err
		}
	}
	if len(st.problems) > 0 {
		d.Problems, err = jobOf[[]any]{}.encode(st.problems)
	}
	return d, err
}

func freezeDeps(deps []dep, at map[input]int) []dumpedDep {
	out := make([]dumpedDep, len(deps))
	for i, d := range deps {
		if f, ok := d.on.(*fork); ok {
			for _, b := range f.branches {
				out[i].Branches = append(out[i].Branches, freezeDeps(b, at))
			}
			continue
		}
		out[i] = dumpedDep{On: at[d.on], Saw: string(d.saw[:])}
	}
	return out
}

// Load puts what Dump wrote in the place of all that the graph holds, and then
// compares it with the disk as Rescan does. If it fails, the graph is empty.
// Functions are not stored: until a step is asked for with one, a change below
// it makes those run who need it.
func (g *Graph) Load(r io.Reader) error {
	g.asking.Lock()
	defer g.asking.Unlock()
	g.mu.Lock()
	g.clear()
	err := g.load(gob.NewDecoder(r))
	if err != nil {
		g.clear()
	}
	g.mu.Unlock()
	g.Rescan()
	return err
}

func (g *graph) load(dec *gob.Decoder) error {
	var h header
	if err := dec.Decode(&h); err != nil || h.Form != form {
		return errors.Join(ErrForm, err)
	}
	var inputs []input
	for _, d := range h.Views {
		f := g.file(d.Name)
		v := f.view(kind(d.Kind))
		copy(v.mark[:], d.Mark)
		v.asOf = g.now
		f.stamp = d.Stamp
		inputs = append(inputs, v)
	}
	steps := make([]*step, len(h.Keys))
	for i, key := range h.Keys {
		steps[i] = &step{key: key}
		g.steps[key] = steps[i]
		inputs = append(inputs, steps[i])
	}
	for _, st := range steps {
		var d dumpedStep
		err := dec.Decode(&d)
		if err == nil {
			err = st.melt(d, inputs)
		}
		if err != nil {
			return fmt.Errorf("reading step %s: %w", st.key, err)
		}
	}
	for _, st := range steps {
		if !st.known || !hold(st.deps) {
			g.push(st)
		}
	}
	return nil
}

func (st *step) melt(d dumpedStep, inputs []input) error {
	if !d.Known {
		return nil
	}
	deps, err := meltDeps(d.Deps, inputs)
	if err != nil {
		return err
	}
	if len(d.Problems) > 0 {
		problems, err := jobOf[[]any]{}.decode(d.Problems)
		if err != nil {
			return err
		}
		st.problems = problems.([]any)
	}
	st.known, st.deps, st.value = true, deps, &stored{d.Type, d.Value}
	copy(st.mark[:], d.Mark)
	relink(st, nil, deps)
	return nil
}

func meltDeps(deps []dumpedDep, inputs []input) ([]dep, error) {
	out := make([]dep, len(deps))
	for i, d := range deps {
		if d.Branches != nil {
			f := &fork{}
			for _, b := range d.Branches {
				branch, err := meltDeps(b, inputs)
				if err != nil {
					return nil, err
				}
				f.branches = append(f.branches, branch)
			}
			out[i].on = f
			continue
		}
		if d.On < 0 || d.On >= len(inputs) {
			return nil, ErrForm
		}
		out[i].on = inputs[d.On]
		copy(out[i].saw[:], d.Saw)
	}
	return out, nil
}

// thaw turns a stored value into a T, or, if it is not worth that, forgets it,
// so that the step runs. Called and left with mu held.
func (g *graph) thaw(st *step, raw *stored) {
	j := st.job
	g.mu.Unlock()
	value, err := j.decode(raw.data)
	var sum Sum
	if err == nil {
		sum, err = identity(value)
	}
	g.mu.Lock()
	if st.value != any(raw) {
		return // someone else was faster
	}
	if err == nil && raw.typ == j.typ() && short(sum) == st.mark {
		st.value = value
		return
	}
	st.known, st.value, st.cause = false, nil, CauseLost
	g.push(st)
}

func (jobOf[T]) typ() string { return typeName[T]() }

// box lets gob carry what it would not on its own, such as an interface.
type box[T any] struct{ V T }

func (jobOf[T]) encode(value any) ([]byte, error) {
	v, _ := value.(T) // only an interface that holds nothing is not one
	var b bytes.Buffer
	err := gob.NewEncoder(&b).Encode(box[T]{v})
	return b.Bytes(), err
}

func (jobOf[T]) decode(data []byte) (any, error) {
	var b box[T]
	err := gob.NewDecoder(bytes.NewReader(data)).Decode(&b)
	return b.V, err
}
