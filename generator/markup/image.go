package markup

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// image writes a picture. One that does not lie in the course is shown by its
// alternative text: a page asks no other site for anything.
func (w *writer) image(n *ast.Image) {
	w.picture(n, n.Title)
}

func (w *writer) picture(n *ast.Image, title []byte) {
	to, alt := resolve(n.Destination), Text{w.file, []ast.Node{n}}.Plain()
	if classify(to) != inCourse {
		w.text(alt)
		return
	}
	width, height := 0, 0
	if w.to.Image != nil && to != "" {
		if to, width, height = w.to.Image(to); to == "" {
			w.text(alt) // the target does not have it
			return
		}
	}
	w.str(`<img src="`)
	w.address(to)
	w.str(`"`)
	w.attr("alt", alt)
	if width > 0 && height > 0 {
		w.str(` width="`)
		w.int(width)
		w.str(`" height="`)
		w.int(height)
		w.str(`"`)
	}
	w.title(title)
	w.str(">")
}

// soleImage is the picture that is all a paragraph holds, or nil.
func soleImage(p *ast.Paragraph) *ast.Image {
	if p.ChildCount() != 1 {
		return nil
	}
	img, _ := p.FirstChild().(*ast.Image)
	return img
}

// titledImage is a picture alone in its paragraph whose title is its caption.
func (w *writer) titledImage(n *ast.Image) {
	w.str("<figure class=\"figure\">")
	w.picture(n, nil)
	w.str("<figcaption>")
	w.label("")
	w.b = appendEscaped(w.b, bytes.TrimSpace(appendResolved(nil, n.Title)))
	w.str("</figcaption>")
	w.zoom()
	w.str("</figure>\n")
}
