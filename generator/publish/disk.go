package publish

import (
	"cmp"
	"context"
	"crypto/sha256"
	"hash"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"syscall"
	"time"
)

// disk is the folder that holds OUT, and all that is done below it. Names are
// slash paths below it.
type disk struct {
	root
	dir      string                  // absolute
	exchange func(a, b string) error // of two absolute names
}

// root is what we use of an [os.Root], which keeps us below its folder
// whatever a name or a link says. It is an interface so that a test can let
// each deed fail.
type root interface {
	Chmod(name string, mode fs.FileMode) error
	Chtimes(name string, atime, mtime time.Time) error
	Link(from, to string) error
	Lstat(name string) (fs.FileInfo, error)
	Mkdir(name string, mode fs.FileMode) error
	MkdirAll(name string, mode fs.FileMode) error
	Open(name string) (*os.File, error)
	OpenFile(name string, flag int, mode fs.FileMode) (*os.File, error)
	ReadFile(name string) ([]byte, error)
	Readlink(name string) (string, error)
	Remove(name string) error
	RemoveAll(name string) error
	Rename(from, to string) error
	Symlink(target, name string) error
}

// join gives the absolute name.
func (d *disk) join(name string) string { return filepath.Join(d.dir, filepath.FromSlash(name)) }

// link gives a file a second name. Where a mount point lies between the two,
// the error is errApart: to carry what is mounted would be to copy it, and
// then to empty it.
func (d *disk) link(from, to string) error {
	return apart(d.Link(from, to), syscall.EXDEV)
}

// readDir lists a folder, sorted. It does without the fs.FS of a root, which refuses
// names that are not UTF-8: foreign files may have any.
func (d *disk) readDir(name string) ([]fs.DirEntry, error) {
	f, err := d.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	list, err := f.ReadDir(-1)
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	return list, err
}

// save makes a file of what fill writes, and gives its sum and size. A name
// that is taken is an error: nothing is ever written over.
func (d *disk) save(ctx context.Context, name string, mode fs.FileMode, fill func(w io.Writer) error) (entry, error) {
	f, err := d.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return entry{}, err
	}
	m := newMeter(ctx, f)
	err = fill(m)
	// m.err too: who fills may swallow an error, and must not pass for done.
	err = cmp.Or(m.err, err, f.Close())
	return m.entry(), err
}

// discard removes a folder of ours and all in it. What stands in the way at
// first is mostly a folder that its owner closed to writing.
func (d *disk) discard(name string) error {
	if d.RemoveAll(name) == nil {
		return nil
	}
	d.unclose(name)
	return d.RemoveAll(name)
}

func (d *disk) unclose(dir string) {
	_ = d.Chmod(dir, 0o700)
	list, _ := d.readDir(dir)
	for _, e := range list {
		if e.IsDir() {
			d.unclose(path.Join(dir, e.Name()))
		}
	}
}

// meter writes to w, counts and sums what was written, and stops when the
// context ends.
type meter struct {
	ctx  context.Context
	w    io.Writer
	hash hash.Hash
	size int64
	err  error // the first one
}

func newMeter(ctx context.Context, w io.Writer) *meter {
	return &meter{ctx: ctx, w: w, hash: sha256.New()}
}

func (m *meter) Write(p []byte) (n int, err error) {
	if m.err == nil {
		m.err = m.ctx.Err()
	}
	if m.err == nil {
		n, m.err = m.w.Write(p)
		m.hash.Write(p[:n])
		m.size += int64(n)
	}
	return n, m.err
}

func (m *meter) entry() entry { return entry{Sum(m.hash.Sum(nil)), m.size} }
