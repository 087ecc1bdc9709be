package build

import (
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// Changed looks at files or folders that may have changed, at all that is known
// below them, and at the folder that lists them. It begins a generation, and
// gives the names of which a step has read something that is now different. A
// name that is not one (see fs.ValidPath) stands for everything.
func (g *Graph) Changed(names ...string) []string {
	g.mu.Lock()
	t := g.begin()
	var files []*file
	for _, name := range names {
		files = g.concerned(files, path.Clean(name))
	}
	g.mu.Unlock()
	return g.lookAll(files, t)
}

// Rescan looks at everything that was ever read. It begins a generation, and
// gives the names of which a step has read something that is now different.
func (g *Graph) Rescan() []string {
	g.mu.Lock()
	t := g.begin()
	files := make([]*file, 0, len(g.files))
	for _, f := range g.files {
		files = append(files, f)
	}
	g.mu.Unlock()
	return g.lookAll(files, t)
}

func (g *graph) begin() uint32 {
	g.now++
	g.ran = nil
	return g.now
}

// concerned adds to files what a change of name can have changed.
func (g *graph) concerned(files []*file, name string) []*file {
	if !fs.ValidPath(name) {
		name = "."
	}
	f := g.files[name]
	if f != nil {
		files = f.below(files)
		f = f.up
	} else if len(g.files) > 0 { // of what is read, at least "." is known
		for f == nil {
			name = path.Dir(name)
			f = g.files[name]
		}
	}
	// The folder lists the name; and if the folder is new as well, so on upwards.
	for ; f != nil; f = f.up {
		files = append(files, f)
		if !f.gone() {
			break
		}
	}
	return files
}

// below adds f and all that is known below it.
func (f *file) below(files []*file) []*file {
	files = append(files, f)
	for _, d := range f.down {
		files = d.below(files)
	}
	return files
}

// few is how many files are looked at faster here than side by side.
const few = 16

// lookAll looks at files, each once, and gives the names that have changed. It
// takes no slot: a watcher need not wait until the build has a core for it.
func (g *graph) lookAll(files []*file, t uint32) []string {
	slices.SortFunc(files, func(a, b *file) int { return strings.Compare(a.name, b.name) })
	files = slices.Compact(files)
	news := make([]bool, len(files))
	var next atomic.Int64
	work := func() {
		for i := next.Add(1) - 1; i < int64(len(files)); i = next.Add(1) - 1 {
			news[i] = g.look(files[i], t)
		}
	}
	var all sync.WaitGroup
	if len(files) > few {
		for range runtime.GOMAXPROCS(0) - 1 {
			all.Go(work)
		}
	}
	work()
	all.Wait()
	var names []string
	for i, f := range files {
		if news[i] {
			names = append(names, f.name)
		}
	}
	return names
}
