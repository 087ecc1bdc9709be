package markup

import (
	"html/template"

	"github.com/yuin/goldmark/ast"

	"suluh/generator/source"
)

// A Text is a piece of Markdown, parsed but not yet written out: where its
// links and images lead is known only to whoever writes it.
type Text struct {
	File  *source.File
	Nodes []ast.Node // siblings, in order; they stay in the file's tree
}

// Empty reports whether there is nothing to show.
func (t Text) Empty() bool { return len(t.Nodes) == 0 }

// A Target is a place that HTML is written for. A nil function keeps what the
// author wrote, or leaves out what only the function could give.
type Target struct {
	Lang string // the language of the words that Say gives

	// Lead gives a paragraph that the text begins with the class "lead".
	Lead bool
	// Buttons says that the page runs the runtime: code gets a button that
	// copies it, a figure one that enlarges it.
	Buttons bool
	// Terms are the glossary terms to mark where they first occur; nil marks
	// none. A question is written for a Target without them.
	Terms *Terms

	// Link spells the address of a link to another file of the course
	// (".md", or a file to download); fragment included. With "" the words
	// stand without a link.
	Link func(to string) string
	// Image spells the address of a picture and gives its size in pixels, 0 when
	// unknown. With "" its alternative text stands in its place.
	Image func(to string) (src string, width, height int)
	// Block writes a ::: block; figures and details need none.
	Block func(*Directive) (template.HTML, error)
	// Gap writes the field or menu of a gap.
	Gap func(*Gap) template.HTML
	// Example writes the live side of an `example` fence, whose source is given.
	Example func(source []byte, offset int) (template.HTML, error)
	// Anchor makes an id unique where many lessons share one page.
	Anchor func(id string) string
	// Term writes a glossary term (its id, the words in the text).
	Term func(id, text string) template.HTML
	// Cite writes the citations of one bracket.
	Cite func([]Citation) template.HTML
	// Label is what stands before the caption of a figure: "Gambar 1.4". The
	// id is the figure's, or "".
	Label func(id string) string
	// Icon draws a sign of the icon sheet: book, hint, not, warn, heart, copy, zoom.
	Icon func(name string) template.HTML
	// Say gives the few words that the dialect itself needs (titles of alerts,
	// back-links of footnotes), by their key in the catalogue.
	Say func(key string, args ...any) string
}

// A Citation is one work named in a bracket: [@suharto2007, hlm. 12].
type Citation struct {
	Key     string // as in references.yaml
	Locator string // what stands behind the comma, or ""
	Pos     source.Pos
}
