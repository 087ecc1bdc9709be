package course_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"suluh/generator/course"
)

// A closedFS refuses to give some of its files and folders.
type closedFS struct {
	fstest.MapFS
	closed string
}

func (c closedFS) refuse(op, name string) error {
	if name == c.closed {
		return &fs.PathError{Op: op, Path: name, Err: fs.ErrPermission}
	}
	return nil
}

func (c closedFS) Open(name string) (fs.File, error) {
	if err := c.refuse("open", name); err != nil {
		return nil, err
	}
	return c.MapFS.Open(name)
}

func (c closedFS) ReadFile(name string) ([]byte, error) {
	if err := c.refuse("open", name); err != nil {
		return nil, err
	}
	return c.MapFS.ReadFile(name)
}

func (c closedFS) ReadDir(name string) ([]fs.DirEntry, error) {
	if err := c.refuse("readdir", name); err != nil {
		return nil, err
	}
	return c.MapFS.ReadDir(name)
}

func TestUnreadable(t *testing.T) {
	files := tree("", "k/course.md", "k/01-a.md", "k/m/01-b.md", "k/m/img/x.svg", "l/course.md", "l/glossary.yaml")
	for closed, want := range map[string]string{
		"content/k/m":       "E113 k/m",
		"content/k/m/img":   "E113 k/m/img",
		"content/k":         "E113 k",
		"content/site.yaml": "E113 site.yaml",
	} {
		got, problems, err := course.Scan(closedFS{files, closed})
		if err != nil || codes(problems) != want {
			t.Errorf("%s: %v %s", closed, err, codes(problems))
		}
		if len(got.Courses) == 0 {
			t.Errorf("%s: nothing else is read", closed)
		}
	}
	// An unreadable content folder is no empty site.
	if _, _, err := course.Scan(closedFS{files, "content"}); err == nil {
		t.Error("an empty site")
	}
	_, problems := course.ReadGlossary(closedFS{files, "content/l/glossary.yaml"}, "l/glossary.yaml")
	if got := codes(problems); got != "E113 l/glossary.yaml" || strings.Contains(problems[0].Args[0].(string), "content") {
		t.Errorf("%s %v", got, problems[0].Args)
	}
}
