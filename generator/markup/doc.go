// Package markup reads the Markdown of a lesson into a tree and writes the
// tree out. It is the only room that knows goldmark's parser and chroma.
//
// [Parse] never fails: it gives a [Text], and the problems it met. A Text is
// parsed but not yet written out, because where its links and pictures lead is
// known only to whoever writes it: a page, an EPUB, a flash card. They say so
// in a [Target]:
//
//	t, problems := markup.Parse(f, markup.Dialect{Block: kinds})
//	html, err := t.HTML(&markup.Target{Link: func(to string) string { … }})
//
// Byte offsets in the tree are those of the file, also behind front matter.
//
// # The dialect
//
// CommonMark 0.31 with what GitHub adds: tables, ~~strikethrough~~, bare
// addresses, boxes of task lists. Then footnotes [^a] and definition lists:
//
//	Ekomap
//	: Gambar hubungan klien dengan sistem di sekitarnya.
//
// Headings have ids as on GitHub; {#id} at the end of one gives it a lasting
// id. No other attributes in braces are read.
//
// A quote whose first line is [!KIND] is an [Alert]; [AlertKinds] lists the
// kinds. A title may follow, and {#id}:
//
//	> [!KASUS] Dani tidak masuk sekolah lagi
//	> Dani, 13 tahun, absen sembilan hari dalam sebulan.
//
// [@siporin1975] and [@hepworth2017, bab 9; @saleebey2013] are a [Cite].
//
// A picture alone in its paragraph with a title is a figure, the title its
// caption. A [Figure] with a table is the `::: figure` block.
//
// Behind a fence of code stand its language and, after a blank, its name:
//
//	```python hitung.py
//
// A block between lines of colons is a [Directive]. This package knows how far
// it reaches, from the [Shape] of its kind; package syntax gives it a meaning
// in Value. Inside a block that asks, a [Mark] begins an answer and a [Gap] is
// something to fill in.
//
// # Lessons are data
//
// HTML is shown as text and comments are dropped; no address leads anywhere
// but where link.go allows, and no picture comes from another site. Nothing
// writes a style or an event handler. Dialect.UnsafeHTML lifts the first of
// these, never the others.
//
// # Limits
//
// goldmark and chroma cannot be stopped, and some texts of a few thousand
// bytes would keep them busy for minutes. The guards of guard.go therefore
// look at the lines first, each in one pass. What they refuse is reported
// (E401 to E408) and left out; the rest of the lesson is read.
package markup
