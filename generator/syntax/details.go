package syntax

import "suluh/generator/markup"

// details reads a `rincian`: something that is folded until the reader asks
// for it.
//
//	::: rincian judul="Riwayat istilah"
//
//	…
//
//	:::
func details(b *block) {
	for _, n := range children(b.d) {
		b.visit(n)
	}
	b.blockID()
	b.d.Value = &markup.Details{Summary: b.args["title"].value, Body: b.d.Inside(b.lesson.Text)}
}
