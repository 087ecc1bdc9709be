package syntax

import (
	"suluh/generator/markup"
)

// figure reads a `gambar`: a picture, what is said below it, and a table with
// the same content.
//
//	::: gambar genogram-dani
//
//	![Nenek, ibu, dan Dani dalam satu bagan](img/genogram-dani.svg)
//
//	Tiga generasi keluarga Dani.
//
//	| Generasi | Anggota |
//	|---|---|
//	| Pertama | nenek |
//
//	:::
func figure(b *block) {
	f := &markup.Figure{Image: b.text(), Caption: b.text(), Table: b.text()}
	for _, n := range children(b.d) {
		b.visit(n)
		switch {
		case n.Parent() == nil: // stray answers
		case f.Image.Empty() && hasImage(b.text(n)):
			f.Image.Nodes = append(f.Image.Nodes, n)
		case isTable(n):
			f.Table.Nodes = append(f.Table.Nodes, n)
		default:
			f.Caption.Nodes = append(f.Caption.Nodes, n)
		}
	}
	b.blockID()
	b.d.Value = f
}

// blockID judges the id of a block that is no question; it may have none.
func (b *block) blockID() {
	if b.d.ID != "" {
		b.d.ID = b.goodID(b.d.ID, b.d.IDStart, b.d.IDEnd)
	}
}
