package publish

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// disk is the folder that holds OUT, and everything that is done below it.
// Each deed passes try, so that a test can let any of them fail. The root
// keeps us below the folder whatever a name or a link says.
type disk struct {
	root     *os.Root
	dir      string                      // absolute
	before   func(op, name string) error // nil but in tests: an error stands for the deed
	exchange func(a, b string) error     // of absolute names
}

func openDisk(dir string) (*disk, error) {
	root, err := os.OpenRoot(dir)
	return &disk{root: root, dir: dir, exchange: exchange}, err
}

func (d *disk) try(op, name string, deed func() error) error {
	if d.before != nil {
		if err := d.before(op, name); err != nil {
			return &fs.PathError{Op: op, Path: name, Err: err}
		}
	}
	return deed()
}

// join gives the absolute name.
func (d *disk) join(name string) string { return filepath.Join(d.dir, filepath.FromSlash(name)) }

func (d *disk) mkdir(name string, mode fs.FileMode) error {
	return d.try("mkdir", name, func() error { return d.root.Mkdir(name, mode) })
}

func (d *disk) mkdirAll(name string) error {
	return d.try("mkdir", name, func() error { return d.root.MkdirAll(name, 0o755) })
}

func (d *disk) rename(from, to string) error {
	return d.try("rename", to, func() error { return d.root.Rename(from, to) })
}

func (d *disk) symlink(target, name string) error {
	return d.try("symlink", name, func() error { return d.root.Symlink(target, name) })
}

func (d *disk) remove(name string) error {
	return d.try("remove", name, func() error { return d.root.Remove(name) })
}

func (d *disk) chmod(name string, mode fs.FileMode) error {
	return d.try("chmod", name, func() error { return d.root.Chmod(name, mode) })
}

func (d *disk) exchangeNames(a, b string) error {
	return d.try("exchange", b, func() error { return d.exchange(d.join(a), d.join(b)) })
}

// link gives a file a second name. Where a mount point lies between the two,
// the error is errApart: to carry what is mounted would be to copy it, and
// then to empty it.
func (d *disk) link(from, to string) error {
	err := d.try("link", to, func() error { return d.root.Link(from, to) })
	return apart(err, syscall.EXDEV)
}

func (d *disk) lstat(name string) (info fs.FileInfo, err error) {
	err = d.try("lstat", name, func() error { info, err = d.root.Lstat(name); return err })
	return info, err
}

func (d *disk) open(name string) (f *os.File, err error) {
	err = d.try("open", name, func() error { f, err = d.root.Open(name); return err })
	return f, err
}

// readDir lists a folder in the order of the names.
func (d *disk) readDir(name string) (list []fs.DirEntry, err error) {
	err = d.try("readdir", name, func() error { list, err = fs.ReadDir(rootDir{d.root}, name); return err })
	return list, err
}

// rootDir opens names as they are: the file system that a root itself gives
// refuses those that are not UTF-8, and foreign files may have any.
type rootDir struct{ root *os.Root }

func (r rootDir) Open(name string) (fs.File, error) { return r.root.Open(name) }

// create makes a file that was not there: nothing is ever written over.
func (d *disk) create(name string, mode fs.FileMode) (f *file, err error) {
	err = d.try("create", name, func() error {
		made, err := d.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		f = &file{made, name, d}
		return err
	})
	return f, err
}

// file is a new file on a disk.
type file struct {
	*os.File
	name string
	disk *disk
}

func (f *file) Write(p []byte) (n int, err error) {
	err = f.disk.try("write", f.name, func() error { n, err = f.File.Write(p); return err })
	return n, err
}

func (f *file) Close() error {
	return errors.Join(f.disk.try("close", f.name, func() error { return nil }), f.File.Close())
}

// discard removes a folder of ours and all in it. What stands in the way at
// first is mostly a folder that a foreigner closed to writing.
func (d *disk) discard(name string) error {
	remove := func() error {
		return d.try("removeall", name, func() error { return d.root.RemoveAll(name) })
	}
	if remove() == nil {
		return nil
	}
	var unlock func(dir string)
	unlock = func(dir string) {
		_ = d.chmod(dir, 0o700)
		list, _ := d.readDir(dir)
		for _, e := range list {
			if e.IsDir() {
				unlock(path.Join(dir, e.Name()))
			}
		}
	}
	unlock(name)
	return remove()
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

// each calls do for every path, some side by side, and stops at the first
// error. At most eight files are open at once.
func each(ctx context.Context, paths []string, do func(ctx context.Context, p string) error) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), 8) {
		workers.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(paths) {
					return
				}
				if err := do(ctx, paths[i]); err != nil {
					stop(err)
				}
			}
		})
	}
	workers.Wait()
	return context.Cause(ctx)
}

// copyFile copies a plain file with its mode and time.
func (d *disk) copyFile(ctx context.Context, from, to string, info fs.FileInfo) error {
	if !info.Mode().IsRegular() {
		return fmt.Errorf("copying %s: %w", from, errors.ErrUnsupported)
	}
	in, err := d.open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := d.create(to, info.Mode().Perm())
	if err != nil {
		return err
	}
	_, err = io.Copy(newMeter(ctx, out), in)
	if err := errors.Join(err, out.Close()); err != nil {
		return err
	}
	_ = d.chmod(to, info.Mode().Perm()) // against the umask
	return d.root.Chtimes(to, time.Time{}, info.ModTime())
}
