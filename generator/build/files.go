package build

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"time"
)

// Open opens a file or folder. That it is there is noted at once, its content
// when it is first read; the whole file is then in memory.
func (s *Step) Open(name string) (fs.File, error) {
	i, err := s.stat("open", name, presence)
	if err != nil {
		return nil, err
	}
	o := opened{s: s, path: name}
	if i.IsDir() {
		return &folder{opened: o}, nil
	}
	return &text{opened: o}, nil
}

// ReadFile gives a file's bytes. They belong to the caller.
func (s *Step) ReadFile(name string) ([]byte, error) {
	data, _, err := s.read(name, true)
	return data, err
}

// Sum gives the hash of a file's bytes without holding them in memory: for
// films, recordings and whatever else is only passed on.
func (s *Step) Sum(name string) (Sum, error) {
	_, sum, err := s.read(name, false)
	return sum, err
}

func (s *Step) read(name string, keep bool) ([]byte, Sum, error) {
	if err := s.usable("open", name); err != nil {
		return nil, Sum{}, err
	}
	v, t := s.g.view(name, content)
	data, sum, m, st, err := s.g.read(name, keep)
	s.g.saw(v, m, t, st)
	s.note(v, m)
	return data, sum, err
}

// Stat says whether a file is there, its type and its size. The time of writing
// is always zero, the permissions are always the same: they differ between two
// copies of one course, and so would what is made of them.
func (s *Step) Stat(name string) (fs.FileInfo, error) {
	i, err := s.stat("stat", name, facts)
	if err != nil {
		return nil, err // not i: an interface holding nothing is not nil
	}
	return i, nil
}

func (s *Step) stat(op, name string, k kind) (info, error) {
	if err := s.usable(op, name); err != nil {
		return info{}, err
	}
	v, t := s.g.view(name, k)
	i, m, err := s.g.stat(op, name, k)
	s.g.saw(v, m, t, stamp{})
	s.note(v, m)
	return i, err
}

// ReadDir lists a folder, sorted by name.
func (s *Step) ReadDir(name string) ([]fs.DirEntry, error) {
	if err := s.usable("readdir", name); err != nil {
		return nil, err
	}
	v, t := s.g.view(name, listing)
	found, m, err := s.g.list(name)
	s.g.saw(v, m, t, stamp{})
	s.note(v, m)
	if err != nil {
		return nil, err
	}
	entries := make([]fs.DirEntry, len(found))
	for i, e := range found {
		entries[i] = entry{s, path.Join(name, e.Name()), e.Type()}
	}
	return entries, nil
}

func (s *Step) usable(op, name string) error {
	if !fs.ValidPath(name) {
		return &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	if s.ended.Load() {
		return &fs.PathError{Op: op, Path: name, Err: errEnded(s)}
	}
	return nil
}

// info is what a step may know of a file.
type info struct {
	name string
	size int64
	mode fs.FileMode
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.size }
func (i info) Mode() fs.FileMode  { return i.mode }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return i.mode.IsDir() }
func (i info) Sys() any           { return nil }
func (i info) String() string     { return fs.FormatFileInfo(i) }

// entry is a line of a listing. What Info tells is noted as a Stat.
type entry struct {
	s    *Step
	path string
	typ  fs.FileMode
}

func (e entry) Name() string               { return path.Base(e.path) }
func (e entry) IsDir() bool                { return e.typ.IsDir() }
func (e entry) Type() fs.FileMode          { return e.typ }
func (e entry) Info() (fs.FileInfo, error) { return e.s.Stat(e.path) }
func (e entry) String() string             { return fs.FormatDirEntry(e) }

// opened is what open files and folders share.
type opened struct {
	s      *Step
	path   string
	closed bool
}

func (o *opened) Stat() (fs.FileInfo, error) {
	if err := o.usable("stat"); err != nil {
		return nil, err
	}
	return o.s.Stat(o.path)
}

func (o *opened) Close() error {
	err := o.usable("close")
	o.closed = true
	return err
}

func (o *opened) usable(op string) error {
	if o.closed {
		return &fs.PathError{Op: op, Path: o.path, Err: fs.ErrClosed}
	}
	return nil
}

// text is an open file: an io.ReadSeeker and io.ReaderAt.
type text struct {
	opened
	data *bytes.Reader
}

func (t *text) load(op string) error {
	if err := t.usable(op); err != nil || t.data != nil {
		return err
	}
	data, err := t.s.ReadFile(t.path)
	if err == nil {
		t.data = bytes.NewReader(data)
	}
	return err
}

func (t *text) Read(p []byte) (int, error) {
	if err := t.load("read"); err != nil {
		return 0, err
	}
	return t.data.Read(p)
}

func (t *text) ReadAt(p []byte, offset int64) (int, error) {
	if err := t.load("read"); err != nil {
		return 0, err
	}
	return t.data.ReadAt(p, offset)
}

func (t *text) Seek(offset int64, whence int) (int64, error) {
	if err := t.load("seek"); err != nil {
		return 0, err
	}
	return t.data.Seek(offset, whence)
}

func (t *text) WriteTo(w io.Writer) (int64, error) {
	if err := t.load("read"); err != nil {
		return 0, err
	}
	return t.data.WriteTo(w)
}

// folder is an open folder: an fs.ReadDirFile.
type folder struct {
	opened
	listed  bool
	entries []fs.DirEntry // not given out yet
}

func (f *folder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.path, Err: errFolder}
}

func (f *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	if err := f.usable("readdir"); err != nil {
		return nil, err
	}
	if !f.listed {
		entries, err := f.s.ReadDir(f.path)
		if err != nil {
			return nil, err
		}
		f.listed, f.entries = true, entries
	}
	if n > 0 && len(f.entries) == 0 {
		return nil, io.EOF
	}
	if n <= 0 || n > len(f.entries) {
		n = len(f.entries)
	}
	some := f.entries[:n:n]
	f.entries = f.entries[n:]
	return some, nil
}
