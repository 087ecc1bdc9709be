package markup

import (
	"html/template"
	"regexp"
	"strings"
	"testing"

	"suluh/generator/source"
)

// payloads are tried in every place of carriers.
var payloads = []string{
	`"><script>alert(1)</script>`,
	`"><img src=x onerror=alert(1)>`,
	`' onmouseover='alert(1)`,
	`" onmouseover="alert(1)`,
	`" style="position:fixed`,
	`javascript:alert(1)`,
	`JaVaScRiPt:alert(1)`,
	`javascript&colon;alert(1)`,
	`&#106;avascript:alert(1)`,
	`&#x6A;avascript:alert(1)`,
	`&#0000106avascript:alert(1)`,
	`java&Tab;script:alert(1)`,
	`java&NewLine;script:alert(1)`,
	`&#1;javascript:alert(1)`,
	`&amp;#106;avascript:alert(1)`,
	`\javascript:alert(1)`,
	`javascript\:alert(1)`,
	"java\tscript:alert(1)",
	"\x01javascript:alert(1)",
	"\u00a0javascript:alert(1)",
	"\u200bjavascript:alert(1)",
	`vbscript:msgbox(1)`,
	`data:text/html;base64,PHNjcmlwdD4=`,
	`data:image/svg+xml,<svg onload=alert(1)>`,
	`blob:https://example.org/x`,
	`filesystem:http://example.org/x`,
	`view-source:https://example.org`,
	`file:///etc/passwd`,
	`//evil.example/x`,
	`\\evil.example\x`,
	`/\evil.example/x`,
	`</code></pre><script>alert(1)</script>`,
	`</title><script>alert(1)</script>`,
	`<svg/onload=alert(1)>`,
	`<a href="javascript:alert(1)">x</a>`,
	`<iframe src="https://evil.example">`,
	`<!--><script>alert(1)</script>-->`,
	`<!-- --!><script>alert(1)</script>`,
	`<![CDATA[><script>alert(1)</script>]]>`,
	`<style>*{background:url(//evil.example)}</style>`,
	`<meta http-equiv=refresh content=0;url=//evil.example>`,
	"\x00<script>alert(1)</script>",
	"\xff\"><script>alert(1)</script>",
	`{{.}}`, `{#x" onclick="alert(1)}`,
}

// carriers are the places where an author's text goes into the HTML.
var carriers = []string{
	"{X}", "**{X}**", "`{X}`", "# {X}", "# a {#{X}}", "> {X}", "- {X}", "- [x] {X}",
	"[a]({X})", "[a](<{X}>)", "[a](b '{X}')", `[a](b "{X}")`, "[{X}](b)", "[a][r]\n\n[r]: {X}", "[a][r]\n\n[r]: <{X}> '{X}'",
	"![a]({X})", "![a](<{X}>)", "![{X}](b.png)", "![a](b.png '{X}')", "x ![a](b.png '{X}') x",
	"<{X}>", "<https://a.b/{X}>", "https://a.b/{X}", "www.a.b/{X}", "{X}@a.bc",
	"```{X}\na\n```", "```go {X}\na\n```", "```\n{X}\n```", "```html\n{X}\n```", "~~~ {X}\na\n~~~", "    {X}",
	"| {X} | b |\n|:-:|--:|\n| {X} | b |", "|a|\n|{X}|\n", "[^a]\n\n[^a]: {X}", "[^{X}]\n\n[^{X}]: a",
	"[@a, {X}]", "[@{X}]", "> [!NOTE] {X}\n> {X}", "> [!{X}]\n> a", "> [!NOTE] a {#{X}}", "a\n: {X}", "{X}\n: a",
	"~~{X}~~", "{X}  \n{X}", "::: figure {X}\n\n![a](b.png)\n\n{X}\n\n:::",
	"<div title=\"{X}\">", "a <b {X}> c", "---\ntitle: {X}\n---\n{X}",
}

// TestNothingRuns tries every payload in every place.
func TestNothingRuns(t *testing.T) {
	to := &Target{
		Lead: true, Buttons: true,
		Image: func(to string) (string, int, int) { return to, 1, 1 },
		Link:  func(to string) string { return to },
		Terms: NewTerms([]Term{{ID: "alert", Words: []string{"alert", "script"}}}),
		Term:  func(id, text string) template.HTML { return template.HTML(template.HTMLEscapeString(text)) },
		Say:   func(key string, args ...any) string { return key },
	}
	for _, carrier := range carriers {
		for _, payload := range payloads {
			in := strings.ReplaceAll(carrier, "{X}", payload)
			text, _ := Parse(source.NewFile("x.md", []byte(in)), Dialect{Block: testBlock})
			html, err := text.HTML(to)
			if err != nil {
				t.Fatal(err)
			}
			if why := active(string(html)); why != "" {
				t.Errorf("%s in\n%s\nmade\n%s", why, in, html)
			}
		}
	}
}

var (
	tagPattern  = regexp.MustCompile(`<(/?)([a-zA-Z!?][^\s/>]*)([^>]*)>`)
	attrPattern = regexp.MustCompile(`\s+([^\s=>"]+)(?:="([^"]*)")?`)
)

// allowed are the elements that we write and the attributes of each.
var allowed = map[string]string{
	"p": "class", "em": "", "strong": "", "code": "class", "h1": "id", "h2": "id", "h3": "id", "blockquote": "",
	"ul": "", "ol": "start", "li": "id", "input": "type disabled checked aria-label", "a": "href rel title id role aria-label class",
	"img": "src alt width height title", "div": "class role tabindex aria-label", "pre": "tabindex role aria-label",
	"span": "class", "table": "", "thead": "", "tbody": "", "tr": "", "th": "scope class", "td": "class",
	"sup": "class", "section": "class role aria-label", "aside": "class data-kind id aria-label", "dl": "", "dt": "", "dd": "",
	"del": "", "b": "", "br": "", "hr": "", "figure": "class id", "figcaption": "", "button": "class type data-copy data-zoom",
}

// active says what in our HTML could run or load something, or "".
func active(html string) string {
	for _, m := range tagPattern.FindAllStringSubmatch(html, -1) {
		name, attrs := m[2], m[3]
		list, known := allowed[name]
		if !known {
			return "the element " + name
		}
		if m[1] == "/" {
			continue
		}
		rest := attrPattern.ReplaceAllString(attrs, "")
		if strings.TrimSpace(rest) != "" {
			return "unquoted " + rest
		}
		for _, a := range attrPattern.FindAllStringSubmatch(attrs, -1) {
			if !strings.Contains(" "+list+" ", " "+a[1]+" ") {
				return "the attribute " + a[1] + " of " + name
			}
			if a[1] != "href" && a[1] != "src" {
				continue
			}
			switch kind := classify(unescape(a[2])); {
			case kind == refused:
				return "the address " + a[2]
			case a[1] == "src" && kind != inCourse:
				return "the picture " + a[2]
			}
		}
	}
	if i := strings.IndexByte(tagPattern.ReplaceAllString(html, ""), '<'); i >= 0 {
		return "a < that begins nothing"
	}
	return ""
}

func unescape(s string) string {
	return string(appendResolved(nil, []byte(strings.ReplaceAll(s, `\`, `\\`))))
}
