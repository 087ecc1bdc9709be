package publish

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkPublish publishes a course of 2,000 pages: the first time, with
// one page changed, and with nothing changed.
func BenchmarkPublish(b *testing.B) {
	course := func(v string) map[string]File {
		files := site("index.html", v)
		for i := range 2000 {
			files[fmt.Sprintf("k/m%d/page%d.html", i/20, i)] = text(strings.Repeat(fmt.Sprint(i), 4000))
		}
		return files
	}
	for _, c := range []struct{ name, first, then string }{
		{"first", "", "1"}, {"one page", "1", "2"}, {"nothing", "1", "1"},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				out := filepath.Join(b.TempDir(), "public")
				if c.first != "" {
					Publish(b.Context(), out, course(c.first), Options{})
				}
				then := course(c.then)
				b.StartTimer()
				if _, err := Publish(b.Context(), out, then, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
