package markup

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// An addressKind says where an address leads.
type addressKind int

const (
	refused  addressKind = iota // nowhere that we let a reader go
	outside                     // http, https: another site
	contact                     // mailto, tel
	onPage                      // #heading of the same page
	inCourse                    // a file of the course
)

// schemes is the whole list of what an address may begin with. It is a list
// of what is allowed: a list of what is not is never complete (blob:,
// view-source:, whatever comes next).
var schemes = map[string]addressKind{
	"http": outside, "https": outside, "mailto": contact, "tel": contact,
}

// classify says where an address leads, after its character references and
// backslashes have been resolved. It sees what a browser sees: tabs and line
// ends anywhere and blanks and controls at the ends do not count, a backslash
// is a slash. Whatever has a colon before its first slash and is not on the
// list is nowhere, scheme or not.
func classify(address string) addressKind {
	s := strings.Map(func(r rune) rune {
		switch r {
		case '\t', '\n', '\r':
			return -1
		}
		return r
	}, address)
	s = strings.TrimFunc(s, func(r rune) bool { return r <= ' ' })
	if strings.HasPrefix(s, "#") {
		return onPage
	}
	if len(s) > 1 && strings.Trim(s[:2], `/\`) == "" {
		return refused // leads to another site, or to a file server when opened from a disk
	}
	head := s
	if i := strings.IndexAny(s, "/?#"); i >= 0 {
		head = s[:i]
	}
	scheme, _, found := strings.Cut(head, ":")
	if !found {
		return inCourse
	}
	return schemes[strings.ToLower(scheme)]
}

// resolve gives an address as its author meant it.
func resolve(destination []byte) string {
	if bytes.IndexByte(destination, '&') < 0 && bytes.IndexByte(destination, '\\') < 0 {
		return string(destination)
	}
	return string(appendResolved(nil, destination))
}

// address writes a URL into an attribute.
func (w *writer) address(url string) {
	w.b = appendEscaped(w.b, util.URLEscape([]byte(url), false))
}

// open writes the start of a link, or nothing and false where it may not lead.
func (w *writer) open(to string, title []byte) bool {
	kind := classify(to)
	if kind == refused || w.depth >= maxInline {
		return false
	}
	switch {
	case kind == onPage && len(to) > 1:
		to = "#" + w.anchor(strings.TrimPrefix(to, "#"))
	case kind == inCourse && to != "" && w.to.Link != nil:
		if to = w.to.Link(to); to == "" {
			return false // the target does not have it
		}
	}
	w.str(`<a href="`)
	w.address(to)
	w.str(`"`)
	if kind == outside {
		w.str(` rel="noopener"`)
	}
	w.title(title)
	w.str(">")
	return true
}

func (w *writer) title(title []byte) {
	if title != nil {
		w.attr("title", string(appendResolved(nil, title)))
	}
}

func (w *writer) link(n *ast.Link) {
	w.quiet(func() {
		opened := w.open(resolve(n.Destination), n.Title)
		w.depth++
		w.children(n)
		w.depth--
		if opened {
			w.str("</a>")
		}
	})
}

func (w *writer) autoLink(n *ast.AutoLink) {
	opened := w.open(autoAddress(n, w.src), nil)
	w.b = appendEscaped(w.b, n.Label(w.src))
	if opened {
		w.str("</a>")
	}
}

// autoAddress is where an address written bare in the text leads.
func autoAddress(n *ast.AutoLink, src []byte) string {
	to := string(n.URL(src))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(to), "mailto:") {
		return "mailto:" + to
	}
	return to
}
