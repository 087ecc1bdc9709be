package syntax

import (
	"slices"
	"strings"
	"testing"

	"suluh/generator/source"
)

// TestFix wants ids where they are missing, and not a byte changed elsewhere.
func TestFix(t *testing.T) {
	question := "\n\nApa tujuan?\n\n- ( ) a\n- (x) b\n\n:::\n"
	for _, c := range []struct {
		name, file, want string
		ids              string
	}{
		{"nothing to do", "---\nid: satu\ntitle: A\n---\n::: soal dua" + question, "", ""},
		{"a page", "---\ntitle: A\n---\n\nTeks  \n", "---\nid: apa-itu\ntitle: A\n---\n\nTeks  \n", "apa-itu"},
		{"a page without front matter", "\ufeff# A\r\n", "\ufeff---\r\nid: apa-itu\r\n---\r\n\r\n# A\r\n", "apa-itu"},
		{"questions", "---\nid: satu\ntitle: A\n---\n\n:::   soal  poin=2 :::" + question + ":::Question" + question,
			"---\nid: satu\ntitle: A\n---\n\n:::   soal apa-tujuan  poin=2 :::" + question + ":::Question apa-tujuan-2" + question, "apa-tujuan apa-tujuan-2"},
		{"a case and its question", "---\nid: satu\ntitle: A\n---\n\n:::: kasus\n## Awal (selesai)\n::: soal" + question + "> **Pembahasan:** a\n\n::::",
			"---\nid: satu\ntitle: A\n---\n\n:::: kasus awal\n## Awal (selesai)\n::: soal apa-tujuan" + question + "> **Pembahasan:** a\n\n::::", "awal apa-tujuan"},
		{"a name that is taken", "---\nid: satu\ntitle: A\n---\n::: soal" + strings.Replace(question, "Apa tujuan", "Ada", 1),
			"---\nid: satu\ntitle: A\n---\n::: soal ada-2" + strings.Replace(question, "Apa tujuan", "Ada", 1), "ada-2"},
		{"a line with another slip", "---\nid: satu\ntitle: A\n---\n- a\n\n  ::: soal\n  - (x) b\n  :::\n", "---\nid: satu\ntitle: A\n---\n- a\n\n  ::: soal soal\n  - (x) b\n  :::\n", "soal"},
		{"another slip comes first", "---\nid: satu\ntitle: A\n---\n::: soal poin = 2" + question, "", ""},
		{"a question in an example", "---\nid: satu\ntitle: A\n---\n```example\n::: soal" + question + "```\n", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.want == "" {
				c.want = c.file
			}
			taken := map[string]bool{"ada": true}
			f := source.NewFile("modul/01-apa-itu.md", []byte(c.file))
			got, ids := Fix(f, Options{Lang: "id"}, taken)
			if string(got) != c.want || strings.Join(ids, " ") != c.ids {
				t.Fatalf("got %q with %v", got, ids)
			}
			_, problems := ReadLesson(source.NewFile(f.Name, got), Options{Lang: "id"})
			if slices.ContainsFunc(problems, func(p source.Problem) bool { return p.Code == "W108" }) {
				t.Error("an id is still missing")
			}
		})
	}
}
