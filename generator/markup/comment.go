package markup

import (
	"bytes"
	"sort"

	"github.com/yuin/goldmark/ast"
)

// HTML comments are nobody's text. goldmark must not see them, or a ( ) in one
// becomes an answer; so they are overwritten before it reads, and cut out of
// the nodes of text afterwards, which still point at the author's bytes.

// hideComment overwrites a comment. What it is overwritten with keeps the rest
// of its lines what it was without the comment: blanks before a text would
// indent it, and two of them behind one would break the line.
func (s *state) hideComment(start, end int) {
	for from := start; from < end; {
		to := end
		if i := bytes.IndexByte(s.src[from:end], '\n'); i >= 0 {
			to = from + i
		}
		lineStart := bytes.LastIndexByte(s.src[:from], '\n') + 1
		lineEnd := len(s.src)
		if i := bytes.IndexByte(s.src[to:], '\n'); i >= 0 {
			lineEnd = to + i
		}
		fill := byte(' ')
		switch {
		case len(bytes.TrimSpace(s.src[to:lineEnd])) == 0:
			fill = '\t'
		case len(bytes.Trim(s.src[lineStart:from], " \t>*+-.)0123456789")) == 0:
			fill = ',' // means nothing to Markdown, wherever it stands
		}
		for i := from; i < to; i++ {
			if s.src[i] != '\r' {
				s.src[i] = fill
			}
		}
		from = to + 1
	}
	s.hidden = append(s.hidden, [2]int{start, end})
}

// uncomment cuts the comments out of a node of text; what stands behind one
// becomes a node of its own.
func (s *state) uncomment(n *ast.Text) {
	if n.IsRaw() {
		return
	}
	first := sort.Search(len(s.hidden), func(i int) bool { return s.hidden[i][1] > n.Segment.Start })
	for _, c := range s.hidden[first:] {
		if n.Segment.Stop <= c[0] {
			return
		}
		segment := n.Segment
		n.Segment = segment.WithStop(max(c[0], segment.Start))
		if segment.Stop <= c[1] {
			return
		}
		tail := ast.NewTextSegment(segment.WithStart(max(c[1], segment.Start)))
		tail.SetSoftLineBreak(n.SoftLineBreak())
		tail.SetHardLineBreak(n.HardLineBreak())
		n.SetSoftLineBreak(false)
		n.SetHardLineBreak(false)
		n.Parent().InsertAfter(n.Parent(), n, tail)
		n = tail
	}
}
