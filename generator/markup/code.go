package markup

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// A codeInfo is what stands behind the fence of a code block: a language, and
// then, if the author wants one, a name for what is shown.
type codeInfo struct {
	language, name string
}

func fenceInfo(n *ast.FencedCodeBlock, src []byte) codeInfo {
	if n.Info == nil {
		return codeInfo{}
	}
	info := string(appendResolved(nil, n.Info.Segment.Value(src)))
	language, name, _ := strings.Cut(strings.TrimSpace(info), " ")
	name = strings.TrimSpace(name)
	if strings.HasPrefix(name, "{") {
		name = "" // attributes of other programs
	}
	return codeInfo{language, name}
}

// fence writes a code block; one of the language "example" also shows, below
// its source, what it makes.
func (w *writer) fence(n *ast.FencedCodeBlock) {
	w.code(n.Lines(), n)
	if w.to.Example == nil || fenceInfo(n, w.src).language != "example" {
		return
	}
	offset := n.Pos()
	if n.Lines().Len() > 0 {
		offset = n.Lines().At(0).Start
	}
	h, err := w.to.Example(w.lines(n.Lines()), offset)
	if err != nil && w.err == nil {
		w.err = err
	}
	w.html(h)
}

// code writes a block of code, which scrolls inside itself.
func (w *writer) code(lines *text.Segments, n *ast.FencedCodeBlock) {
	var info codeInfo
	painted := ""
	if n != nil {
		info = fenceInfo(n, w.src)
		painted = attribute(n, colours)
	}
	w.str(`<div class="snippet">`)
	if info.name != "" {
		w.str(`<span class="name">`)
		w.text(info.name)
		w.str("</span>")
	}
	w.button("copy", "data-copy", "code.copy")
	w.str(`<pre tabindex="0" role="region"`)
	w.name(w.codeLabel(info))
	w.str("><code")
	if info.language != "" {
		w.attr("class", "language-"+info.language)
	}
	w.str(">")
	if painted != "" {
		w.str(painted)
	} else {
		w.b = appendEscaped(w.b, w.lines(lines))
	}
	w.str("</code></pre></div>\n")
}

func (w *writer) codeLabel(info codeInfo) string {
	switch {
	case info.name != "":
		return info.name
	case info.language != "" && info.language != "text" && info.language != "example":
		return w.say(info.language, "code.language", info.language)
	}
	return w.say("", "code.label")
}
