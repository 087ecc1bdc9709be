package markup

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
)

// Markdown is the author's own words: the bytes of the file from the first
// node to the last, without the marks of the list or quote that holds them.
func (t Text) Markdown() string {
	if len(t.Nodes) == 0 {
		return ""
	}
	start, end := startOf(t.Nodes[0]), endOf(t.Nodes[len(t.Nodes)-1], t.File.Data)
	if start < 0 || end <= start {
		return ""
	}
	src := t.File.Data
	lineStart := bytes.LastIndexByte(src[:start], '\n') + 1
	width := len(holders(src[lineStart:start]))
	var b strings.Builder
	for i, line := range strings.Split(string(src[start:end]), "\n") {
		if i > 0 {
			b.WriteByte('\n')
			line = dedent(line, width)
		}
		b.WriteString(strings.TrimSuffix(line, "\r"))
	}
	return strings.TrimRight(strings.ToValidUTF8(b.String(), "\ufffd"), " \t\n")
}

// startOf is where a node begins in the file, its own mark included, or -1.
func startOf(n ast.Node) int {
	if at := n.Pos(); at >= 0 {
		return at
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if at := startOf(c); at >= 0 {
			return at
		}
	}
	return -1
}

// endOf is where a node ends in the file. An inline node ends where the next
// begins, or with the lines of its block.
func endOf(n ast.Node, src []byte) int {
	if n.Type() == ast.TypeInline {
		if next := n.NextSibling(); next != nil && startOf(next) >= 0 {
			return startOf(next)
		}
		for p := n.Parent(); p != nil; p = p.Parent() {
			if p.Type() == ast.TypeBlock {
				return endOf(p, src)
			}
		}
		return lastOffset(n)
	}
	end := startOf(n)
	switch n := n.(type) {
	case *Directive:
		return n.End
	case *ast.HTMLBlock:
		if n.HasClosure() {
			return n.ClosureLine.Stop
		}
	case *ast.FencedCodeBlock:
		return fenceEnd(n, src)
	case *ast.ThematicBreak, *xast.TableRow, *xast.TableHeader, *ast.Heading:
		end = lineEnd(src, max(end, lastOffset(n)))
	}
	if lines := n.Lines(); lines != nil && lines.Len() > 0 {
		end = max(end, lines.At(lines.Len()-1).Stop)
	}
	for c := n.LastChild(); c != nil; c = c.PreviousSibling() {
		if c.Type() == ast.TypeBlock {
			return max(end, endOf(c, src))
		}
	}
	return end
}

// fenceEnd is the end of a fenced block, its closing fence included.
func fenceEnd(n *ast.FencedCodeBlock, src []byte) int {
	end := lineEnd(src, max(n.Pos(), 0))
	if k := n.Lines().Len(); k > 0 {
		end = n.Lines().At(k - 1).Stop
		if end > 0 && src[end-1] == '\n' {
			end--
		}
	}
	if end < len(src) {
		next := lineEnd(src, end+1)
		if line := bytes.Trim(src[end:next], " \t\r\n>"); len(line) > 2 && len(bytes.Trim(line, "`~")) == 0 {
			return next
		}
	}
	return end
}

// lineEnd is the end of the line that holds an offset, without its line end.
func lineEnd(src []byte, at int) int {
	if at >= len(src) {
		return len(src)
	}
	if i := bytes.IndexByte(src[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(src)
}

// holders are the marks of lists and quotes, and the blanks, that a line
// begins with.
func holders(line []byte) []byte {
	n := 0
	for n < len(line) {
		switch c := line[n]; {
		case c == ' ', c == '\t', c == '>', c == '-', c == '*', c == '+':
			n++
			continue
		case c >= '0' && c <= '9':
			m := n
			for m < len(line) && line[m] >= '0' && line[m] <= '9' {
				m++
			}
			if m < len(line) && (line[m] == '.' || line[m] == ')') {
				n = m + 1
				continue
			}
		}
		break
	}
	return line[:n]
}

// dedent takes the blanks and quote marks of what holds a text off a line of
// it, at most width of them.
func dedent(line string, width int) string {
	n := 0
	for n < len(line) && n < width && strings.IndexByte(" \t>", line[n]) >= 0 {
		if line[n] == '\t' {
			n++
			break
		}
		n++
	}
	return line[n:]
}
