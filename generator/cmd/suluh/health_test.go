package main

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"suluh/generator"
	"suluh/generator/words"
)

// aHealth is a course with something in every table.
func aHealth() *generator.Health {
	formats := func(n ...int) map[string]int {
		by := map[string]int{}
		for i, f := range generator.AskFormats {
			by[f] = append(n, make([]int, 8)...)[i]
		}
		return by
	}
	asks := generator.Asked{Opening: 2, Questions: 5, Formats: formats(1, 1, 1, 1, 1), Production: 0.8}
	fewer := generator.Asked{Opening: 2, Questions: 4, Formats: formats(1, 1, 1, 1), Production: 0.75}
	var pages []generator.PageWeight
	for i := range 10 {
		pages = append(pages, generator.PageWeight{Address: fmt.Sprintf("k/halaman-%d.html", i), Bytes: 1_234_567 - i, Gzip: 20_500 - 1000*i})
	}
	c := generator.CourseHealth{
		Title:  "Kursus",
		Totals: generator.Totals{Errors: 1, Warnings: 12, Lessons: 1, Quizzes: 1, CasePages: 1, Asked: asks},
		Problems: []generator.FileProblems{
			{File: "k/01-a.md", Errors: 1, Codes: map[string]int{"E011": 1}},
			{File: "k/02-nama-berkas-yang-panjang.md", Warnings: 12, Codes: map[string]int{"W103": 11, "W105": 1}},
		},
		Pages: []generator.PageHealth{
			{Number: "1.1", Title: "Judul pelajaran yang cukup panjang", Kind: generator.PageLesson, Draft: true, Editions: []generator.EditionHealth{
				{Lang: "id", Words: 1100, Minutes: 6, Sections: 4, Asked: asks, Drawings: 2, Terms: 9},
				{Lang: "en", Words: 1600, Ratio: 1.4545, Minutes: 7, Sections: 4, Asked: fewer, Terms: 8},
			}},
			{Title: "Kasus", Kind: generator.PageCase, Editions: []generator.EditionHealth{{Lang: "id", Words: 900, Minutes: 5}}},
			{Title: "Kuis", Kind: generator.PageQuiz, Editions: []generator.EditionHealth{{Lang: "id", Words: 9, Minutes: 1, Draws: 20, Asked: generator.Asked{Formats: formats()}}}},
		},
		Coverage: generator.Coverage{
			Levels: []string{"", "C1", "C2", "C3", "C4", "C5", "C6"},
			Outcomes: []generator.OutcomeCoverage{
				{Code: "A1", Text: "menjelaskan asesmen dengan kata sendiri", Level: "C2", Levels: generator.Levels{Practice: map[string]int{"C1": 2}, Quiz: map[string]int{"C1": 1, "C3": 12}}},
				{Code: "A2", Text: "memilih", Level: "C3-C5"},
			},
			Untied: generator.Levels{Practice: map[string]int{"": 1}},
			Few:    []string{"A2"},
		},
		Translations: []generator.Translation{
			{Lang: "id", Pages: 5, Translated: 5, Share: 1, Terms: 3, TermsMissing: []string{}},
			{Lang: "en", Pages: 5, Translated: 3, Share: 0.6, Missing: []string{"k/02-b.md", "k/03-c.md"}, Terms: 3, TermsMissing: []string{"klien"}},
		},
		Weight: generator.Weight{Pages: pages, Images: []generator.ImageWeight{{File: "k/img/foto.jpg", Bytes: 250_000, Heavy: true}, {File: "k/img/g.svg", Bytes: 900}}},
		Cases: []generator.CaseHealth{
			{ID: "satu", Lang: "id", Title: "Kasus", Scenes: 12, Decisions: 4, Words: 1000},
			{ID: "satu", Lang: "en", Title: "Case", Scenes: 12, Decisions: 3, Words: 1200},
			{ID: "dua", Lang: "id", Title: "Kasus", Scenes: 9, Decisions: 3, Words: 800},
			{ID: "dua", Lang: "en", Title: "Case", Scenes: 9, Decisions: 3, Words: 900},
		},
	}
	bare := generator.CourseHealth{Title: "Kosong", Weight: generator.Weight{Pages: pages[:1]}, Translations: c.Translations[:1]}
	return &generator.Health{
		Languages: words.Languages, Drafts: []string{"k/09-z.md"}, Courses: []generator.CourseHealth{c, bare},
		Problems: []generator.FileProblems{{File: "site.yaml", Errors: 1, Codes: map[string]int{"E101": 1}}},
	}
}

// TestHealthTables holds what health prints to a file that a reviewer reads, and
// its lines to the width of the terminal.
func TestHealthTables(t *testing.T) {
	for _, lang := range words.Languages {
		var all strings.Builder
		for _, width := range []int{100, 72, 40} {
			r := healthReport{app: &app{words: words.In(lang)}, width: width, languages: words.Languages}
			r.health(aHealth(), false)
			fmt.Fprintf(&all, "# %d\n\n%s\n", width, r.String())
			for line := range strings.Lines(r.String()) {
				if n := cells([]rune(strings.TrimSuffix(line, "\n"))); n > width || strings.HasSuffix(line, " \n") {
					t.Errorf("%s: %d of %d cells: %q", lang, n, width, line)
				}
			}
		}
		golden(t, "testdata/health."+lang+".txt", all.String())
	}
}

func TestScreen(t *testing.T) {
	for columns, want := range map[string]int{"": 100, "80": 80, "300": 100, "0": 100, "-4": 100, "lebar": 100} {
		if got := screen(&bytes.Buffer{}, columns); got != want {
			t.Errorf("COLUMNS=%s: %d", columns, got)
		}
	}
}

func TestTable(t *testing.T) {
	full := table{
		[]column{{head: "nama", least: 4}, {head: "n", right: true}, {head: "b", drop: 1}, {head: "c", drop: 2}, {head: "d", drop: 2}},
		[][]string{{"panjang sekali", "10", "bb", "cc", "d"}, {"漢字漢字", "9", "b", "", ""}, {"x\x1b[31m", "9", "b", "", ""}},
	}
	for width, want := range map[int]string{
		30: "nama             n  b   c   d\npanjang sekali  10  bb  cc  d\n漢字漢字         9  b\nx�[31m           9  b",
		20: "nama    n  b   c   d\npanj…  10  bb  cc  d\n漢字…   9  b\nx�[3…   9  b",
		13: "nama    n  b\npanj…  10  bb\n漢字…   9  b\nx�[3…   9  b",
		9:  "nama    n\npanj…  10\n漢字…   9\nx�[3…   9",
	} {
		got, widths := full.fitting(width)
		if got := strings.Join(got.lines(widths), "\n"); got != want {
			t.Errorf("%d:\n%s\nwant\n%s", width, got, want)
		}
	}
	if len(full.columns) != 5 || len(full.rows[0]) != 5 {
		t.Error("the table itself has lost a column")
	}
	if got := shortened("k/modul/halaman.html", 12, true); got != "…alaman.html" {
		t.Error(got)
	}
	if got := strings.Join(wrapped("satu dua panjangsekali  tiga", 8), "|"); got != "satu dua|panjangsekali|tiga" {
		t.Error(got)
	}
}
