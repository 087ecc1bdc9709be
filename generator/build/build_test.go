package build

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// school is a small site on the disk: lessons whose first line is a title, a
// frame for their pages, and a contents list that each page shows.
type school struct {
	t   *testing.T
	dir string
	g   *Graph
}

func newSchool(t *testing.T) *school {
	t.Helper()
	dir := t.TempDir()
	w := &school{t, dir, New(os.DirFS(dir))}
	for _, name := range []string{"a", "b", "c"} {
		w.write("lessons/"+name+".md", "Title "+name+"\nBody "+name)
	}
	w.write("frame.html", "<%s>")
	return w
}

func (w *school) write(name, text string) {
	w.t.Helper()
	full := filepath.Join(w.dir, filepath.FromSlash(name))
	w.must(os.MkdirAll(filepath.Dir(full), 0o755))
	w.must(os.WriteFile(full, []byte(text), 0o644))
}

func (w *school) remove(name string) {
	w.t.Helper()
	w.must(os.RemoveAll(filepath.Join(w.dir, filepath.FromSlash(name))))
}

func (w *school) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// make builds the whole site and gives it as one text.
func (w *school) make() string {
	w.t.Helper()
	text, err := Do(w.g, "site", site)
	w.must(err)
	return text
}

func site(s *Step) (string, error) {
	names, err := Need(s, "names", names)
	if err != nil {
		return "", err
	}
	pages, err := All(s, len(names), func(s *Step, i int) (string, error) {
		return Need(s, "page "+names[i], page(names[i]))
	})
	return strings.Join(pages, "\n"), err
}

func names(s *Step) ([]string, error) {
	entries, err := fs.ReadDir(s, "lessons")
	var names []string
	for _, e := range entries {
		names = append(names, strings.TrimSuffix(e.Name(), ".md"))
	}
	return names, err
}

func lesson(name string) func(*Step) ([]string, error) {
	return func(s *Step) ([]string, error) {
		text, err := fs.ReadFile(s, "lessons/"+name+".md")
		if strings.Contains(string(text), "?") {
			s.Report("question in " + name)
		}
		return strings.Split(string(text), "\n"), err
	}
}

func title(name string) func(*Step) (string, error) {
	return func(s *Step) (string, error) {
		lines, err := Need(s, "lesson "+name, lesson(name))
		if err != nil {
			return "", err
		}
		return lines[0], nil
	}
}

func contents(s *Step) (string, error) {
	names, err := Need(s, "names", names)
	if err != nil {
		return "", err
	}
	titles, err := All(s, len(names), func(s *Step, i int) (string, error) {
		return Need(s, "title "+names[i], title(names[i]))
	})
	return strings.Join(titles, ", "), err
}

func page(name string) func(*Step) (string, error) {
	return func(s *Step) (string, error) {
		lines, err := Need(s, "lesson "+name, lesson(name))
		if err != nil {
			return "", err
		}
		contents, err := Need(s, "contents", contents)
		if err != nil {
			return "", err
		}
		frame, err := fs.ReadFile(s, "frame.html")
		if err != nil {
			return "", err
		}
		foot, err := fs.ReadFile(s, "foot.html") // the author's, if there is one
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
		return strings.Replace(string(frame), "%s", contents+"|"+strings.Join(lines, " ")+string(foot), 1), nil
	}
}

// TestWhatRuns changes the disk in one way and names the steps that then run,
// and why.
func TestWhatRuns(t *testing.T) {
	pages := "page a, page b, page c"
	cases := []struct {
		name   string
		change func(w *school)
		names  string // what Changed is told
		news   string // what it finds
		ran    string
		of     string // a key
		why    string
	}{{
		name:   "nothing",
		change: func(w *school) {},
		names:  "lessons/a.md",
		of:     "site", why: "site unchanged ",
	}, {
		name:   "body",
		change: func(w *school) { w.write("lessons/a.md", "Title a\nNew body") },
		names:  "lessons/a.md",
		news:   "lessons/a.md",
		ran:    "lesson a, page a, site, title a", // title a is the same: no other page
		of:     "site", why: "site step page a < page a step lesson a < lesson a file lessons/a.md",
	}, {
		name:   "same size",
		change: func(w *school) { w.write("lessons/b.md", "Title b\nBodY b") },
		names:  "lessons/b.md",
		news:   "lessons/b.md",
		ran:    "lesson b, page b, site, title b",
		of:     "title b", why: "title b step lesson b < lesson b file lessons/b.md",
	}, {
		name:   "title",
		change: func(w *school) { w.write("lessons/a.md", "Other\nBody a") },
		names:  "lessons/a.md",
		news:   "lessons/a.md",
		ran:    "contents, lesson a, " + pages + ", site, title a",
		of:     "page c", why: "page c step contents < contents step title a < title a step lesson a < lesson a file lessons/a.md",
	}, {
		name: "touched only",
		change: func(w *school) {
			now := time.Now().Add(time.Hour)
			w.must(os.Chtimes(filepath.Join(w.dir, "lessons/a.md"), now, now))
		},
		names: "lessons/a.md",
		of:    "lesson a", why: "lesson a unchanged ",
	}, {
		name:   "written again",
		change: func(w *school) { w.write("lessons/a.md", "Title a\nBody a") },
		names:  "lessons/a.md",
		of:     "lesson a", why: "lesson a unchanged ",
	}, {
		name:   "missing file created",
		change: func(w *school) { w.write("foot.html", "foot") },
		names:  "foot.html",
		news:   "foot.html",
		ran:    pages + ", site",
		of:     "page b", why: "page b file foot.html",
	}, {
		name:   "frame",
		change: func(w *school) { w.write("frame.html", "[%s]") },
		names:  "frame.html",
		news:   "frame.html",
		ran:    pages + ", site",
		of:     "site", why: "site step page a < page a file frame.html",
	}, {
		name:   "lesson created",
		change: func(w *school) { w.write("lessons/d.md", "Title d\nBody d") },
		names:  "lessons/d.md",
		news:   "lessons",
		ran:    "contents, lesson d, names, " + pages + ", page d, site, title d",
		of:     "site", why: "site step names < names folder lessons",
	}, {
		name:   "lesson deleted",
		change: func(w *school) { w.remove("lessons/b.md") },
		names:  "lessons/b.md",
		news:   "lessons, lessons/b.md",
		ran:    "contents, names, page a, page c, site", // and not the lesson that is gone
		of:     "page a", why: "page a step contents < contents step names < names folder lessons",
	}, {
		name: "folder renamed and filled anew",
		change: func(w *school) {
			w.must(os.Rename(filepath.Join(w.dir, "lessons"), filepath.Join(w.dir, "old")))
			w.write("lessons/a.md", "Title a\nBody a")
			w.write("lessons/b.md", "Title b\nNew body")
		},
		names: "lessons old",
		news:  "lessons, lessons/b.md, lessons/c.md",
		ran:   "contents, lesson b, names, page a, page b, site, title b",
		of:    "site", why: "site step names < names folder lessons",
	}}
	for _, c := range cases {
		t.Run(c.name+"/changed", func(t *testing.T) {
			w := newSchool(t)
			w.make()
			c.change(w)
			check(t, "changed", w.g.Changed(strings.Fields(c.names)...), c.news)
			w.checkRan(c.ran, c.of, c.why)
		})
		t.Run(c.name+"/rescan", func(t *testing.T) {
			w := newSchool(t)
			w.make()
			c.change(w)
			check(t, "changed", w.g.Rescan(), c.news)
			w.checkRan(c.ran, c.of, c.why)
		})
	}
}

// checkRan makes the site, compares what ran, and compares the site with one
// made from nothing.
func (w *school) checkRan(ran, of, why string) {
	w.t.Helper()
	got := w.make()
	check(w.t, "ran", w.g.Ran(), ran)
	if of != "" {
		if got := chain(w.g.Why(of)); got != why {
			w.t.Errorf("why %s:\n got %s\nwant %s", of, got, why)
		}
	}
	fresh := &school{w.t, w.dir, New(os.DirFS(w.dir))}
	if want := fresh.make(); got != want {
		w.t.Errorf("site:\n got %s\nwant %s", got, want)
	}
	w.make()
	check(w.t, "ran in all", w.g.Ran(), ran)
	if changed := w.g.Rescan(); changed != nil {
		w.t.Errorf("changed behind our back: %v", changed)
	}
	w.make()
	check(w.t, "ran after a second look", w.g.Ran(), "")
}

func chain(reasons []Reason) string {
	var links []string
	for _, r := range reasons {
		links = append(links, fmt.Sprintf("%s %s %s", r.Key, r.Cause, r.Of))
	}
	return strings.Join(links, " < ")
}

func check(t *testing.T, what string, got []string, want string) {
	t.Helper()
	if g := strings.Join(got, ", "); g != want {
		t.Errorf("%s:\n got %s\nwant %s", what, g, want)
	}
}

func TestNewRunsEverythingOnce(t *testing.T) {
	w := newSchool(t)
	got := w.make()
	want := "<Title a, Title b, Title c|Title a Body a>\n" +
		"<Title a, Title b, Title c|Title b Body b>\n" +
		"<Title a, Title b, Title c|Title c Body c>"
	if got != want {
		t.Errorf("got %q", got)
	}
	check(t, "ran", w.g.Ran(), "contents, lesson a, lesson b, lesson c, names, page a, page b, page c, site, title a, title b, title c")
	if got := chain(w.g.Why("site")); got != "site new " {
		t.Errorf("why site: %s", got)
	}
	if w.g.Why("nobody") != nil {
		t.Error("a reason for a step that is not known")
	}
}

// TestBackAgain: identity is compared with what the user saw, not with the last.
func TestBackAgain(t *testing.T) {
	w := newSchool(t)
	w.make()
	w.write("lessons/a.md", "Other\nBody a")
	w.g.Changed("lessons/a.md")
	if _, err := Do(w.g, "contents", contents); err != nil {
		t.Fatal(err)
	}
	check(t, "ran", w.g.Ran(), "contents, lesson a, title a")
	w.write("lessons/a.md", "Title a\nBody a")
	w.g.Changed("lessons/a.md")
	w.checkRan("contents, lesson a, title a", "contents", "contents step title a < title a step lesson a < lesson a file lessons/a.md")
}

func TestProblemsStayUntilTheirCauseIsGone(t *testing.T) {
	w := newSchool(t)
	w.write("lessons/c.md", "Title c\nWhy?")
	w.write("lessons/b.md", "Title b\nWhat?")
	w.make()
	problems := func(key string) string {
		var all []string
		for _, p := range w.g.Problems(key) {
			all = append(all, p.(string))
		}
		return strings.Join(all, ", ")
	}
	if got := problems("site"); got != "question in b, question in c" { // once, though two steps need each
		t.Errorf("site: %s", got)
	}
	if got := problems("title c"); got != "question in c" {
		t.Errorf("title c: %s", got)
	}
	w.write("lessons/a.md", "Title a\nSo there.")
	w.g.Changed("lessons/a.md")
	w.make()
	if got := problems("site"); got != "question in b, question in c" {
		t.Errorf("after another change: %s", got)
	}
	w.write("lessons/b.md", "Title b\nThat.")
	w.g.Changed("lessons/b.md")
	w.make()
	if got := problems("site"); got != "question in c" {
		t.Errorf("after the cure: %s", got)
	}
}

func TestSweep(t *testing.T) {
	w := newSchool(t)
	w.make()
	w.remove("lessons/b.md")
	w.g.Changed("lessons")
	w.make()
	if n := w.g.Sweep("site"); n != 3 { // lesson, title and page of b
		t.Errorf("forgot %d steps", n)
	}
	if w.g.files["lessons/b.md"] != nil {
		t.Error("a file that nobody reads is still known")
	}
	w.write("lessons/a.md", "Title a\nNew body")
	w.write("lessons/b.md", "Title b\nBack")
	w.g.Changed("lessons")
	w.checkRan("contents, lesson a, lesson b, names, page a, page b, page c, site, title a, title b", "", "")
}

func TestDumpAndLoad(t *testing.T) {
	setCores(t, 1) // after Load, who runs for want of a function depends on the order
	w := newSchool(t)
	w.write("lessons/b.md", "Title b\nWhat?")
	want := w.make()
	var disk bytes.Buffer
	w.must(w.g.Dump(&disk))

	load := func() *school {
		again := &school{t, w.dir, New(os.DirFS(w.dir))}
		w.must(again.g.Load(bytes.NewReader(disk.Bytes())))
		return again
	}
	again := load()
	if got := again.make(); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	check(t, "ran", again.g.Ran(), "")
	if got := again.g.Problems("site"); !slices.Equal(got, []any{"question in b"}) {
		t.Errorf("problems: %v", got)
	}
	var second bytes.Buffer
	w.must(again.g.Dump(&second))
	if !bytes.Equal(disk.Bytes(), second.Bytes()) {
		t.Error("a second dump differs from the first")
	}

	w.write("lessons/a.md", "Title a\nNew body")
	again = load()
	want = (&school{t, w.dir, New(os.DirFS(w.dir))}).make()
	if got := again.make(); got != want {
		t.Errorf("after a change while it lay on disk:\ngot %s\nwant %s", got, want)
	}
	// Nobody knew how title a is made until contents ran and said so.
	check(t, "ran", again.g.Ran(), "contents, lesson a, page a, site, title a")
	w.write("lessons/a.md", "Title a\nNewer body")
	again.g.Changed("lessons/a.md")
	again.checkRan("lesson a, page a, site, title a", "", "")

	for n := range disk.Len() {
		if n%97 == 0 {
			g := New(os.DirFS(w.dir))
			if err := g.Load(bytes.NewReader(disk.Bytes()[:n])); err == nil {
				t.Errorf("half a dump (%d bytes) was taken for a whole one", n)
			} else if len(g.steps) != 0 {
				t.Errorf("half a dump (%d bytes) left steps behind", n)
			}
		}
	}
	if err := New(os.DirFS(w.dir)).Load(strings.NewReader("something else")); !errors.Is(err, ErrForm) {
		t.Errorf("something else: %v", err)
	}
}
