package markup

// A Figure is what a `::: figure` block means: its picture, what is said below
// it, and a table with the same content that a reader can unfold. It is the
// Value of the block's Directive; the HTML of such a block is written here.
type Figure struct {
	Image   Text // the paragraph with the picture
	Caption Text // paragraphs and whatever else the block holds; may be empty
	Table   Text // may be empty
}
