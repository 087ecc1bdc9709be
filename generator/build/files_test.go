package build

import (
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// TestFileSystem: a Step is an fs.FS as the standard library understands it.
func TestFileSystem(t *testing.T) {
	m := newMemory("a.md", "a", "folder/b.md", "b", "folder/deep/c.md", strings.Repeat("long ", 1000), "empty", "")
	_, err := Do(New(m), "key", func(s *Step) (int, error) {
		return 0, fstest.TestFS(s, "a.md", "folder/b.md", "folder/deep/c.md", "empty")
	})
	if err != nil {
		t.Error(err)
	}
}

// TestNotes reads in one way and names the changes after which the step runs
// again.
func TestNotes(t *testing.T) {
	type fsys = fs.FS
	read := func(s fsys, name string) error { _, err := fs.ReadFile(s, name); return err }
	stat := func(s fsys, name string) error { _, err := fs.Stat(s, name); return err }
	list := func(s fsys, name string) error { _, err := fs.ReadDir(s, name); return err }
	open := func(s fsys, name string) error {
		f, err := s.Open(name)
		if err == nil {
			f.Close()
		}
		return err
	}
	openAndRead := func(s fsys, name string) error {
		f, err := s.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		_, err = io.ReadAll(f)
		return err
	}
	sum := func(s fsys, name string) error { _, err := s.(*Step).Sum(name); return err }
	sub := func(s fsys, name string) error {
		below, err := fs.Sub(s, "folder")
		if err != nil {
			return err
		}
		return read(below, "deep/c.md")
	}
	glob := func(s fsys, name string) error { _, err := fs.Glob(s, "folder/*.md"); return err }
	walk := func(s fsys, name string) error {
		return fs.WalkDir(s, name, func(string, fs.DirEntry, error) error { return nil })
	}
	cases := []struct {
		name  string
		how   func(fsys, string) error
		of    string
		again string // the changes that count
	}{
		{"read", read, "folder/b.md", "edit grow remove"},
		{"read missing", read, "folder/new.md", "create"},
		{"read in missing folder", read, "new/new.md", "createfolder"},
		{"read folder", read, "folder", ""},
		{"sum", sum, "folder/b.md", "edit grow remove"},
		{"open and read", openAndRead, "folder/b.md", "edit grow remove"},
		{"open", open, "folder/b.md", "remove"},
		{"open missing", open, "folder/new.md", "create"},
		{"open folder", open, "folder", ""},
		{"stat", stat, "folder/b.md", "grow remove"},
		{"stat missing", stat, "new", "createfolder"},
		{"stat folder", stat, "folder", ""},
		{"list", list, "folder", "remove create"},
		{"list missing", list, "new", "createfolder"},
		{"sub", sub, "", "editdeep"},
		{"glob", glob, "", "remove create"},
		{"walk", walk, "folder", "remove create"},
	}
	changes := []struct {
		name, file string
		do         func(w *school)
	}{
		{"edit", "folder/b.md", func(w *school) { w.write("folder/b.md", "B") }},
		{"grow", "folder/b.md", func(w *school) { w.write("folder/b.md", "bb") }},
		{"remove", "folder/b.md", func(w *school) { w.remove("folder/b.md") }},
		{"create", "folder/new.md", func(w *school) { w.write("folder/new.md", "n") }},
		{"createfolder", "new/new.md", func(w *school) { w.write("new/new.md", "n") }},
		{"editdeep", "folder/deep/c.md", func(w *school) { w.write("folder/deep/c.md", "C") }},
	}
	for _, c := range cases {
		for _, change := range changes {
			for _, hint := range []bool{true, false} {
				dir := t.TempDir()
				w := &school{t, dir, New(os.DirFS(dir))}
				w.write("folder/b.md", "b")
				w.write("folder/deep/c.md", "c")
				step := func(s *Step) (int, error) { c.how(s, c.of); return 0, nil }
				Do(w.g, "key", step)
				change.do(w)
				if hint {
					w.g.Changed(change.file)
				} else {
					w.g.Rescan()
				}
				Do(w.g, "key", step)
				want := slices.Contains(strings.Fields(c.again), change.name)
				if got := len(w.g.Ran()) == 1; got != want {
					t.Errorf("%s, then %s (hint: %v): runs again: %v", c.name, change.name, hint, got)
				}
			}
		}
	}
}

// TestSameForEverybody: what differs between two copies of a course does not
// reach a step.
func TestSameForEverybody(t *testing.T) {
	dir := t.TempDir()
	w := &school{t, dir, New(os.DirFS(dir))}
	w.write("folder/a.md", "a")
	_, err := Do(w.g, "key", func(s *Step) (int, error) {
		for _, name := range []string{"folder", "folder/a.md"} {
			info, err := fs.Stat(s, name)
			if err != nil {
				return 0, err
			}
			if !info.ModTime().IsZero() || info.Sys() != nil || info.Mode().Perm()&0o222 != 0 || info.IsDir() && info.Size() != 0 {
				t.Errorf("%s: %v", name, info)
			}
		}
		_, err := fs.ReadFile(s, "folder/none.md")
		return 0, err
	})
	if err == nil || strings.Contains(err.Error(), dir) {
		t.Errorf("the error names the place on this machine: %v", err)
	}
}

// TestStamps: when the look at a file's size and times may be believed.
func TestStamps(t *testing.T) {
	noon := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	file := func(size int, written time.Time) fs.FileInfo {
		m := fstest.MapFS{"f": {Data: make([]byte, size), ModTime: written}}
		info, err := fs.Stat(m, "f")
		if err != nil {
			t.Fatal(err)
		}
		return info
	}
	cases := []struct {
		name      string
		then, now fs.FileInfo
		same      bool
	}{
		{"untouched for long", file(3, noon.Add(-time.Hour)), file(3, noon.Add(-time.Hour)), true},
		{"written just before it was read", file(3, noon.Add(-time.Second)), file(3, noon.Add(-time.Second)), false},
		{"written in the future", file(3, noon.Add(time.Hour)), file(3, noon.Add(time.Hour)), false},
		{"without a time", file(3, time.Time{}), file(3, time.Time{}), false},
		{"other size", file(3, noon.Add(-time.Hour)), file(4, noon.Add(-time.Hour)), false},
		{"other time", file(3, noon.Add(-time.Hour)), file(3, noon.Add(-time.Minute)), false},
	}
	for _, c := range cases {
		if got := stampOf(c.then, noon).same(stampOf(c.now, noon.Add(time.Hour))); got != c.same {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// counted counts how often each file is opened.
type counted struct {
	fs.FS
	opened map[string]int
}

func (c counted) Open(name string) (fs.File, error) {
	c.opened[name]++
	return c.FS.Open(name)
}

func (c counted) Stat(name string) (fs.FileInfo, error) { return fs.Stat(c.FS, name) }

// TestLooksAreCheap: an old file that seems unchanged is not read again, and
// one named twice is looked at once.
func TestLooksAreCheap(t *testing.T) {
	old := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	m := newMemory()
	m.MapFS["a"] = &fstest.MapFile{Data: []byte("a"), ModTime: old}
	m.MapFS["b"] = &fstest.MapFile{Data: []byte("b")}
	disk := counted{m, map[string]int{}}
	g := New(disk)
	Do(g, "key", func(s *Step) (int, error) {
		s.ReadFile("a")
		s.ReadFile("b")
		return 0, nil
	})
	g.Rescan()
	g.Changed("b", "b", ".")
	if disk.opened["a"] != 1 || disk.opened["b"] != 3 {
		t.Errorf("opened %v", disk.opened)
	}
}

func TestChangedTakesAnyName(t *testing.T) {
	m := newMemory("folder/a", "a")
	g := New(m)
	if got := g.Changed("x", "."); got != nil {
		t.Errorf("nothing was read, yet %v", got)
	}
	for _, name := range []string{"folder/a", "./folder//a", "folder", "folder/", ".", "", "/absolute", "../up"} {
		Do(g, "key", func(s *Step) (string, error) { b, err := s.ReadFile("folder/a"); return string(b), err })
		m.write("folder/a", "after "+name)
		if got := g.Changed(name); !slices.Equal(got, []string{"folder/a"}) {
			t.Errorf("%q: %v", name, got)
		}
	}
}
