package syntax

import (
	"testing"

	"suluh/generator/markup"
	"suluh/generator/quiz"
	"suluh/generator/source"
)

// TestMarkdown wants the author's own words of every text of a question,
// without the marks and labels that say what the text is.
func TestMarkdown(t *testing.T) {
	f := source.NewFile("a.md", []byte(`::: soal satu

> Kutipan *miring*.

Apa tujuan **utama**?

- (x) Satu **tebal**
  > Umpan *balik*
  > dua baris.
- ( ) Dua

  Paragraf.
- ( ) [Tiga](a.md)

> **Petunjuk:** Ingat *ini*,
> dan itu.
>
> - butir
> **Pembahasan**: Sebab `+"`kode`"+`.

:::

::: soal dua

- Kiri **satu** -> kanan *dua*
- `+"`a`"+` → ![b](c.png)
- [d](e.md) -> f

:::

::: matriks tiga

| P | Benar | *Salah* |
|---|---|---|
| **Satu** kata | x | |

:::
`))
	l, _ := ReadLesson(f, Options{})
	var got []string
	add := func(ts ...markup.Text) {
		for _, t := range ts {
			got = append(got, t.Markdown())
		}
	}
	for _, q := range l.Questions {
		add(q.Prompt)
		switch a := q.Ask.(type) {
		case *quiz.Select:
			for _, o := range a.Options {
				add(o.Text, o.Feedback)
			}
		case *quiz.Match:
			for _, i := range a.Left {
				add(i.Text)
			}
			for _, s := range a.Right {
				add(s.Text)
			}
		}
		add(q.Feedback.Hints...)
		add(q.Feedback.Why)
	}
	want := []string{
		"> Kutipan *miring*.\n\nApa tujuan **utama**?",
		"Satu **tebal**", "Umpan *balik*\ndua baris.", "Dua\n\nParagraf.", "", "[Tiga](a.md)", "",
		"Ingat *ini*,\ndan itu.\n\n- butir", "Sebab `kode`.",
		"", "Kiri **satu**", "`a`", "[d](e.md)", "kanan *dua*", "![b](c.png)", "f", "",
		"", "**Satu** kata", "Benar", "*Salah*", "",
	}
	for i, w := range want {
		if i >= len(got) || got[i] != w {
			t.Fatalf("text %d is\n%q\nwanted\n%q", i, got[min(i, len(got)):], want[i:])
		}
	}
}
