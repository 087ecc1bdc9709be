package publish

import (
	"io/fs"
	"maps"
	"os"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// faulty is a root whose deeds fail where fail gives an error.
type faulty struct {
	root
	fail func(op, name string) error
}

// inject puts a faulty root in the place of the true one.
func inject(fail func(op, name string) error) func(*disk) {
	return func(d *disk) {
		swap := d.exchange
		d.root = faulty{d.root, fail}
		d.exchange = func(a, b string) error {
			return faulty{nil, fail}.do("exchange", b, func() error { return swap(a, b) })
		}
	}
}

func (f faulty) do(op, name string, deed func() error) error {
	if err := f.fail(op, name); err != nil {
		return &fs.PathError{Op: op, Path: name, Err: err}
	}
	return deed()
}

func (f faulty) Chmod(name string, m fs.FileMode) error {
	return f.do("chmod", name, func() error { return f.root.Chmod(name, m) })
}

func (f faulty) Chtimes(name string, a, m time.Time) error {
	return f.do("chtimes", name, func() error { return f.root.Chtimes(name, a, m) })
}

func (f faulty) Link(from, to string) error {
	return f.do("link", to, func() error { return f.root.Link(from, to) })
}

func (f faulty) Lstat(name string) (info fs.FileInfo, err error) {
	err = f.do("lstat", name, func() error { info, err = f.root.Lstat(name); return err })
	return info, err
}

func (f faulty) Mkdir(name string, m fs.FileMode) error {
	return f.do("mkdir", name, func() error { return f.root.Mkdir(name, m) })
}

func (f faulty) MkdirAll(name string, m fs.FileMode) error {
	return f.do("mkdir", name, func() error { return f.root.MkdirAll(name, m) })
}

func (f faulty) Open(name string) (*os.File, error) { return f.OpenFile(name, os.O_RDONLY, 0) }

// OpenFile may fail to open, or give a file of which every use fails.
func (f faulty) OpenFile(name string, flag int, m fs.FileMode) (file *os.File, err error) {
	err = f.do("open", name, func() error { file, err = f.root.OpenFile(name, flag, m); return err })
	if err == nil && f.fail("use", name) != nil {
		file.Close()
	}
	return file, err
}

func (f faulty) ReadFile(name string) (data []byte, err error) {
	err = f.do("read", name, func() error { data, err = f.root.ReadFile(name); return err })
	return data, err
}

func (f faulty) Readlink(name string) (target string, err error) {
	err = f.do("readlink", name, func() error { target, err = f.root.Readlink(name); return err })
	return target, err
}

func (f faulty) Remove(name string) error {
	return f.do("remove", name, func() error { return f.root.Remove(name) })
}

func (f faulty) RemoveAll(name string) error {
	return f.do("removeall", name, func() error { return f.root.RemoveAll(name) })
}

func (f faulty) Rename(from, to string) error {
	return f.do("rename", to, func() error { return f.root.Rename(from, to) })
}

func (f faulty) Symlink(target, name string) error {
	return f.do("symlink", name, func() error { return f.root.Symlink(target, name) })
}

// failOp lets every deed of that name fail.
func failOp(op string, err error) func(*disk) {
	return inject(func(o, _ string) error {
		if o == op {
			return err
		}
		return nil
	})
}

// Two versions that differ in every way files can differ, and what others put
// between them.
var (
	versionA = []string{"index.html", "A", "k/a.html", "A", "kept.css", "c", "flip", "A", "flop/x.html", "A"}
	versionB = []string{"index.html", "B", "k/a.html", "B", "kept.css", "c", "flip/x.html", "B", "flop", "B"}
	theirs   = []string{".git/HEAD", "ref", "k/notes.txt", "mine", "link", "-> ../nowhere", "void", "/"}
)

// treeOf makes what list gives of these.
func treeOf(pairs ...[]string) map[string]string {
	m := map[string]string{}
	for pair := range slices.Chunk(slices.Concat(pairs...), 2) {
		m[pair[0]] = pair[1]
	}
	return m
}

// whole reports which version OUT is, or fails the test.
func whole(t *testing.T, out string) string {
	t.Helper()
	got := list(t, out)
	switch {
	case maps.Equal(got, treeOf(versionA, theirs)):
		return "A"
	case maps.Equal(got, treeOf(versionB, theirs)):
		return "B"
	}
	t.Errorf("OUT is neither version: %q", got)
	return ""
}

// pieces fails the test unless every file in OUT is whole, of one version or
// the other, and what is not ours is all there.
func pieces(t *testing.T, out string) {
	t.Helper()
	got, a, b := list(t, out), treeOf(versionA), treeOf(versionB)
	for p, is := range treeOf(theirs) {
		if got[p] != is {
			t.Errorf("%s was lost", p)
		}
		delete(got, p)
	}
	for p, is := range got {
		if is != a[p] && is != b[p] && is != "/" && !isRunName(strings.Split(p, "/")[0], insidePrefix) {
			t.Errorf("%s is %q", p, is)
		}
	}
}

// TestFaults lets every deed fail, one after the other, in each way of
// swapping, once and for good.
func TestFaults(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1)) // the same deeds in the same order
	noExchange := func(_, _ string) error { return syscall.EINVAL }
	busy := func(_, _ string) error { return syscall.EBUSY }
	for _, c := range []struct {
		name string
		swap func(a, b string) error
		dead bool
		err  error
	}{
		{"exchange, once", exchange, false, syscall.ENOSPC},
		{"exchange, once, as at a mount point", exchange, false, syscall.EXDEV},
		{"exchange, for good", exchange, true, syscall.EIO},
		{"two renames, once", noExchange, false, syscall.ENOSPC},
		{"two renames, for good", noExchange, true, syscall.EIO},
		{"per file, once", busy, false, syscall.ENOSPC},
		{"per file, for good", busy, true, syscall.EIO},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := newOut(t)
			build(t, out, site(versionB...))
			put(t, out, theirs...)
			n := 1
			for ; faultAt(t, out, n, c.dead, c.err, c.swap) && !t.Failed(); n++ {
			}
			if n < 50 && !t.Failed() {
				t.Errorf("only %d deeds were tried", n)
			}
		})
	}
}

// faultAt turns one version into the other, letting the n-th deed fail, and
// all after it when the disk is dead. It looks at OUT, and then lets a run
// without a fault put everything right. It reports whether there was an n-th.
func faultAt(t *testing.T, out string, n int, dead bool, fault error, swap func(a, b string) error) bool {
	t.Helper()
	old, next, files := "A", "B", site(versionB...)
	if whole(t, out) == "B" {
		old, next, files = "B", "A", site(versionA...)
	}
	count, at := 0, ""
	r, err := publish(t.Context(), out, files, Options{Generator: "suluh test"}, func(d *disk) {
		d.exchange = swap
		inject(func(op, name string) error {
			if count++; count == n {
				at = op + " " + name
			}
			if count == n || dead && count > n {
				return fault
			}
			return nil
		})(d)
	})
	_, missing := os.Lstat(out)
	switch {
	case r.PerFile && (err != nil || r.Left != ""): // some files of each, all of them whole
		pieces(t, out)
	case missing != nil && dead: // died between two renames: the next run brings OUT back
	case err != nil && whole(t, out) != old, err == nil && whole(t, out) != next:
		t.Errorf("%s: the error is %v, but OUT is %s", at, err, whole(t, out))
	}
	if !dead && r.Left == "" {
		alone(t, out)
	}
	build(t, out, files)
	if whole(t, out) != next {
		t.Errorf("%s: the next run did not put it right", at)
	}
	alone(t, out)
	return at != ""
}
