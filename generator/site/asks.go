package site

import (
	"html/template"
	"slices"
	"strings"

	"suluh/generator/markup"
	"suluh/generator/quiz"
)

// What each of the seven interactions adds to the view of its question.

func (w *bodyWriter) selecting(v *Question, ask *quiz.Select) {
	v.Many, v.Fixed = ask.Many, ask.Fixed
	if ask.Many {
		v.how("ask.many", "ask.many")
	}
	var right []template.HTML
	for _, o := range ask.Options {
		p := w.part(o.Key, o.Text)
		v.Options = append(v.Options, p)
		if o.Right {
			right = append(right, p.Text)
		}
		v.reason(o.Key, p.Text, w.html(o.Feedback))
	}
	v.Right = lines("ul", right)
}

func (w *bodyWriter) entry(v *Question, ask *quiz.Entry) {
	var right []string
	for _, a := range ask.Answers {
		if a.Right {
			right = append(right, shown(a.Variants)...)
		}
		v.reason(a.Key, template.HTML(esc(strings.Join(shown(a.Variants), ", "))), w.html(a.Feedback))
	}
	v.Right = w.also(right)
}

// also is the first of some texts, the others named as equals.
func (w *bodyWriter) also(texts []string) template.HTML {
	switch len(texts) {
	case 0:
		return ""
	case 1:
		return template.HTML(esc(texts[0]))
	}
	return template.HTML(esc(w.say.Say("ask.also", texts[0], strings.Join(texts[1:], ", "))))
}

// shown are variants as a reader sees them: a star stands for any letters.
func shown(variants []string) []string {
	var all []string
	for _, v := range variants {
		const star = "\x00"
		v = strings.ReplaceAll(v, `\*`, star)
		v = strings.ReplaceAll(v, "*", "…")
		if v = strings.ReplaceAll(v, star, "*"); v != "" {
			all = append(all, v)
		}
	}
	return all
}

func (w *bodyWriter) numeric(v *Question, ask *quiz.Number) {
	v.how("ask.figures", "ask.figures")
	var right []string
	for _, f := range ask.Answers {
		written, _, _ := strings.Cut(f.Written, "|")
		written = strings.TrimSpace(written)
		if f.Right {
			right = append(right, written)
			if v.Before == "" && v.After == "" && len(f.Ranges) > 0 && len(f.Ranges[0].Units) > 0 {
				v.Before, v.After = beside(f.Ranges[0].Units[0], written)
			}
		}
		v.reason(f.Key, template.HTML(esc(written)), w.html(f.Feedback))
	}
	v.Right = w.also(right)
}

// beside puts a unit on the side of the field where the author wrote it.
func beside(unit, written string) (before, after string) {
	if strings.HasPrefix(written, unit) {
		return unit, ""
	}
	return "", unit
}

func (w *bodyWriter) match(v *Question, ask *quiz.Match) {
	v.Style = string(ask.Style)
	text := map[string]template.HTML{"": template.HTML(esc(w.say.Say("ask.nowhere")))}
	for _, s := range ask.Right {
		p := w.part(s.Key, s.Text)
		v.Sides = append(v.Sides, p)
		text[s.Key] = p.Text
	}
	var right []template.HTML
	for _, l := range ask.Left {
		p := w.part(l.Key, l.Text)
		v.Left = append(v.Left, p)
		right = append(right, p.Text+" → "+text[l.Right])
		v.reason(l.Key, p.Text, w.html(l.Feedback))
	}
	v.Right = lines("ul", right)
	switch ask.Style {
	case quiz.Grid:
		v.how("ask.grid", "ask.grid")
	case quiz.Groups:
		v.how("ask.groups", "")
		shuffle(v.ID, v.Left)
	default:
		v.how("ask.pairs", "")
		shuffle(v.ID, v.Sides)
	}
}

func (w *bodyWriter) order(v *Question, ask *quiz.Order) {
	v.how("ask.order", "ask.order.script")
	var right []template.HTML
	for i, s := range ask.Steps {
		p := w.part(s.Key, s.Text)
		v.Steps = append(v.Steps, p)
		v.Places = append(v.Places, i+1)
		right = append(right, p.Text)
		v.reason(s.Key, p.Text, w.html(s.Feedback))
	}
	v.Right = lines("ol", right)
	shuffle(v.ID, v.Steps)
}

func (w *bodyWriter) gaps(v *Question, ask *quiz.Gaps, prompt markup.Text) {
	v.how("ask.gaps", "ask.gaps")
	var right []template.HTML
	for i, g := range ask.Gaps {
		label := w.say.Say("ask.gap", i+1)
		name := func(text string) template.HTML { return template.HTML(esc(label + ": " + text)) }
		v.reason(g.Key, template.HTML(esc(label)), w.html(g.Why))
		var accepted []string
		for _, o := range g.Options {
			if o.Right {
				accepted = append(accepted, o.Text)
			}
			v.reason(g.Key+"="+o.Key, name(o.Text), w.html(o.Feedback))
		}
		for _, a := range g.Answers {
			if a.Right {
				accepted = append(accepted, shown(a.Variants)...)
			}
			v.reason(g.Key+"="+a.Key, name(strings.Join(shown(a.Variants), ", ")), w.html(a.Feedback))
		}
		right = append(right, template.HTML(esc(label)+": ")+w.also(accepted))
	}
	v.Right = lines("ul", right)
	if ask.Bank {
		v.Bank = bank(ask)
		v.how("ask.gaps.bank", "ask.gaps.bank.script")
	}
	blocks := w.blocks(prompt, func(g *markup.Gap) template.HTML { return w.gap(v.ID, ask, g.Index) })
	first := slices.IndexFunc(blocks, func(b block) bool { return b.gap })
	if first < 0 {
		first = len(blocks)
	}
	v.stem(blocks[:first])
	if first == 0 {
		v.Stem = template.HTML(esc(w.say.Say("ask.gaps")))
		if !ask.Bank {
			v.How, v.HowScript = "", ""
		}
	}
	v.Gaps = join(blocks[first:])
}

// gap writes the field or menu of a gap.
func (w *bodyWriter) gap(id string, ask *quiz.Gaps, i int) template.HTML {
	if i < 0 || i >= len(ask.Gaps) {
		return "____" // a gap that could not be read is a problem already
	}
	g := ask.Gaps[i]
	v := Gap{Name: id + "." + g.Key, Label: w.say.Say("ask.gap", i+1), Menu: g.Menu}
	for _, o := range g.Options {
		v.Options = append(v.Options, Part{Key: o.Key, Plain: o.Text})
	}
	return w.run("parts/gap.html", v)
}

// bank are the words of the typed gaps, by the alphabet: that tells nothing.
func bank(ask *quiz.Gaps) []string {
	all := slices.Clone(ask.Distractors)
	for _, g := range ask.Gaps {
		for _, a := range g.Answers {
			if a.Right && !g.Menu {
				all = append(all, shown(a.Variants[:min(1, len(a.Variants))])...)
				break
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func (w *bodyWriter) essay(v *Question, ask *quiz.Essay) {
	if ask.Min > 0 {
		v.How = w.say.Say("ask.words", ask.Min)
		v.HowScript = v.How
	}
	for _, r := range ask.Rubric {
		row := Row{Key: r.Key, Text: w.part("", r.Text).Text}
		for _, l := range r.Levels {
			row.Levels = append(row.Levels, Level{figure(l.Points), w.part("", l.Text).Text})
		}
		v.Rubric = append(v.Rubric, row)
	}
}
