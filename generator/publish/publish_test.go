package publish

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// text is a file with these bytes.
type text string

func (s text) Sum() Sum                           { return sha256.Sum256([]byte(s)) }
func (s text) WriteTo(w io.Writer) (int64, error) { return strings.NewReader(string(s)).WriteTo(w) }

// failing is a file that writes some bytes and then ends with an error.
type failing struct {
	text
	err error
}

func (f failing) WriteTo(w io.Writer) (int64, error) {
	n, _ := f.text.WriteTo(w)
	return n, f.err
}

// asked counts how often a file was asked for its bytes.
type asked struct {
	text
	n *int
}

func (f asked) WriteTo(w io.Writer) (int64, error) { *f.n++; return f.text.WriteTo(w) }

// site makes files of path, text, path, text …
func site(pairs ...string) map[string]File {
	files := map[string]File{}
	for i := 0; i < len(pairs); i += 2 {
		files[pairs[i]] = text(pairs[i+1])
	}
	return files
}

// put makes files, links ("-> target") and folders ("/") below dir.
func put(t *testing.T, dir string, pairs ...string) {
	t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		name, is := filepath.Join(dir, pairs[i]), pairs[i+1]
		must(t, os.MkdirAll(filepath.Dir(name), 0o755))
		if target, ok := strings.CutPrefix(is, "-> "); ok {
			must(t, os.Symlink(target, name))
		} else if is == "/" {
			must(t, os.MkdirAll(name, 0o755))
		} else {
			must(t, os.WriteFile(name, []byte(is), 0o644))
		}
	}
}

// list is what lies below dir, in the form that put takes, without the
// manifest. Folders are in it when they are empty.
func list(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	must(t, filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		p, _ := filepath.Rel(dir, name)
		switch {
		case p == "." || p == Manifest:
		case e.IsDir():
			if in, _ := os.ReadDir(name); len(in) == 0 {
				found[p] = "/"
			}
		case e.Type() == fs.ModeSymlink:
			target, err := os.Readlink(name)
			found[p] = "-> " + target
			return err
		default:
			data, err := os.ReadFile(name)
			found[p] = string(data)
			return err
		}
		return nil
	}))
	return found
}

// holds fails the test unless dir holds just that.
func holds(t *testing.T, dir string, pairs ...string) {
	t.Helper()
	want := map[string]string{}
	for i := 0; i < len(pairs); i += 2 {
		want[pairs[i]] = pairs[i+1]
	}
	if got := list(t, dir); !maps.Equal(got, want) {
		t.Errorf("%s holds %q, want %q", dir, got, want)
	}
}

// alone fails the test when something lies beside OUT.
func alone(t *testing.T, out string) {
	t.Helper()
	in, err := os.ReadDir(filepath.Dir(out))
	must(t, err)
	for _, e := range in {
		if e.Name() != filepath.Base(out) {
			t.Errorf("%s was left beside OUT", e.Name())
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// build publishes and wants no error.
func build(t *testing.T, out string, files map[string]File) Result {
	t.Helper()
	r, err := Publish(t.Context(), out, files, Options{Generator: "suluh test"})
	must(t, err)
	return r
}

func newOut(t *testing.T) string { return filepath.Join(t.TempDir(), "public") }

func TestNew(t *testing.T) {
	out := filepath.Join(t.TempDir(), "not", "there", "public")
	r := build(t, out, site("index.html", "a", "k/m/l.html", "b"))
	if r != (Result{Written: 2}) {
		t.Error(r)
	}
	holds(t, out, "index.html", "a", "k/m/l.html", "b")
	alone(t, out)
}

func TestAgain(t *testing.T) {
	out := newOut(t)
	build(t, out, site("index.html", "a", "old/x.html", "x", "kept.css", "c", "flip", "f", "flop/x", "g"))
	n := 0
	files := site("index.html", "b", "flip/x", "f", "flop", "g")
	files["kept.css"] = asked{"c", &n}
	before, err := os.Stat(filepath.Join(out, "kept.css"))
	must(t, err)
	r := build(t, out, files)
	if r != (Result{Written: 3, Kept: 1, Removed: 3}) {
		t.Error(r)
	}
	holds(t, out, "index.html", "b", "kept.css", "c", "flip/x", "f", "flop", "g")
	after, err := os.Stat(filepath.Join(out, "kept.css"))
	must(t, err)
	if n != 0 || !os.SameFile(before, after) {
		t.Error("an unchanged file was written again")
	}
	alone(t, out)
}

func TestNothingNew(t *testing.T) {
	out := newOut(t)
	build(t, out, site("index.html", "a"))
	before, err := os.Stat(out)
	must(t, err)
	if r := build(t, out, site("index.html", "a")); r != (Result{Kept: 1}) {
		t.Error(r)
	}
	after, err := os.Stat(out)
	must(t, err)
	if !os.SameFile(before, after) {
		t.Error("OUT was replaced by its like")
	}
}

func TestManifestIsTheSameEachTime(t *testing.T) {
	a, b := newOut(t), newOut(t)
	build(t, a, site("b<&>.html", "b", "a.html", ""))
	build(t, b, site("a.html", "", "z", "z"))
	build(t, b, site("a.html", "", "b<&>.html", "b"))
	x, err := os.ReadFile(filepath.Join(a, Manifest))
	must(t, err)
	y, err := os.ReadFile(filepath.Join(b, Manifest))
	must(t, err)
	if !bytes.Equal(x, y) {
		t.Errorf("%s\n%s", x, y)
	}
	m, err := decode(x)
	if want := (entry{text("b").Sum(), 1}); err != nil || len(m) != 2 || m["b<&>.html"] != want {
		t.Error(m, err)
	}
}

// Others changed, emptied, removed or replaced what we made.
func TestMends(t *testing.T) {
	out := newOut(t)
	files := site("a", "1", "b", "22", "c", "3", "d/e", "4")
	build(t, out, files)
	put(t, out, "a", "x", "b", "longer")
	must(t, os.Remove(filepath.Join(out, "c")))
	if r := build(t, out, files); r != (Result{Written: 3, Kept: 1}) {
		t.Error(r)
	}
	holds(t, out, "a", "1", "b", "22", "c", "3", "d/e", "4")
}

// The foreign things of case B41, and some more.
var foreign = []string{
	".git/HEAD", "ref", ".git/objects/empty", "/", "CNAME", "example.org", ".well-known/x", "y",
	"k/m/notes.txt", "mine", "gone/notes.txt", "mine too", "empty", "/",
	"link", "-> ../elsewhere", "k/broken", "-> nowhere", "bad\xff", "not UTF-8",
}

func TestForeignStays(t *testing.T) {
	out := newOut(t)
	build(t, out, site("index.html", "1", "k/m/l.html", "1", "gone/l.html", "1", "all/gone/l.html", "1"))
	put(t, out, foreign...)
	must(t, os.Chmod(filepath.Join(out, "empty"), 0o500))
	must(t, os.Chmod(out, 0o750))
	for _, v := range []string{"2", "3"} {
		build(t, out, site("index.html", v, "k/m/l.html", v))
		holds(t, out, append([]string{"index.html", v, "k/m/l.html", v}, foreign...)...)
	}
	for name, want := range map[string]fs.FileMode{"empty": 0o500, "": 0o750} {
		if info, err := os.Stat(filepath.Join(out, name)); err != nil || info.Mode().Perm() != want {
			t.Error(name, info.Mode(), err)
		}
	}
	alone(t, out)
}

func TestForeignIsCopiedWhereLinksFail(t *testing.T) {
	out := newOut(t)
	build(t, out, site("index.html", "1", "kept", "1"))
	put(t, out, foreign...)
	noLinks := failOp("link", syscall.EPERM)
	_, err := publish(t.Context(), out, site("index.html", "2", "kept", "1"), Options{}, noLinks)
	must(t, err)
	holds(t, out, append([]string{"index.html", "2", "kept", "1"}, foreign...)...)
	alone(t, out)
}

// What others put into OUT while we stage is carried over, too.
func TestForeignAtTheLastMoment(t *testing.T) {
	out := newOut(t)
	build(t, out, site("index.html", "1"))
	put(t, out, "CNAME", "old.example.org", "link", "-> old", "log", "1")
	_, err := publish(t.Context(), out, site("index.html", "2"), Options{}, func(d *disk) {
		d.exchange = func(a, b string) error {
			must(t, os.Remove(filepath.Join(out, "CNAME")))
			must(t, os.Remove(filepath.Join(out, "link")))
			put(t, out, "CNAME", "new.example.org", "link", "-> new", "log", "12", "new/index.lock", "x")
			return exchange(a, b)
		}
	})
	must(t, err)
	holds(t, out, "index.html", "2", "CNAME", "new.example.org", "link", "-> new", "log", "12", "new/index.lock", "x")
	alone(t, out)
}

func TestLinks(t *testing.T) {
	t.Run("OUT is a link to a folder", func(t *testing.T) {
		dir := t.TempDir()
		put(t, dir, "real/place", "/", "public", "-> real/place")
		build(t, filepath.Join(dir, "public"), site("index.html", "1"))
		build(t, filepath.Join(dir, "public"), site("index.html", "2"))
		holds(t, dir, "real/place/index.html", "2", "real/place/"+Manifest, manifestOf(t, dir, "real/place"), "public", "-> real/place")
	})
	t.Run("a file of ours was replaced by a link", func(t *testing.T) {
		dir := t.TempDir()
		out := filepath.Join(dir, "public")
		build(t, out, site("a", "1"))
		must(t, os.Remove(filepath.Join(out, "a")))
		put(t, dir, "precious", "1", "public/a", "-> ../precious")
		refused(t, out, site("a", "2"), Options{}, ForeignFile)
		build(t, out, site("b", "2"))
		holds(t, dir, "precious", "1", "public/a", "-> ../precious", "public/b", "2", "public/"+Manifest, manifestOf(t, dir, "public"))
	})
	t.Run("a folder of ours was replaced by a link", func(t *testing.T) {
		dir := t.TempDir()
		out := filepath.Join(dir, "public")
		build(t, out, site("img/a", "1", "index.html", "1"))
		must(t, os.RemoveAll(filepath.Join(out, "img")))
		put(t, dir, "precious/a", "1", "public/img", "-> ../precious")
		refused(t, out, site("img/a", "2", "index.html", "2"), Options{}, ForeignFile)
		build(t, out, site("index.html", "2"))
		holds(t, dir, "precious/a", "1", "public/img", "-> ../precious", "public/index.html", "2", "public/"+Manifest, manifestOf(t, dir, "public"))
	})
}

func manifestOf(t *testing.T, dir, out string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, out, Manifest))
	must(t, err)
	return string(data)
}

func TestFailingFile(t *testing.T) {
	errOwn := errors.New("no more")
	for name, f := range map[string]File{
		"says so":      failing{"half", errOwn},
		"says nothing": lying("half"),
	} {
		t.Run(name, func(t *testing.T) {
			out := newOut(t)
			files := site("index.html", "1", "z.html", "1")
			files["k/a.html"] = f
			for range 2 { // OUT is new; OUT is there
				_, err := Publish(t.Context(), out, files, Options{})
				if err == nil || !strings.Contains(err.Error(), "k/a.html") {
					t.Error(err)
				}
				put(t, filepath.Dir(out))
				if _, err := os.Stat(out); err == nil {
					holds(t, out, "index.html", "0")
				}
				alone(t, out)
				build(t, out, site("index.html", "0"))
			}
		})
	}
}

// lying is a file whose bytes are others than its sum says: it changed while
// it was read.
type lying string

func (s lying) Sum() Sum                           { return text("whole").Sum() }
func (s lying) WriteTo(w io.Writer) (int64, error) { return text(s).WriteTo(w) }

func TestCancelled(t *testing.T) {
	out := newOut(t)
	build(t, out, site("index.html", "1"))
	ctx, cancel := context.WithCancel(t.Context())
	files := site("index.html", "2")
	files["big"] = endless{cancel}
	_, err := Publish(ctx, out, files, Options{})
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	holds(t, out, "index.html", "1")
	alone(t, out)
}

// endless writes until it is stopped, and cancels on the way.
type endless struct{ cancel func() }

func (endless) Sum() Sum { return Sum{} }
func (e endless) WriteTo(w io.Writer) (int64, error) {
	for {
		if _, err := w.Write(make([]byte, 1024)); err != nil {
			return 0, err
		}
		e.cancel()
	}
}

func TestPerFile(t *testing.T) {
	busy := map[string]func(*disk){
		"mount point":     func(d *disk) { d.exchange = func(_, _ string) error { return syscall.EBUSY } },
		"other disk":      func(d *disk) { d.exchange = func(_, _ string) error { return syscall.EXDEV } },
		"no link into it": failOp("link", syscall.EXDEV),
		"folder above is closed": inject(func(op, name string) error {
			if op == "mkdir" && strings.HasPrefix(name, ".public.staging-") {
				return syscall.EACCES
			}
			return nil
		}),
	}
	for name, change := range busy {
		t.Run(name, func(t *testing.T) {
			out := newOut(t)
			build(t, out, site("index.html", "1", "k/a.html", "1", "k/kept", "1", "old/a", "1", "flip", "1", "flop/a", "1"))
			put(t, out, foreign...)
			before, err := os.Stat(out)
			must(t, err)
			r, err := publish(t.Context(), out, site("index.html", "2", "k/a.html", "2", "k/kept", "1", "new/a", "2", "flip/a", "2", "flop", "2"), Options{}, change)
			must(t, err)
			if r != (Result{Written: 5, Kept: 1, Removed: 3, PerFile: true}) {
				t.Error(r)
			}
			holds(t, out, append([]string{"index.html", "2", "k/a.html", "2", "k/kept", "1", "new/a", "2", "flip/a", "2", "flop", "2"}, foreign...)...)
			after, err := os.Stat(out)
			must(t, err)
			if !os.SameFile(before, after) {
				t.Error("OUT itself was replaced")
			}
			alone(t, out)
		})
	}
	t.Run("an empty folder", func(t *testing.T) {
		out := newOut(t)
		put(t, out, "lost+found", "/")
		r, err := publish(t.Context(), out, site("index.html", "1"), Options{}, busy["mount point"])
		if err != nil || !r.PerFile {
			t.Error(r, err)
		}
		holds(t, out, "index.html", "1", "lost+found", "/")
	})
}

func TestInOrder(t *testing.T) {
	want := []string{"k/_/a.js", "feed.xml", "k/m/a.html", "404.html", "k/m/index.html", "k/index.html", "index.html"}
	for i := range want[1:] {
		if inOrder(want[i], want[i+1]) >= 0 {
			t.Errorf("%s comes after %s", want[i], want[i+1])
		}
	}
}

// Two renames, where the disk knows no exchange; a run killed between them.
func TestTwoRenames(t *testing.T) {
	out := newOut(t)
	unable := func(d *disk) { d.exchange = func(_, _ string) error { return errors.ErrUnsupported } }
	for _, v := range []string{"1", "2"} {
		r, err := publish(t.Context(), out, site("index.html", v, "kept", "k"), Options{}, unable)
		if err != nil || r.PerFile {
			t.Error(r, err)
		}
		put(t, out, "CNAME", "c")
		holds(t, out, "index.html", v, "kept", "k", "CNAME", "c")
		alone(t, out)
	}
	dir := filepath.Dir(out)
	must(t, os.Rename(out, filepath.Join(dir, ".public.replaced-1")))
	put(t, dir, ".public.staging-1/half", "x")
	build(t, out, site("index.html", "3"))
	holds(t, out, "index.html", "3", "CNAME", "c")
	alone(t, out)

	put(t, dir, ".public.replaced-1/old", "x")
	build(t, out, site("index.html", "4"))
	holds(t, out, "index.html", "4", "CNAME", "c")
	alone(t, out)
}

func TestTidyKnowsItsOwn(t *testing.T) {
	out := newOut(t)
	dir := filepath.Dir(out)
	others := []string{".public.staging-", "x", ".public.staging-1a/x", "x", ".other.staging-1/x", "x", "public.staging-1/x", "x"}
	put(t, dir, others...)
	put(t, dir, ".public.staging-1/k/x", "x", "public/.suluh-staging-2/x", "x", "public/"+Manifest, string(manifest{}.encode("")))
	build(t, out, nil)
	holds(t, dir, append([]string{"public/" + Manifest, manifestOf(t, dir, "public")}, others...)...)
}
