package syntax

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"suluh/generator/source"
)

// TestWriteRead reads the questions of our own courses and of the fixtures
// without slips, writes them, and reads the same questions.
func TestWriteRead(t *testing.T) {
	files := map[string][]byte{}
	names, _ := filepath.Glob(filepath.Join("testdata", "*.txtar"))
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = visible(parseArchive(data).files[0].data)
	}
	root := filepath.Join("..", "..", "content")
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".md") {
			files[path], err = os.ReadFile(path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	written := 0
	for name, data := range files {
		l, problems := ReadLesson(source.NewFile("a.md", data), Options{Lang: "id"})
		if problems.Errors() > 0 || strings.Contains(string(data), "\n[") {
			continue // a footnote or the address of a link stands outside the question
		}
		for _, q := range l.Questions {
			var before, after dump
			before.question(q)
			var out strings.Builder
			if err := WriteQuestion(&out, q); err != nil {
				t.Fatal(err)
			}
			again, _ := ReadLesson(source.NewFile("a.md", []byte("---\nid: halaman-lain\ntitle: A\n---\n\n"+out.String())), Options{Lang: "id"})
			for _, q := range again.Questions {
				after.question(q)
			}
			if len(again.Questions) == 1 && again.Questions[0].Revision != q.Revision {
				t.Errorf("%s: %s has another revision", name, q.ID)
			}
			written++
			if before.String() != after.String() {
				t.Errorf("%s:\n%s\nwritten as\n%s\nis read as\n%s", name, before.String(), out.String(), after.String())
			}
		}
	}
	if written < 50 {
		t.Errorf("only %d questions were written", written)
	}
}
