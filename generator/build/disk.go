package build

import (
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// file is a name that was read, or a folder above one. There is one for each
// name, with its views below it.
type file struct {
	name  string
	up    *file // the folder; nil for "."
	down  []*file
	views []*view // at most one of each kind
	stamp stamp   // of the content that the view's mark speaks of
}

// view is one way of reading a file: what a step that read it depends on.
type view struct {
	file *file
	kind kind
	mark mark
	asOf uint32 // the generation in which the read began that gave the mark; 0: none yet
	users
}

type kind uint8

const (
	presence kind = iota // whether it is there, and whether it is a folder
	facts                // that, and the size of a file
	content              // the bytes of a file
	listing              // the names and types in a folder
)

func (v *view) holds(saw mark) bool { return v.mark == saw }

// check needs no look at the disk: Changed and Rescan have done that.
func (v *view) check(g *Graph, _ *run, saw mark) (leaf, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if v.mark != saw {
		return v, nil
	}
	return nil, nil
}

func (v *view) name() string { return v.file.name }

func (v *view) change() Cause {
	if v.kind == listing {
		return CauseFolder
	}
	return CauseFile
}

// view finds or makes the record of one way of reading name. The generation
// belongs to the read that follows; give both to saw.
func (g *graph) view(name string, k kind) (*view, uint32) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.file(name).view(k), g.now
}

func (g *graph) file(name string) *file {
	f := g.files[name]
	if f == nil {
		f = &file{name: name}
		g.files[name] = f
		if name != "." {
			f.up = g.file(path.Dir(name))
			f.up.down = append(f.up.down, f)
		}
	}
	return f
}

func (f *file) view(k kind) *view {
	for _, v := range f.views {
		if v.kind == k {
			return v
		}
	}
	v := &view{file: f, kind: k}
	f.views = append(f.views, v)
	return v
}

// gone says whether the file was not there when last looked for.
func (f *file) gone() bool {
	return slices.ContainsFunc(f.views, func(v *view) bool { return v.mark == missing })
}

// saw records what a read that began in generation t found. It says whether
// that is news; if so, all who saw something else are stale. A read that began
// before the last one recorded knows less and changes nothing.
func (g *graph) saw(v *view, m mark, t uint32, st stamp) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if t < v.asOf {
		return false
	}
	if v.kind == content {
		v.file.stamp = st
	}
	news := v.asOf != 0 && v.mark != m
	v.mark, v.asOf = m, t
	if news {
		for _, u := range v.users {
			g.push(u)
		}
	}
	return news
}

// stamp is what tells cheaply that a file is what it was when it was hashed.
type stamp struct {
	Size, Modified, Changed int64
	Inode                   uint64
	Sure                    bool // see stampOf
}

// grain is the coarsest clock of a file system in use (FAT).
const grain = 2 * time.Second

// stampOf takes a file's stamp at the time now, before it is read. A file that
// was written just before could be written again with the same times, and one
// without times tells nothing: their stamps are not sure, and the next look
// reads them again.
func stampOf(info fs.FileInfo, now time.Time) stamp {
	inode, changed := identify(info)
	s := stamp{Size: info.Size(), Changed: changed, Inode: inode}
	if t := info.ModTime(); !t.IsZero() {
		s.Modified = t.UnixNano()
		s.Sure = max(s.Modified, changed) < now.Add(-grain).UnixNano()
	}
	return s
}

// same says whether a file with the stamp now is surely the one that had s.
func (s stamp) same(now stamp) bool {
	now.Sure = s.Sure
	return s.Sure && s == now
}

var (
	errFolder  = errors.New("is a folder")
	errSpecial = errors.New("not a regular file") // opening a pipe would wait for ever
)

// read gives the bytes of a file (none if keep is false: a film need not fit
// into memory to be hashed), their hash, their mark or that of the error, and the
// stamp the file had before.
func (g *graph) read(name string, keep bool) ([]byte, Sum, mark, stamp, error) {
	fail := func(err error) ([]byte, Sum, mark, stamp, error) {
		err = pathError("open", name, err)
		return nil, Sum{}, unread(err), stamp{}, err
	}
	info, err := fs.Stat(g.fsys, name)
	switch {
	case err != nil:
		return fail(err)
	case info.IsDir():
		return fail(errFolder)
	case !info.Mode().IsRegular():
		return fail(errSpecial)
	}
	st := stampOf(info, time.Now())
	f, err := g.fsys.Open(name)
	if err != nil {
		return fail(err)
	}
	defer f.Close()
	if !keep {
		h := sha256.New()
		if _, err := io.Copy(h, f); err != nil {
			return fail(err)
		}
		sum := Sum(h.Sum(nil))
		return nil, sum, short(sum), st, nil
	}
	// One byte more than the size, so that the end is found without growing.
	data := make([]byte, 0, max(512, info.Size()+1))
	for {
		n, err := f.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if err == io.EOF {
			sum := sha256.Sum256(data)
			return data, sum, short(sum), st, nil
		}
		if err != nil {
			return fail(err)
		}
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
	}
}

// list gives a folder's entries, sorted by name, and their mark.
func (g *graph) list(name string) ([]fs.DirEntry, mark, error) {
	entries, err := fs.ReadDir(g.fsys, name)
	if err != nil {
		err = pathError("readdir", name, err)
		return nil, unread(err), err
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	var w writer
	for _, e := range entries {
		w.text(e.Name())
		w.number(uint64(e.Type()))
	}
	return entries, short(sha256.Sum256(w.buf)), nil
}

// stat gives what a step may know of a file without reading it, and the mark of
// that: its type, and if k is facts, its size.
func (g *graph) stat(op, name string, k kind) (info, mark, error) {
	found, err := fs.Stat(g.fsys, name)
	if err != nil {
		err = pathError(op, name, err)
		return info{}, unread(err), err
	}
	i := info{name: path.Base(name), mode: found.Mode().Type() | 0o444}
	if i.IsDir() {
		i.mode |= 0o111
	} else {
		i.size = found.Size()
	}
	var w writer
	w.number(uint64(i.mode))
	if k == facts {
		w.number(uint64(i.size))
	}
	return i, short(sha256.Sum256(w.buf)), nil
}

// unread is the mark of a file that could not be read.
func unread(err error) mark {
	if errors.Is(err, fs.ErrNotExist) {
		return missing
	}
	return failure(err)
}

// look compares one file with the disk, in generation t, and says whether it
// has changed in a way that somebody has read.
func (g *graph) look(f *file, t uint32) bool {
	g.mu.Lock()
	views, was := slices.Clone(f.views), f.stamp
	g.mu.Unlock()
	news := false
	for _, v := range views {
		var m mark
		var st stamp
		switch v.kind {
		case presence:
			_, m, _ = g.stat("open", f.name, presence)
		case facts:
			_, m, _ = g.stat("stat", f.name, facts)
		case listing:
			_, m, _ = g.list(f.name)
		case content:
			if found, err := fs.Stat(g.fsys, f.name); err == nil && was.same(stampOf(found, time.Time{})) {
				continue
			}
			_, _, m, st, _ = g.read(f.name, false)
		}
		news = g.saw(v, m, t, st) || news
	}
	return news
}
