package markup

import (
	"embed"
	"strings"
	"sync"
	"time"

	"github.com/alecthomas/chroma/v2"
	"github.com/yuin/goldmark/ast"

	"suluh/generator/source"
)

// Code is coloured while a file is read, so that a block that takes too long
// can be reported with its place. A lexer is loaded when a lesson first needs
// it; chroma's own tables would cost 10 ms at every start.

//go:embed lexers/*.xml
var lexerFiles embed.FS

// lexerNames are the words behind a fence and the lexer of each.
var lexerNames = map[string]string{
	"bash": "bash", "sh": "bash", "shell": "bash", "zsh": "bash",
	"c": "c", "h": "c",
	"cpp": "cpp", "c++": "cpp", "cc": "cpp", "hpp": "cpp",
	"csharp": "csharp", "c#": "csharp", "cs": "csharp",
	"css":  "css",
	"diff": "diff", "patch": "diff",
	"go": "go", "golang": "go",
	"html": "html", "htm": "html",
	"ini": "ini", "cfg": "ini",
	"java":       "java",
	"javascript": "javascript", "js": "javascript", "mjs": "javascript",
	"json": "json", "jsonl": "json",
	"kotlin": "kotlin", "kt": "kotlin",
	"makefile": "makefile", "make": "makefile",
	"octave": "octave", "matlab": "octave",
	"php":        "php",
	"powershell": "powershell", "ps1": "powershell", "pwsh": "powershell",
	"python": "python", "py": "python", "python3": "python",
	"r":    "r",
	"ruby": "ruby", "rb": "ruby",
	"rust": "rust", "rs": "rust",
	"sql":   "sql",
	"swift": "swift",
	"tex":   "tex", "latex": "tex",
	"toml":       "toml",
	"typescript": "typescript", "ts": "typescript", "tsx": "typescript",
	"xml": "xml", "svg": "xml",
	"yaml": "yaml", "yml": "yaml",
}

// lexerParts are the lexers that another one calls for what it holds.
var lexerParts = map[string][]string{"html": {"javascript", "css"}, "makefile": {"bash"}}

var lexers struct {
	sync.Mutex
	loaded map[string]chroma.Lexer
}

// lexerFor loads the lexer of a language; nil if there is none.
func lexerFor(language string) chroma.Lexer {
	name := lexerNames[strings.ToLower(language)]
	if name == "" {
		return nil
	}
	lexers.Lock()
	defer lexers.Unlock()
	if l, ok := lexers.loaded[name]; ok {
		return l
	}
	registry := chroma.NewLexerRegistry()
	for _, part := range append(lexerParts[name], name) {
		l, err := chroma.NewXMLLexer(lexerFiles, "lexers/"+part+".xml")
		if err != nil {
			return nil // our own file; a test loads them all
		}
		registry.Register(l)
		if part == name {
			if lexers.loaded == nil {
				lexers.loaded = map[string]chroma.Lexer{}
			}
			lexers.loaded[name] = l
		}
	}
	return lexers.loaded[name]
}

const colours = "colours" // the attribute of a fence that has been coloured

// colour gives a fence its colours, within the limits: size and line length
// first (W401), then time (W402).
func (f *finisher) colour(n *ast.FencedCodeBlock) {
	info := fenceInfo(n, f.src)
	lexer := lexerFor(info.language)
	if lexer == nil {
		return
	}
	w := writer{src: f.src}
	code := w.lines(n.Lines())
	size, longest := len(code), 0
	for line := range strings.Lines(string(code)) {
		longest = max(longest, len(line))
	}
	if size > source.MaxHighlight || longest > source.MaxCodeLine {
		f.report("W401", n.Pos(), n.Pos()+3, size, source.MaxHighlight, longest, source.MaxCodeLine)
		return
	}
	html, ok := paint(lexer, string(code), source.HighlightTime)
	if !ok {
		f.report("W402", n.Pos(), n.Pos()+3, info.language, int(source.HighlightTime.Milliseconds()))
		return
	}
	n.SetAttributeString(colours, string(html))
}

// paint writes code with a span round each token that chroma gives a class.
// It gives up after a time, which is asked for between tokens; chroma itself
// gives up a single rule after 250 ms. The first use of a lexer, which compiles
// its rules, does not count.
func paint(lexer chroma.Lexer, code string, limit time.Duration) (html []byte, ok bool) {
	defer func() {
		if recover() != nil { // a lexer that trips over its own rules
			html, ok = nil, false
		}
	}()
	next, err := lexer.Tokenise(nil, code)
	if err != nil {
		return nil, false
	}
	deadline, last := time.Now().Add(limit), ""
	for {
		token := next()
		if token == chroma.EOF {
			break
		}
		if time.Now().After(deadline) {
			return nil, false
		}
		if token.Value == "" {
			continue
		}
		class := tokenClass(token.Type)
		if class != last {
			if last != "" {
				html = append(html, "</span>"...)
			}
			if class != "" {
				html = append(append(append(html, `<span class="`...), class...), `">`...)
			}
			last = class
		}
		html = appendEscaped(html, []byte(token.Value))
	}
	if last != "" {
		html = append(html, "</span>"...)
	}
	return html, true
}

// tokenClass is the short class of a token that style sheets for code know:
// "k" for a keyword. Errors have none: an excerpt is not wrong.
func tokenClass(t chroma.TokenType) string {
	switch t {
	case chroma.Text, chroma.TextWhitespace, chroma.Error, chroma.Other, chroma.Punctuation, chroma.Name:
		return ""
	}
	for t != 0 {
		if class, ok := chroma.StandardTypes[t]; ok {
			return class
		}
		t = t.Parent()
	}
	return ""
}
