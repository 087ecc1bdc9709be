package build

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// lessons is the size that the design speaks of: four steps each.
const lessons = 10_000

// college is a site of 40,000 steps. Each lesson has a step for what is read
// from it, one for what others show of it, one for its page and one for the
// words to search; pages show the outline, which is made from all lessons.
type college struct {
	dir string
	g   *Graph
}

type readLesson struct {
	Title string
	Body  Sum
	Words []string
}

func newCollege(b *testing.B) *college {
	b.Helper()
	w := &college{dir: b.TempDir()}
	for i := range lessons {
		if i%100 == 0 {
			if err := os.Mkdir(filepath.Join(w.dir, fmt.Sprintf("%02d", i/100)), 0o755); err != nil {
				b.Fatal(err)
			}
		}
		w.write(b, i, "Title\nBody", 0)
	}
	w.g = New(os.DirFS(w.dir))
	return w
}

func lessonFile(i int) string { return fmt.Sprintf("%02d/%02d.md", i/100, i%100) }

func (w *college) write(b *testing.B, i int, text string, n int) {
	b.Helper()
	text = fmt.Sprint(text, " ", i, " ", n, strings.Repeat(" word", 200))
	if err := os.WriteFile(filepath.Join(w.dir, lessonFile(i)), []byte(text), 0o644); err != nil {
		b.Fatal(err)
	}
}

func (w *college) ask(b *testing.B) {
	b.Helper()
	if _, err := Do(w.g, "site", w.site); err != nil {
		b.Fatal(err)
	}
}

func (w *college) site(s *Step) ([]Sum, error) {
	return All(s, lessons, func(s *Step, i int) (Sum, error) {
		if _, err := Need(s, fmt.Sprint("words ", i), w.words(i)); err != nil {
			return Sum{}, err
		}
		return Need(s, fmt.Sprint("page ", i), w.page(i))
	})
}

func (w *college) lesson(i int) func(*Step) (readLesson, error) {
	return func(s *Step) (readLesson, error) {
		text, err := s.ReadFile(lessonFile(i))
		title, _, _ := strings.Cut(string(text), "\n")
		// A piece of a string keeps the whole of it in memory.
		words := strings.Fields(strings.Clone(string(text[:30])))
		return readLesson{strings.Clone(title), sha256.Sum256(text), words}, err
	}
}

func (w *college) title(i int) func(*Step) (string, error) {
	return func(s *Step) (string, error) {
		l, err := Need(s, fmt.Sprint("lesson ", i), w.lesson(i))
		return l.Title, err
	}
}

func (w *college) words(i int) func(*Step) ([]string, error) {
	return func(s *Step) ([]string, error) {
		l, err := Need(s, fmt.Sprint("lesson ", i), w.lesson(i))
		return l.Words, err
	}
}

func (w *college) outline(s *Step) ([]string, error) {
	return All(s, lessons, func(s *Step, i int) (string, error) {
		return Need(s, fmt.Sprint("title ", i), w.title(i))
	})
}

func (w *college) page(i int) func(*Step) (Sum, error) {
	return func(s *Step) (Sum, error) {
		l, err := Need(s, fmt.Sprint("lesson ", i), w.lesson(i))
		if err != nil {
			return Sum{}, err
		}
		outline, err := Need(s, "outline", w.outline)
		if err != nil {
			return Sum{}, err
		}
		return sha256.Sum256(append(l.Body[:], outline[i]...)), nil
	}
}

func (w *college) wantRan(b *testing.B, n int) {
	b.Helper()
	if got := len(w.g.Ran()); got != n {
		b.Fatalf("%d steps ran, want %d", got, n)
	}
}

// BenchmarkFirst makes everything, and tells what a step's record costs, its
// value and its files included.
func BenchmarkFirst(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		w := newCollege(b)
		before := heap()
		b.StartTimer()
		w.ask(b)
		b.StopTimer()
		b.ReportMetric(float64(heap()-before)/float64(len(w.g.steps)), "B/step")
		b.StartTimer()
	}
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func BenchmarkNothingChanged(b *testing.B) {
	w := newCollege(b)
	w.ask(b)
	w.g.Rescan() // the files are too new to be believed; see stampOf
	b.Run("asked", func(b *testing.B) {
		for b.Loop() {
			w.ask(b)
		}
	})
	b.Run("rescan", func(b *testing.B) {
		for b.Loop() {
			w.g.Rescan()
			w.ask(b)
		}
		w.wantRan(b, 0)
	})
	b.Run("problems", func(b *testing.B) {
		for b.Loop() {
			w.g.Problems("site")
		}
	})
}

func BenchmarkOneChanged(b *testing.B) {
	w := newCollege(b)
	w.ask(b)
	n := 0
	b.Run("body", func(b *testing.B) { // lesson, title, words, page, site
		for b.Loop() {
			n++
			w.write(b, 5, "Title\nBody", n)
			w.g.Changed(lessonFile(5))
			w.ask(b)
		}
		w.wantRan(b, 5)
	})
	b.Run("title", func(b *testing.B) { // lesson, title, words, outline, all pages, site
		for b.Loop() {
			n++
			w.write(b, 5, fmt.Sprint("Title ", n, "\nBody"), n)
			w.g.Changed(lessonFile(5))
			w.ask(b)
		}
		w.wantRan(b, lessons+5)
	})
}

func BenchmarkDumpAndLoad(b *testing.B) {
	w := newCollege(b)
	w.ask(b)
	var disk bytes.Buffer
	if err := w.g.Dump(&disk); err != nil {
		b.Fatal(err)
	}
	b.Run("dump", func(b *testing.B) {
		for b.Loop() {
			disk.Reset()
			if err := w.g.Dump(&disk); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(disk.Len())/float64(len(w.g.steps)), "B/step")
	})
	b.Run("load", func(b *testing.B) {
		for b.Loop() {
			g := New(os.DirFS(w.dir))
			if err := g.Load(bytes.NewReader(disk.Bytes())); err != nil {
				b.Fatal(err)
			}
		}
	})
}
