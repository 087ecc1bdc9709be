package markup

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// A Cite is a bracket that names works: [@suharto2007, hlm. 12; @fahrudin2012].
type Cite struct {
	ast.BaseInline
	Works      []Citation
	Start, End int // byte offsets of the bracket
}

// KindCite is the kind of Cite nodes.
var KindCite = ast.NewNodeKind("Cite")

// Kind implements ast.Node.
func (c *Cite) Kind() ast.NodeKind { return KindCite }

// Dump implements ast.Node.
func (c *Cite) Dump(source []byte, level int) {
	ast.DumpHelper(c, source, level, map[string]string{"Cite": string(source[c.Start:c.End])}, nil)
}

// citeParser reads citations. A bracket that it does not understand is left to
// the parsers behind it, links first.
type citeParser struct{}

func (citeParser) Trigger() []byte { return []byte{'['} }

// maxCite is how far a citation may reach: it keeps [@[@[@… linear.
const maxCite = 1000

func (citeParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if len(line) < 3 || line[1] != '@' || segment.Padding != 0 {
		return nil
	}
	line = line[:min(len(line), maxCite)]
	end := bytes.IndexAny(line[1:], "]\n[") + 1
	s := stateOf(pc)
	if end < 1 || line[end] == '[' {
		return nil
	}
	if line[end] == '\n' {
		return citeLines(block, s)
	}
	return newCite(block, s, segment.Start, end+1)
}

// citeLines reads a bracket that runs over the end of its line, into the next.
func citeLines(block text.Reader, s *state) ast.Node {
	l, pos := block.Position()
	start := pos.Start
	block.AdvanceLine()
	line, segment := block.PeekLine()
	end := bytes.IndexAny(line[:min(len(line), maxCite)], "]\n[")
	if end < 0 || line[end] != ']' || segment.Padding != 0 {
		return nil
	}
	block.SetPosition(l, pos)
	if segment.Start-start > maxCite {
		return nil
	}
	n := parseCite(s, start, segment.Start+end+1)
	if n == nil {
		return nil
	}
	block.AdvanceLine()
	block.Advance(end + 1)
	return n
}

func newCite(block text.Reader, s *state, start, length int) ast.Node {
	if next := start + length; next < len(s.src) && s.src[next] == '(' {
		return nil // a link whose text begins with @
	}
	n := parseCite(s, start, start+length)
	if n == nil {
		return nil
	}
	block.Advance(length)
	return n
}

// parseCite reads the bracket that stands between two offsets; nil if it is no citation.
func parseCite(s *state, start, end int) ast.Node {
	c := &Cite{Start: start, End: end}
	c.SetPos(start)
	at := start + 1
	for _, part := range bytes.Split(s.src[start+1:end-1], []byte(";")) {
		from := at + len(part) - len(bytes.TrimLeft(part, " \t\r\n>"))
		at += len(part) + 1
		body := strings.TrimLeft(string(part), " \t\r\n>")
		if !strings.HasPrefix(body, "@") {
			return nil
		}
		key, rest := citeKey(body[1:])
		if key == "" {
			return nil
		}
		locator := strings.TrimPrefix(strings.TrimSpace(rest), ",")
		c.Works = append(c.Works, Citation{
			Key:     key,
			Locator: strings.Join(strings.Fields(locator), " "),
			Pos:     s.file.Pos(from),
		})
	}
	return c
}

// citeKey cuts the key of a work off s: letters, digits, and - _ : . inside it.
func citeKey(s string) (key, rest string) {
	end := 0
	for end < len(s) {
		r, n := utf8.DecodeRuneInString(s[end:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_:.", r) {
			break
		}
		end += n
	}
	key = strings.TrimRight(s[:end], "-:.")
	return key, s[len(key):]
}

func (w *writer) cite(n *Cite) {
	if w.to.Cite == nil {
		w.b = appendEscaped(w.b, w.src[n.Start:n.End])
		return
	}
	w.html(w.to.Cite(n.Works))
}
