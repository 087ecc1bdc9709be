package syntax

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"suluh/generator/course"
	"suluh/generator/markup"
	"suluh/generator/source"
)

// branching reads a `kasus`: headings are scenes, links in lists are choices.
//
//	:::: kasus bu-ani
//
//	## Pertemuan pertama
//
//	- [Tanyakan kondisi rumah](#kondisi-rumah) +1
//	- [Langsung beri uang](#penutup) -1
//	  > Hati-hati: ketergantungan.
//
//	## Penutup (selesai)
//
//	> **Pembahasan:** …
//
//	::::
func branching(b *block) {
	c := &course.Case{Pos: b.v.pos(b.d.Start)}
	c.ID = b.caseID()
	b.notMarks()
	b.scenes(c)
	b.debrief(c)
	b.links(c)
	c.Scored, c.Best = best(c)
	b.d.Value = c
	b.lesson.Cases = append(b.lesson.Cases, c)
	line, _ := b.v.line(b.d.Start)
	if b.prefix == "" {
		f := course.CaseFacts{ID: c.ID, Scenes: len(c.Scenes), Pos: c.Pos, Quote: line}
		for _, s := range c.Scenes {
			f.Words += s.Text.Words()
		}
		f.Decisions = shortest(c)
		b.lesson.Facts.Cases = append(b.lesson.Facts.Cases, f)
	}
}

func (b *block) caseID() string {
	d := b.d
	if d.ID != "" {
		return b.goodID(d.ID, d.IDStart, d.IDEnd)
	}
	var text string
	for _, n := range children(d) {
		if h, ok := n.(*ast.Heading); ok {
			text = ended.ReplaceAllString(b.text(h).Plain(), "")
			break
		}
	}
	b.lacks = append(b.lacks, lack{b.v.at(d.IDEnd), d.Word, text})
	if b.prefix == "" {
		start, end := b.opener()
		line, at := b.v.line(d.Start)
		i := min(max(0, d.IDEnd-at), len(line))
		code := source.Code("W108")
		if b.lesson.Facts.Front.Quiz != nil {
			code = "E003"
		}
		p := b.v.origin().Complete(source.Problem{Code: code, Pos: start, End: end, Args: []any{source.Key("id.case")}})
		b.problems = append(b.problems, p.With(line[:i]+" "+orElse(slug(text, 30), "kasus")+line[i:]))
	}
	return b.prefix + temporaryID(text, b.text(children(d)...).Plain())
}

// notMarks finds the questions in a case, and reports answers beside them.
func (b *block) notMarks() {
	for _, n := range children(b.d) {
		b.visit(n)
	}
}

// scenes parts what stands in the case at its headings.
func (b *block) scenes(c *course.Case) {
	level := 0
	var scene *course.Scene
	for _, n := range children(b.d) {
		if h, ok := n.(*ast.Heading); ok && (level == 0 || h.Level <= level) {
			level = h.Level
			scene = b.scene(h)
			c.Scenes = append(c.Scenes, scene)
			continue
		}
		if scene == nil {
			continue // an introduction: it stays in the block
		}
		if l, ok := n.(*ast.List); ok && b.choosing(scene, l) {
			b.d.RemoveChild(b.d, l)
			continue
		}
		scene.Text.Nodes = append(scene.Text.Nodes, n)
	}
}

var (
	ended      = regexp.MustCompile(`[ \t\x{00A0}]*\((?i:selesai|end)\)[ \t]*$`)
	explicitID = regexp.MustCompile(`\{#([^{}\s]+)\}`)
)

// scene reads a heading: its id, and whether the case ends here.
func (b *block) scene(h *ast.Heading) *course.Scene {
	start := nodeStart(h)
	s := &course.Scene{Pos: b.v.pos(start), Text: b.text()}
	title := b.text(children(h)...)
	plain := title.Plain()
	if at := ended.FindStringIndex(plain); at != nil {
		s.End = true
		plain = strings.TrimSpace(plain[:at[0]])
		b.dropEnd(h)
		title = b.text(children(h)...)
	}
	s.Title = b.text(b.part(h, title.Nodes))
	s.Title.File = b.v.file
	line, _ := b.v.line(start)
	if m := explicitID.FindStringSubmatch(line); m != nil {
		s.ID = m[1]
	} else {
		s.ID = markup.Slug(plain)
	}
	return s
}

// dropEnd takes "(selesai)" off a heading's text.
func (b *block) dropEnd(h *ast.Heading) {
	for n := h.LastChild(); n != nil; n = h.LastChild() {
		t, ok := n.(*ast.Text)
		if !ok {
			return
		}
		v := string(t.Segment.Value(b.v.file.Data))
		if at := ended.FindStringIndex(v); at != nil {
			t.Segment = t.Segment.WithStop(t.Segment.Start + at[0])
			if at[0] == 0 {
				h.RemoveChild(h, t)
			}
			return
		}
		if strings.TrimSpace(v) != "" {
			return
		}
		h.RemoveChild(h, t)
	}
}

// choosing reads a list of choices, if it is one: some item has a link to a
// scene. An item without one is E030.
func (b *block) choosing(s *course.Scene, l *ast.List) bool {
	if sceneLink(l) == nil {
		return false
	}
	for c := l.FirstChild(); c != nil; c = c.NextSibling() {
		link := sceneLink(c)
		if link == nil {
			it := b.newItem(c)
			line, at := b.v.line(it.at)
			b.report("E030", it.at, at+len(line), source.Key("case.nolink"))
			b.off["case.deadend"] = true
			continue
		}
		start := nodeStart(link)
		line, at := b.v.line(start)
		consequence := b.feedback(c)
		ch := b.choice(c, link)
		ch.Consequence = consequence
		if consequence.Empty() {
			b.report("W110", start, at+len(line), ch.Text.Plain())
		}
		s.Choices = append(s.Choices, ch)
	}
	return true
}

// sceneLink is the first link to a scene in a list or an item, outside quotes
// and lists in it.
func sceneLink(n ast.Node) *ast.Link {
	var found *ast.Link
	each(n, func(c ast.Node) bool {
		if l, ok := c.(*ast.Link); ok && found == nil && strings.HasPrefix(string(l.Destination), "#") {
			found = l
		}
		return found == nil && c.Kind() != ast.KindBlockquote && (c == n || c.Kind() != ast.KindList)
	})
	return found
}

var pointsPattern = regexp.MustCompile(`(?:^|[ \t\x{00A0}])[ \t\x{00A0}]*([+\-−]) ?([0-9]{1,4})[ \t]*$`)

// choice reads an item: its words, the link, and the points at the end.
func (b *block) choice(it ast.Node, link *ast.Link) course.Choice {
	start := nodeStart(link)
	b.choices[b.v.pos(start)] = true
	c := course.Choice{To: string(link.Destination[1:]), Pos: b.v.pos(start)}
	if t, ok := link.Parent().LastChild().(*ast.Text); ok {
		v := string(t.Segment.Value(b.v.file.Data))
		if m := pointsPattern.FindStringSubmatchIndex(v); m != nil {
			c.Points, _ = strconv.Atoi(v[m[4]:m[5]])
			if v[m[2]:m[3]] != "+" {
				c.Points = -c.Points
			}
			if t.Segment = t.Segment.WithStop(t.Segment.Start + m[0]); m[0] == 0 {
				take(t)
			}
		}
	}
	only := link.Parent().ChildCount() == 1
	if only && it.FirstChild() == link.Parent() {
		c.Text = b.text(b.part(it.FirstChild(), children(link)))
		return c
	}
	for _, n := range children(link) { // words stand round the link: it is one of them
		link.Parent().InsertBefore(link.Parent(), link, n)
	}
	take(link)
	c.Text = b.text(children(it)...)
	return c
}

// debrief takes the explanation at the end of the case (E031 without one).
func (b *block) debrief(c *course.Case) {
	for i, s := range c.Scenes {
		var left []ast.Node
		for _, n := range s.Text.Nodes {
			q, ok := n.(*ast.Blockquote)
			if !ok {
				left = append(left, n)
				continue
			}
			notes := b.notesIn(q, false)
			if q.FirstChild() != nil {
				left = append(left, q)
			}
			for _, note := range notes {
				switch {
				case note.name == "explanation" && i == len(c.Scenes)-1 && c.Debrief.Empty():
					c.Debrief = note.text
				default:
					b.report("E015", note.start, note.end, source.Key("note.unfit"), b.d.Word)
				}
			}
		}
		s.Text.Nodes = left
	}
	if c.Debrief.Empty() && len(c.Scenes) > 0 && !b.off["E031"] {
		start, end := b.opener()
		p := b.v.origin().Complete(source.Problem{Code: "E031", Pos: start, End: end})
		b.problems = append(b.problems, p.With("> **Pembahasan:** …"))
	}
}

// links judges the ways between the scenes (E030): links to no scene, two
// scenes of one id, scenes that nothing leads to, ends that are not marked.
func (b *block) links(c *course.Case) {
	report := func(at source.Pos, args ...any) {
		if !b.off["E030"] {
			p := b.v.origin().Complete(source.Problem{Code: "E030", Pos: at, End: at, Args: args})
			p.End = markEnd(p)
			b.problems = append(b.problems, p)
		}
	}
	if len(c.Scenes) == 0 {
		at, _ := b.opener()
		report(at, source.Key("case.empty"), c.ID)
		return
	}
	byID := map[string]*course.Scene{}
	var ids []string
	for _, s := range c.Scenes {
		if first := byID[s.ID]; first != nil {
			report(s.Pos, source.Key("case.twice"), s.ID, first.Pos)
			continue
		}
		byID[s.ID] = s
		ids = append(ids, s.ID)
	}
	if len(ids) > 500 {
		ids = nil // so many that looking for the nearest takes too long
	}
	broken := false
	reached := map[string]bool{}
	var walk func(s *course.Scene)
	walk = func(s *course.Scene) {
		if reached[s.ID] {
			return
		}
		reached[s.ID] = true
		for _, ch := range s.Choices {
			if to := byID[ch.To]; to != nil {
				walk(to)
			}
		}
	}
	for _, s := range c.Scenes {
		for _, ch := range s.Choices {
			if byID[ch.To] == nil {
				broken = true
				report(ch.Pos, source.Key("case.nowhere"), ch.To, source.Nearest(ch.To, ids))
			}
		}
	}
	walk(c.Scenes[0])
	for _, s := range c.Scenes {
		switch {
		case byID[s.ID] != s:
		case !reached[s.ID] && !broken: // else it may well be where the broken link leads
			report(s.Pos, source.Key("case.unreached"), s.ID)
		case len(s.Choices) == 0 && !s.End && !b.off["case.deadend"]:
			report(s.Pos, source.Key("case.deadend"), s.ID)
		}
	}
}

// shortest is how many choices lead from the first scene to the nearest end; 0 if
// none does.
func shortest(c *course.Case) int {
	if len(c.Scenes) == 0 {
		return 0
	}
	at := map[string]*course.Scene{}
	for _, s := range c.Scenes {
		at[s.ID] = s
	}
	seen, now := map[*course.Scene]bool{}, []*course.Scene{c.Scenes[0]}
	for n := 0; len(now) > 0; n++ {
		var next []*course.Scene
		for _, s := range now {
			if s.End {
				return n
			}
			if seen[s] {
				continue
			}
			seen[s] = true
			for _, o := range s.Choices {
				if to := at[o.To]; to != nil {
					next = append(next, to)
				}
			}
		}
		now = next
	}
	return 0
}

// most is how many scenes may be visited while the best path is looked for: a
// case with so many ways is not scored exactly, but it is read in time.
const most = 200_000

// best is the best sum of points over paths to an end that visit no scene twice,
// and whether the case is scored.
func best(c *course.Case) (scored bool, sum int) {
	written := false
	at := map[string]int{}
	for i := len(c.Scenes) - 1; i >= 0; i-- {
		at[c.Scenes[i].ID] = i
		for _, ch := range c.Scenes[i].Choices {
			written = written || ch.Points != 0
		}
	}
	if !written || len(c.Scenes) == 0 {
		return false, 0
	}
	seen := make([]bool, len(c.Scenes))
	steps, found := 0, false
	var walk func(i, points int)
	walk = func(i, points int) {
		if steps++; steps > most {
			return
		}
		if s := c.Scenes[i]; s.End || len(s.Choices) == 0 {
			if !found || points > sum {
				found, sum = true, points
			}
		}
		seen[i] = true
		for _, ch := range c.Scenes[i].Choices {
			if to, ok := at[ch.To]; ok && !seen[to] {
				walk(to, points+ch.Points)
			}
		}
		seen[i] = false
	}
	walk(0, 0)
	return sum > 0, max(0, sum)
}
