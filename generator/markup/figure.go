package markup

import "github.com/yuin/goldmark/ast"

// A Figure is what a `::: figure` block means: its picture, what is said below
// it, and a table with the same content that a reader can unfold. It is the
// Value of the block's Directive, and written here.
type Figure struct {
	Image   Text // the paragraph with the picture
	Caption Text // paragraphs and whatever else the block holds; may be empty
	Table   Text // may be empty
}

// A Details is what a `::: details` block means: something that is folded
// until the reader asks for it. It is the Value of the block's Directive, and
// written here.
type Details struct {
	Summary string // what is always seen; "" says the catalogue's word
	Body    Text
}

func (w *writer) figure(id string, f *Figure) {
	w.str(`<figure class="figure"`)
	if id != "" {
		w.attr("id", w.anchor(id))
	}
	w.str(">")
	w.sub(unwrapped(f.Image))
	if label := w.labelOf(id); label != "" || !f.Caption.Empty() {
		w.str("<figcaption>")
		w.label(id)
		w.sub(unwrapped(f.Caption))
		w.str("</figcaption>")
	}
	if f.Table.Empty() {
		w.zoom()
	} else {
		w.str(`<div class="row"><details><summary>`)
		w.text(w.say("", "figure.table"))
		w.str("</summary>")
		w.sub(f.Table)
		w.str("</details>")
		w.button("zoom", "data-zoom", "figure.zoom")
		w.str("</div>")
	}
	w.str("</figure>\n")
}

func (w *writer) details(id string, d *Details) {
	w.str("<details")
	if id != "" {
		w.attr("id", w.anchor(id))
	}
	w.str("><summary>")
	if d.Summary == "" {
		w.text(w.say("", "details.summary"))
	} else {
		w.text(d.Summary)
	}
	w.str("</summary>\n")
	w.sub(d.Body)
	w.str("</details>\n")
}

// unwrapped is what a text holds, without the paragraph if it is just one.
func unwrapped(t Text) Text {
	if len(t.Nodes) != 1 || !ast.IsParagraph(t.Nodes[0]) {
		return t
	}
	in := Text{File: t.File}
	for n := t.Nodes[0].FirstChild(); n != nil; n = n.NextSibling() {
		in.Nodes = append(in.Nodes, n)
	}
	return in
}

func (w *writer) labelOf(id string) string {
	if w.to.Label == nil {
		return ""
	}
	return w.to.Label(id)
}

func (w *writer) label(id string) {
	if label := w.labelOf(id); label != "" {
		w.str("<b>")
		w.text(label)
		w.str("</b> ")
	}
}

func (w *writer) zoom() {
	if w.to.Buttons {
		w.str(`<div class="row">`)
		w.button("zoom", "data-zoom", "figure.zoom")
		w.str("</div>")
	}
}

// button writes a button that only the runtime can serve.
func (w *writer) button(icon, data, key string) {
	if !w.to.Buttons {
		return
	}
	w.str(`<button class="button bare script" type="button" ` + data + `>`)
	w.icon(icon)
	w.str("<span>")
	w.text(w.say("", key))
	w.str("</span></button>")
}
