package markup

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"

	"suluh/generator/source"
)

// table writes a table in a region of its own, so that a wide one scrolls
// inside itself and can be reached by keyboard.
func (w *writer) table(n *xast.Table) {
	names := rowNames(n, w.file)
	w.str(`<div class="scroll" role="region" tabindex="0"`)
	w.name(w.tableLabel(n))
	w.str("><table>\n")
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		if _, head := row.(*xast.TableHeader); head {
			w.str("<thead>\n<tr>\n")
			w.quiet(func() { w.cells(row, "th", "col") })
			w.str("</tr>\n</thead>\n")
			if row.NextSibling() != nil {
				w.str("<tbody>\n")
			}
			continue
		}
		w.str("<tr>\n")
		if names {
			w.cells(row, "th", "row")
		} else {
			w.cells(row, "td", "")
		}
		w.str("</tr>\n")
		if row.NextSibling() == nil {
			w.str("</tbody>\n")
		}
	}
	w.str("</table></div>\n")
}

// cells writes the cells of a row: all of them as heads of columns, or the
// first one as the head of its row.
func (w *writer) cells(row ast.Node, tag, scope string) {
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		if padding(c) && c != row.FirstChild() {
			w.rest(c, tag)
			return
		}
		w.str("<" + tag)
		if scope != "" {
			w.str(` scope="` + scope + `"`)
		}
		if cell, ok := c.(*xast.TableCell); ok {
			w.str(alignClass[cell.Alignment])
		}
		w.wrap(">", c, "</"+tag+">\n")
		if scope == "row" {
			tag, scope = "td", ""
		}
	}
}

// padding reports whether a cell is one that its author left out.
func padding(c ast.Node) bool { return c.Pos() < 0 && !c.HasChildren() }

// rest writes the cells that are missing at the end of a short row as one: a
// row of two letters must not become a page.
func (w *writer) rest(c ast.Node, tag string) {
	n := 0
	for ; c != nil; c = c.NextSibling() {
		n++
	}
	w.str("<" + tag)
	if n > 1 {
		w.str(` colspan="`)
		w.int(n)
		w.str(`"`)
	}
	w.str("></" + tag + ">\n")
}

// alignClass is how the policy of the page says what Markdown says by colons:
// by a class, never by a style.
var alignClass = map[xast.Alignment]string{
	xast.AlignCenter: ` class="al-c"`,
	xast.AlignRight:  ` class="al-r"`,
}

// rowNames reports whether the first column names the rows: there is another
// column, every first cell has text, and no two are alike.
func rowNames(n *xast.Table, f *source.File) bool {
	seen := map[string]bool{}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		if row.ChildCount() < 2 {
			return false
		}
		if _, head := row.(*xast.TableHeader); head {
			continue
		}
		name := strings.TrimSpace(inside(f, row.FirstChild()).Plain())
		if name == "" || seen[name] {
			return false
		}
		seen[name] = true
	}
	return true
}

// tableLabel names the region by the heads of the columns.
func (w *writer) tableLabel(n *xast.Table) string {
	var heads []string
	for c := n.FirstChild().FirstChild(); c != nil; c = c.NextSibling() {
		if head := strings.TrimSpace(inside(w.file, c).Plain()); head != "" {
			heads = append(heads, head)
		}
	}
	if len(heads) == 0 {
		return w.say("", "table.label")
	}
	list := strings.Join(heads, ", ")
	return w.say(list, "table.columns", list)
}
