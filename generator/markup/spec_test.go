package markup

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"suluh/generator/source"
)

// TestCommonMark runs the examples of the CommonMark specification. Where our
// HTML is meant to differ, the difference is a rewriting of ours below, or one
// of the cases in differs, each with its reason.
func TestCommonMark(t *testing.T) {
	data, err := os.ReadFile("testdata/spec.json")
	if err != nil {
		t.Fatal(err)
	}
	var examples []struct {
		Markdown, HTML, Section string
		Example                 int
	}
	if err := json.Unmarshal(data, &examples); err != nil {
		t.Fatal(err)
	}
	used := map[int]bool{}
	for _, e := range examples {
		f := source.NewFile("spec.md", []byte(e.Markdown))
		text, _ := Parse(f, Dialect{UnsafeHTML: true})
		html, err := text.HTML(nil)
		if err != nil {
			t.Errorf("%d: %v", e.Example, err)
		}
		got, want := likeSpec(string(html)), likeOurs(e.HTML)
		if strings.Contains(e.Markdown, "/>") {
			got = likeOurs(got) // the author's own />
		}
		reason, listed := differs[e.Example]
		switch {
		case got == want && listed:
			t.Errorf("%d no longer differs (%s)", e.Example, reason)
		case got != want && !listed:
			t.Errorf("%d (%s)\n%s\ngot:\n%s\nwant:\n%s", e.Example, e.Section, e.Markdown, got, want)
		}
		used[e.Example] = true
	}
	for n := range differs {
		if !used[n] {
			t.Errorf("the specification has no example %d", n)
		}
	}
}

// rewritings take from our HTML what we add to it on purpose.
var rewritings = []struct {
	from *regexp.Regexp
	to   string
}{
	// Headings have ids.
	{regexp.MustCompile(`<(h\d) id="[^"]*">`), "<$1>"},
	// Code scrolls inside itself, in a region with a name.
	{regexp.MustCompile(`<div class="snippet">(<span class="name">.*?</span>)?<pre tabindex="0" role="region"( aria-label="[^"]*")?>`), "<pre>"},
	{regexp.MustCompile(`</code></pre></div>`), "</code></pre>"},
	// It has colours.
	{regexp.MustCompile(`(?s)<span class="[a-z0-9]{1,2}">([^<]*)</span>`), "$1"},
	// Links to other sites cannot reach back.
	{regexp.MustCompile(` rel="noopener"`), ""},
	// A picture alone with a title is a figure with a caption.
	{regexp.MustCompile(`<figure class="figure"><img ([^>]*)><figcaption>(.*?)</figcaption></figure>`), `<p><img $1 title="$2"></p>`},
}

func likeSpec(html string) string {
	for _, r := range rewritings {
		html = r.from.ReplaceAllString(html, r.to)
	}
	return html
}

// likeOurs spells the specification's HTML as HTML5.
func likeOurs(html string) string {
	return strings.ReplaceAll(html, " />", ">")
}

// differs are the examples that we mean to read otherwise.
var differs = map[int]string{
	96:  "a file that begins with --- has front matter",
	98:  "a file that begins with --- has front matter",
	177: "a comment is dropped, and what stands behind it is Markdown",
	179: "a comment is dropped",
	183: "a comment is dropped",
	308: "a comment between two lists does not part them",
	309: "a comment between a list and code does not part them",
	500: "an address with a colon before its first slash is no address of ours",
	596: "irc: is not on the list",
	598: "a+b+c: is not on the list",
	599: "made-up-scheme: is not on the list",
	601: "localhost: is not on the list",
	608: "addresses are links without pointed brackets, as in GFM",
	611: "addresses are links without pointed brackets, as in GFM",
	612: "addresses are links without pointed brackets, as in GFM",
	625: "a comment is dropped",
	626: "a comment is dropped",
}
