package generator

import (
	"bytes"
	"compress/flate"
	"html/template"
	"io"
	"strings"
	"sync"
)

// packed is text that is kept for long and read seldom: a lesson's HTML, which
// waits for its frame. Deflated at the fastest level it takes a third of the
// room, and less time than anything else that is done with it.
type packed []byte

var deflaters = sync.Pool{New: func() any {
	w, err := flate.NewWriter(io.Discard, flate.BestSpeed)
	if err != nil {
		panic(err) // the level is a constant
	}
	return w
}}

func pack(html template.HTML) packed {
	w := deflaters.Get().(*flate.Writer)
	defer deflaters.Put(w)
	var b bytes.Buffer
	b.Grow(len(html) / 2)
	w.Reset(&b)
	io.WriteString(w, string(html)) // into memory: it cannot fail
	w.Close()
	return bytes.Clone(b.Bytes())
}

func (p packed) html() (template.HTML, error) {
	r := flate.NewReader(bytes.NewReader(p))
	defer r.Close()
	var b strings.Builder
	_, err := io.Copy(&b, r)
	return template.HTML(b.String()), err
}
