package syntax

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"suluh/generator/source"
)

// TestContent reads our own courses: there is nothing to mend in them.
func TestContent(t *testing.T) {
	root := filepath.Join("..", "..", "content")
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".md") || e.Name() == "LICENSE.md" {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(root, path)
		o := Options{Lang: "id", Languages: []string{"id", "en"}}
		if strings.HasSuffix(path, ".en.md") {
			o.Lang = "en"
		}
		f := source.NewFile(filepath.ToSlash(name), data)
		_, problems := ReadLesson(f, o)
		inside(t, f, problems)
		var d dump
		d.problems(problems)
		if d.Len() > 0 {
			t.Errorf("%s:\n%s", name, d.String())
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
