package course_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"suluh/generator/course"
	"suluh/generator/words"
)

const works = `
- {id: b, type: book, author: [{family: Zastrow, given: Charles}, {family: Hessenauer, given: Sarah L.}], issued: 2019, title: Empowerment Series, edition: 12, publisher: Cengage}
- {id: a, type: article-journal, author: [{family: Cowger, given: Charles D.}], issued: 1994, title: Assessing client strengths, container-title: Social Work, volume: 39, issue: 3, page: 262–268, DOI: 10.1093/sw/39.3.262}
- {id: c, type: chapter, author: [{family: Garland, given: James}, {family: Jones, given: Hubert}, {family: Kolodny, given: Ralph}], editor: [{family: Bernstein, given: Saul}], issued: 1965, title: A model for stages of development, container-title: Explorations in Group Work, page: 17–71, publisher: Milford House}
- {id: e, type: book, editor: [{family: Saleebey, given: Dennis}], issued: 2013, title: The Strengths Perspective, edition: 6, publisher: Pearson}
- {id: l, type: legislation, issued: 2019, title: Undang-Undang Nomor 14 Tahun 2019 tentang Pekerja Sosial}
- {id: h, type: book, author: [{literal: Husmiati}], title: Tanpa tahun}
`

func TestAPA(t *testing.T) {
	fsys := fstest.MapFS{"content/k/references.yaml": {Data: []byte(works)}}
	refs, problems := course.ReadReferences(fsys, "k/references.yaml")
	if len(problems) > 0 {
		t.Fatal(codes(problems))
	}
	var got []string
	for _, r := range refs {
		var b strings.Builder
		for _, run := range r.APA(words.In("en").Say) {
			if run.Italic {
				b.WriteString("*" + run.Text + "*")
			} else {
				b.WriteString(run.Text)
			}
		}
		got = append(got, b.String())
	}
	// In the order of the list, as APA 7 (2020) has these kinds of work.
	want := []string{
		"Cowger, C. D. (1994). Assessing client strengths. *Social Work*, *39*(3), 262–268. https://doi.org/10.1093/sw/39.3.262",
		"Garland, J., Jones, H., & Kolodny, R. (1965). A model for stages of development. In S. Bernstein (Ed.), *Explorations in Group Work* (pp. 17–71). Milford House.",
		"Husmiati. (n.d.). *Tanpa tahun*.",
		"Saleebey, D. (Ed.). (2013). *The Strengths Perspective* (6th ed.). Pearson.",
		"*Undang-Undang Nomor 14 Tahun 2019 tentang Pekerja Sosial*. (2019).",
		"Zastrow, C., & Hessenauer, S. L. (2019). *Empowerment Series* (12th ed.). Cengage.",
	}
	for i := range want {
		if i >= len(got) || strings.TrimSpace(got[i]) != want[i] {
			t.Errorf("got  %s\nwant %s", got[i], want[i])
		}
	}
	short := refs[1].Short("&", "et al.", "n.d.")
	if short != "Garland et al., 1965" {
		t.Errorf("short form %q", short)
	}
}

func TestDataSlips(t *testing.T) {
	fsys := fstest.MapFS{
		"content/k/references.yaml": {Data: []byte("- {id: a, title: A, status: raed}\n- {id: a, title: B}\n- {title: C}\n- {id: d, title: [x]}\n")},
		"content/k/glossary.yaml":   {Data: []byte("- {id: a, term: A, text: B}\n- {id: a, term: A, text: B}\n- {id: b, term: A}\n- {id: c, trem: A, text: B}\n")},
		"content/k/broken.yaml":     {Data: []byte("- a: b: c\n")},
	}
	_, problems := course.ReadReferences(fsys, "k/references.yaml")
	if got, want := codes(problems.Sort()), "E325 k/references.yaml:1:29\nE324 k/references.yaml:2:8\nE323 k/references.yaml:3:11\nE323 k/references.yaml:4:8\nE102 k/references.yaml:4:18"; got != want {
		t.Errorf("references:\n%s\nwant\n%s", got, want)
	}
	_, problems = course.ReadGlossary(fsys, "k/glossary.yaml")
	if got, want := codes(problems.Sort()), "E322 k/glossary.yaml:2:8\nE321 k/glossary.yaml:3:8\nE321 k/glossary.yaml:4:8\nE101 k/glossary.yaml:4:11"; got != want {
		t.Errorf("glossary:\n%s\nwant\n%s", got, want)
	}
	_, problems = course.ReadGlossary(fsys, "k/broken.yaml")
	if len(problems) != 1 || problems[0].Code != "E106" || problems[0].Pos.Line != 1 {
		t.Errorf("broken YAML: %s", codes(problems))
	}
}
