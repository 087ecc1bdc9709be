package site

import (
	"strings"
	"testing"

	"suluh/generator/course"
	"suluh/generator/markup"
	"suluh/generator/quiz"
)

// TestDraw: a draw shows the questions that it takes from, once, and their
// links and pictures are those of the page that they come from.
func TestDraw(t *testing.T) {
	th := theme(t)
	l := &course.Lesson{Text: md("::: q ambil\n:::\n\n::: q lagi\n:::\n")}
	l.Facts = course.Facts{File: "peksos/02-layanan/01-langsung.md", Lang: "id"}
	taken := ask("taken", md("Lihat [data](04-sumber-data.md#sumber) dan ![peta](img/peta.svg)."), &quiz.Entry{Answers: []quiz.Answer{{Key: "a", Right: true, Variants: []string{"a"}}}})
	taken.Tags = []string{"inti"}
	other := ask("other", md("Lain?"), &quiz.Entry{Answers: []quiz.Answer{{Key: "a", Right: true, Variants: []string{"a"}}}})
	other.Pos.File = "peksos/03-evaluasi/01-apa.md"
	l.Drawn = []*quiz.Question{taken, other}
	l.Text.Nodes[0].(*markup.Directive).Value = &course.Draw{Count: 1, From: []string{"asesmen"}, Tags: []string{"inti"}}
	l.Text.Nodes[1].(*markup.Directive).Value = &course.Draw{Count: 2, From: []string{"01-asesmen/04-sumber-data"}}
	body, err := th.Body(l, edition("id"))
	if err != nil {
		t.Fatal(err)
	}
	html := string(body.HTML)
	for _, want := range []string{
		`<div class="draw" data-draw="1">`, `<a href="../asesmen/sumber-data.html#sumber">`, `src="../asesmen/img/peta.svg"`, `id="other"`,
	} {
		if !strings.Contains(html, want) {
			t.Errorf("lacks %s", want)
		}
	}
	if strings.Count(html, "data-draw") != 1 || strings.Count(html, `id="taken"`) != 1 || strings.Index(html, `id="other"`) < strings.Index(html, "</div>\n") {
		t.Errorf("a question stands twice, or in a draw that does not take it:\n%s", html)
	}
}

// TestExample: an example answers, and is neither stored nor counted.
func TestExample(t *testing.T) {
	th := theme(t)
	l := &course.Lesson{Text: md("```example\n::: soal tujuan\n```\n\n```example\n::: soal tujuan\n```\n")}
	l.Facts = course.Facts{File: lessonFile, Lang: "id"}
	e := edition("id")
	e.Example = func([]byte) *course.Lesson {
		inner := &course.Lesson{Text: md("::: q tujuan\n:::\n"), Questions: []*quiz.Question{ask("tujuan", md("Apa?"), &quiz.Select{Options: []quiz.Option{option("ya", true, "Sebab.")}})}}
		inner.Facts.File = lessonFile
		inner.Text.Nodes[0].(*markup.Directive).Value = inner.Questions[0]
		return inner
	}
	body, err := th.Body(l, e)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(body.HTML), " data-example>"); n != 2 || len(body.Questions) != 0 {
		t.Errorf("%d examples, %d questions", n, len(body.Questions))
	}
	for _, id := range []string{"x11-tujuan", "x43-tujuan"} {
		if !strings.Contains(string(body.HTML), `id="`+id+`"`) || !strings.Contains(string(body.Data), `"id":"`+id+`"`) {
			t.Errorf("no %s in\n%s\n%s", id, body.HTML, body.Data)
		}
	}
}

// TestStem: what names a group of answers is one line of text.
func TestStem(t *testing.T) {
	th := theme(t)
	for _, c := range []struct{ name, prompt, want string }{
		{"one line", "Apa *itu*?", `<legend class="stem">Apa <em>itu</em>?</legend>`},
		{"a quote before", "> Kisah.\n\nApa?", "<div class=\"about\"><blockquote>\n<p>Kisah.</p>\n</blockquote></div>\n  <fieldset>\n    <legend class=\"stem\">Apa?</legend>"},
		{"a table behind", "Apa?\n\n| a |\n|---|\n| b |\n", "<legend class=\"stem\">Apa?</legend>\n    <div class=\"more\"><div class=\"scroll\""},
		{"no line at all", "- satu\n- dua\n", "<legend class=\"stem\">Jawaban Anda</legend>"},
		{"nothing", "", "<legend class=\"stem\">Jawaban Anda</legend>"},
	} {
		w := &bodyWriter{th: th, l: &course.Lesson{}, e: edition("id")}
		w.say.Lang = "id"
		w.number()
		html, err := w.card(ask("a", md(c.prompt), &quiz.Entry{Answers: []quiz.Answer{{Key: "a", Right: true, Variants: []string{"a"}}}}), "a", false)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(html), c.want) {
			t.Errorf("%s: lacks %s\n%s", c.name, c.want, html)
		}
	}
}
