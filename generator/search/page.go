package search

import "encoding/binary"

// Bytes are a page as bytes, to be put away until the index is made.
func (p Page) Bytes() []byte {
	size := len(p.Words) + 16
	for _, s := range p.Sections {
		size += len(s.Anchor) + len(s.Title) + len(s.Excerpt) + 6
	}
	b := make([]byte, 0, size)
	b = binary.AppendUvarint(b, uint64(p.Length))
	b = binary.AppendUvarint(b, uint64(len(p.Sections)))
	for _, s := range p.Sections {
		for _, text := range []string{s.Anchor, s.Title, s.Excerpt} {
			b = binary.AppendUvarint(b, uint64(len(text)))
			b = append(b, text...)
		}
	}
	return append(b, p.Words...)
}

// ReadPage reads what [Page.Bytes] wrote; of anything else it gives an empty page.
func ReadPage(data []byte) Page {
	r := reader{rest: data}
	p := Page{Length: r.number()}
	for range min(r.number(), mostSections) {
		p.Sections = append(p.Sections, Section{r.text(), r.text(), r.text()})
	}
	if r.bad {
		return Page{}
	}
	p.Words = r.rest
	return p
}

type reader struct {
	rest []byte
	bad  bool
}

func (r *reader) number() int {
	n, size := binary.Uvarint(r.rest)
	if size <= 0 {
		r.bad = true
		return 0
	}
	r.rest = r.rest[size:]
	return int(n)
}

func (r *reader) text() string {
	n := r.number()
	if n < 0 || n > len(r.rest) {
		r.bad = true
		return ""
	}
	text := string(r.rest[:n])
	r.rest = r.rest[n:]
	return text
}
