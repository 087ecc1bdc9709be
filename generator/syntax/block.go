package syntax

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"suluh/generator/markup"
	"suluh/generator/quiz"
	"suluh/generator/source"
)

// A block is a ::: block that is being given its meaning.
type block struct {
	*reader
	d    *markup.Directive
	kind string
	args map[string]arg  // by canonical key
	q    *quiz.Question  // of the kinds that ask
	seen map[string]int  // notes that there were: where they stand
	mark ast.Node        // an empty node in the place of the answers, while the notes are read
	off  map[string]bool // what is not to be reported: it only follows from something else
}

// An arg is what stands behind a key, as a canonical word where the grammar
// has a list of them.
type arg struct {
	markup.Arg
	value string
}

// visit looks for the blocks in a node, which get their meaning later, and
// reports answers outside of any.
func (r *reader) visit(n ast.Node) {
	switch n := n.(type) {
	case *markup.Directive:
		r.queue(n)
		return
	case *ast.List:
		if at := firstMark(n); at != nil {
			r.stray(n, at)
			return
		}
	}
	if n.Type() == ast.TypeInline {
		return
	}
	for c := n.FirstChild(); c != nil; {
		next := c.NextSibling()
		r.visit(c)
		c = next
	}
}

// queue notes a block that waits for its meaning.
func (r *reader) queue(d *markup.Directive) {
	if !r.queued[d] {
		r.queued[d] = true
		r.found = append(r.found, d)
	}
}

// stray reports a list of answers outside any block (E016), and takes it out
// of the page.
func (r *reader) stray(n *ast.List, at *markup.Mark) {
	p := r.report("E016", at.Start, at.End)
	p.Mend = "::: soal " + orElse(slug(r.textBefore(n), 30), "nama-soal")
	take(n)
}

// textBefore is the plain text of the paragraph before a node.
func (r *reader) textBefore(n ast.Node) string {
	if p := n.PreviousSibling(); p != nil && ast.IsParagraph(p) {
		return r.text(p).Plain()
	}
	return ""
}

// firstMark is the first mark of an answer in a list. A box to tick in running
// text is none.
func firstMark(list ast.Node) *markup.Mark {
	for i := list.FirstChild(); i != nil; i = i.NextSibling() {
		if m := markOf(i); m != nil && m.Sort != markup.Box {
			return m
		}
	}
	return nil
}

// directive gives one block its meaning.
func (r *reader) directive(d *markup.Directive) {
	b := &block{reader: r, d: d, seen: map[string]int{}, off: map[string]bool{}}
	kind, exact := kindOf(d.Word)
	if !exact {
		start := r.offset(d.Word, d.Start)
		nearest := source.Nearest(d.Word, spellings(kindWords))
		p := r.report("E002", start, start+len(d.Word), source.Key("what.kind"), d.Word, nearest)
		if nearest != "" {
			p.Mend = r.replaced(start, start+len(d.Word), nearest)
		}
	}
	if !d.Closed {
		for _, follows := range []string{"E009", "E011", "E030", "E031", "W101", "W102"} {
			b.off[follows] = true
		}
	}
	if r.unmarked[r.v.pos(d.Start).Line] {
		b.off["E011"] = true
	}
	b.kind = kind
	if kind != "case" {
		b.nested()
	}
	if read := kinds[kind]; read != nil {
		b.readArgs()
		read(b)
	}
}

// offset is where a word stands on the line of an offset.
func (r *reader) offset(word string, from int) int {
	line, start := r.v.line(from)
	return start + max(0, strings.Index(line, word))
}

// replaced is the line of an offset with some of its bytes replaced.
func (r *reader) replaced(start, end int, text string) string {
	line, at := r.v.line(start)
	return line[:start-at] + text + line[min(end-at, len(line)):]
}

// readArgs reads the key=value pairs of the opening line (E002).
func (b *block) readArgs() {
	b.args = map[string]arg{}
	args := b.d.Args
	for i := 0; i < len(args); i++ {
		a := args[i]
		if a.Key == "" {
			i += b.bareWord(args[i:]) - 1
			continue
		}
		var k *key
		for j := range keys {
			if keys[j].is(a.Key) {
				k = &keys[j]
			}
		}
		switch {
		case k == nil:
			nearest := source.Nearest(a.Key, b.keySpellings())
			p := b.report("E002", a.Start, a.Start+len(a.Key), source.Key("what.key"), a.Key, nearest)
			if nearest != "" {
				p.Mend = b.replaced(a.Start, a.Start+len(a.Key), nearest)
			}
		case !slices.Contains(k.kinds, b.kind):
			b.report("E002", a.Start, a.End, source.Key("what.unfit"), a.Key, b.d.Word).Mend = b.without(a)
		case a.Value == "":
			b.report("E002", a.Start, a.End, source.Key("what.value"), a.Key+"=", "")
		default:
			if _, twice := b.args[k.name]; twice {
				b.report("E002", a.Start, a.End, source.Key("what.twice"), a.Key, "").Mend = b.without(a)
				continue
			}
			value := a.Value
			if k.values != nil {
				known, nearest := find(value, k.values)
				if known == "" {
					b.badValue(a, nearest)
					continue
				}
				value = known
			}
			b.args[k.name] = arg{a, value}
		}
	}
}

// bareWord reports words without a key where only key=value may stand, and
// returns how many words the slip takes.
func (b *block) bareWord(args []markup.Arg) int {
	a := args[0]
	switch {
	case a.Value == "=" && len(args) > 1 && args[1].Key == "" && b.d.ID != "" && len(b.args) == 0 && a.Start == b.d.IDEnd+1:
		// poin = 2 without an id: the id is the key
		p := b.report("E002", b.d.IDStart, args[1].End, source.Key("what.blank"), b.d.ID+" = "+args[1].Value, "")
		p.Mend = b.replaced(b.d.IDStart, args[1].End, b.d.ID+"="+args[1].Value)
		b.d.ID = ""
		b.off["id"] = true
		return 2
	case len(args) > 2 && args[1].Key == "" && args[1].Value == "=" && args[2].Key == "":
		p := b.report("E002", a.Start, args[2].End, source.Key("what.blank"), a.Value+" = "+args[2].Value, "")
		p.Mend = b.replaced(a.Start, args[2].End, a.Value+"="+args[2].Value)
		return 3
	case len(b.args) == 0 && b.d.ID != "" && a.Start == b.d.IDEnd+1 && b.kind != "draw":
		n, words, end := 0, []string{b.d.ID}, a.End
		for n < len(args) && args[n].Key == "" && args[n].Value != "=" {
			words, end = append(words, args[n].Value), args[n].End
			n++
		}
		id := slug(strings.Join(words, " "), 64)
		p := b.report("E003", b.d.IDStart, end, source.Key("id.form"), strings.Join(words, " "))
		p.Mend = b.replaced(b.d.IDStart, end, id)
		b.d.ID, b.d.IDEnd = id, end
		return n
	}
	b.report("E002", a.Start, a.End, source.Key("what.bare"), a.Value, "").Mend = b.without(a)
	return 1
}

func (b *block) badValue(a markup.Arg, nearest string) {
	p := b.report("E002", a.Start, a.End, source.Key("what.value"), a.Value, nearest)
	if nearest != "" {
		p.Mend = b.replaced(a.Start, a.End, a.Key+"="+nearest)
	}
}

// keySpellings are the keys that the block's kind takes.
func (b *block) keySpellings() []string {
	var words []word
	for _, k := range keys {
		if slices.Contains(k.kinds, b.kind) {
			words = append(words, k.word)
		}
	}
	return spellings(words)
}

// unfit reports keys that the block's kind takes, but not the way its answers
// are marked.
func (b *block) unfit(names ...string) {
	for _, name := range names {
		if a, ok := b.args[name]; ok {
			b.report("E002", a.Start, a.End, source.Key("what.unfit"), a.Key, b.d.Word).Mend = b.without(a.Arg)
		}
	}
}

// without is the opening line without one of its words.
func (b *block) without(a markup.Arg) string {
	line, at := b.v.line(a.Start)
	return strings.TrimRight(strings.TrimRight(line[:a.Start-at], " \t")+" "+strings.TrimLeft(line[a.End-at:], " \t"), " \t")
}

// list is a value with commas as a list. Each may stand in quotes of its own.
func list(value string) []string {
	var all []string
	for _, s := range strings.Split(value, ",") {
		if s = strings.Trim(s, ` "'“”„‘’`); s != "" {
			all = append(all, s)
		}
	}
	return all
}
