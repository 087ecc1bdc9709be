package syntax

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"suluh/generator/source"
)

// FuzzReadLesson wants no panic, an end in time, and every place inside the
// file, on the line that the problem quotes.
func FuzzReadLesson(f *testing.F) {
	names, _ := filepath.Glob(filepath.Join("testdata", "*.txtar"))
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(visible(parseArchive(data).files[0].data))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file := source.NewFile("a.md", data)
		start := time.Now()
		l, problems := ReadLesson(file, Options{Lang: "id"})
		if d := time.Since(start); d > 2*time.Second {
			t.Errorf("%d bytes took %v", len(data), d)
		}
		inside(t, file, problems)
		if l == nil {
			t.Fatal("no lesson")
		}
		for _, q := range l.Questions {
			if q.Ask == nil || q.ID == "" || q.Revision == "" {
				t.Errorf("question %q is not whole", q.ID)
			}
			for _, p := range q.Ask.Parts() {
				if p.Key == "" || p.Pos.Line < 1 || p.Pos.Line > file.Lines() {
					t.Errorf("%s: a part has key %q at %v", q.ID, p.Key, p.Pos)
				}
			}
			if q.Span[0] < 0 || q.Span[1] < q.Span[0] || q.Span[1] > len(data) {
				t.Errorf("%s spans %v", q.ID, q.Span)
			}
		}
	})
}
