package markup

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"suluh/generator/source"
)

// shapes are texts that make some reader of Markdown slow: each a pattern that
// is repeated up to a size. Those of cmark's pathological_tests.py are among
// them.
var shapes = []struct {
	name string
	make func(size int) string
}{
	{"brackets open", repeat("[")},
	{"brackets pairs", repeat("[]")},
	{"brackets nested", sandwich("[", "a", "]")},
	{"brackets text", repeat("[a")},
	{"brackets links", repeat("[a](")},
	{"brackets images", repeat("![")},
	{"brackets image links", repeat("![[]()")},
	{"brackets refs", repeat("[a][")},
	{"brackets closing", repeat("a]")},
	{"links empty", repeat("[](")},
	{"links pointed", repeat("[a](<b")},
	{"links titled", repeat(`[a](b "`)},
	{"links parens", prefixed("[a](", "(")},
	{"links whole", repeat("[a](b) ")},
	{"images in links", repeat("[![a](b)](c) ")},
	{"footnotes marks", repeat("[^a] ")},
	{"footnotes open", repeat("[^")},
	{"footnotes many", numbered("[^%d] ", "\n\n", "[^%d]: x\n\n")},
	{"footnotes nested", repeat("[^a]: ")},
	{"footnotes undefined", numbered("[^%d] ")},
	{"cites open", repeat("[@")},
	{"cites", repeat("[@a; @b] ")},
	{"gaps open", prefixed("::: question a\n\n", "[[")},
	{"gaps", prefixed("::: question a\n\n", "[[a]] ")},
	{"marks", repeat("- (x) a\n")},
	{"stars open", repeat("*a ")},
	{"stars close", repeat("a* ")},
	{"stars alternating", repeat("*a _b ")},
	{"stars triple", repeat("a***b ")},
	{"stars run", repeat("*")},
	{"stars nested", sandwich("*a ", "b", " a*")},
	{"stars strong", sandwich("**a ", "b", " a**")},
	{"stars both", repeat("*a **a ")},
	{"stars lines", repeat("*a\n")},
	{"underscores", repeat("_a ")},
	{"underscores words", repeat("a_b")},
	{"tildes", repeat("~a ")},
	{"tildes double", repeat("~~a ")},
	{"stars and underscores", repeat("*a_ ")},
	{"stars mod 3", func(n int) string { return "a**b" + strings.Repeat("c* ", n/3) }},
	{"backticks open", func(n int) string {
		var b strings.Builder
		for i := 1; b.Len() < n; i++ {
			b.WriteString("e" + strings.Repeat("`", i))
		}
		return b.String()
	}},
	{"backticks", repeat("`a ")},
	{"backticks pairs", repeat("`a`")},
	{"backticks lines", repeat("`\n")},
	{"entities", repeat("&amp;")},
	{"entities open", repeat("&")},
	{"entities long", repeat("&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")},
	{"backslashes", repeat(`\`)},
	{"backslashes brackets", repeat(`\[`)},
	{"html open", repeat("<")},
	{"html tags", repeat("<a ")},
	{"html attributes", prefixed("<a ", "b=c ")},
	{"html attributes quoted", prefixed("<a ", `b="c" `)},
	{"html comments open", repeat("<!-- a ")},
	{"html comments", repeat("<!-- a -->b")},
	{"html comment lines", repeat("a <!--\n-->")},
	{"html declarations", repeat("<!A ")},
	{"html instructions", repeat("<?")},
	{"html cdata", repeat("<![CDATA[")},
	{"html closing", repeat("</")},
	{"html blocks", repeat("<div>\n")},
	{"html blocks parted", repeat("<div>\n\n")},
	{"html lines", repeat("a <b\n")},
	{"autolinks open", repeat("<a:")},
	{"autolinks bare", repeat("http://a ")},
	{"autolinks www", repeat("www.a.")},
	{"autolinks mail", repeat("a@b.")},
	{"autolinks mail long", repeat("a")},
	{"autolinks dots", repeat("a.")},
	{"autolinks parens", prefixed("http://a.b/", "(")},
	{"autolinks punctuation", prefixed("http://a.b/", "?")},
	{"autolinks stars", repeat("*http://a.b ")},
	{"quotes", repeat(">")},
	{"quotes spaced", repeat("> ")},
	{"quotes lines", stairs(">", "a")},
	{"quotes lazy", prefixed(strings.Repeat("> ", 90)+"a\n", "a\n")},
	{"quotes parted", repeat("> a\n\n")},
	{"lists", repeat("- ")},
	{"lists text", func(n int) string { return strings.Repeat("- ", n/2) + "x" }},
	{"lists blank", func(n int) string { return strings.Repeat("- ", n/4) + strings.Repeat("\n", n/2) }},
	{"lists blank text", func(n int) string { return strings.Repeat("- ", n/4) + "x\n" + strings.Repeat("\n", n/2) }},
	{"lists nested", func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			b.WriteString(strings.Repeat("  ", i) + "- a\n")
		}
		return b.String()
	}},
	{"lists numbers", repeat("1. ")},
	{"lists stars", repeat("* * a\n")},
	{"lists flat", repeat("- a\n")},
	{"lists loose", repeat("- a\n\n")},
	{"lists mixed", repeat("- a\n* b\n+ c\n")},
	{"lists and quotes", repeat("> - ")},
	{"lists and quotes deep", func(n int) string { return strings.Repeat("> - ", 45) + "a\n" + strings.Repeat("a\n\n", n/3) }},
	{"lists ninety deep", func(n int) string {
		var b strings.Builder
		for i := range 90 {
			b.WriteString(strings.Repeat("  ", i) + "- a\n")
		}
		for b.Len() < n {
			b.WriteString(strings.Repeat("  ", 89) + "- a\n\n")
		}
		return b.String()
	}},
	{"lists tabs", repeat("-\ta\n\t")},
	{"headings", repeat("# a\n")},
	{"headings same", repeat("# \n")},
	{"headings closing", prefixed("# ", "# ")},
	{"headings setext", repeat("a\n-\n")},
	{"headings setext long", func(n int) string { return strings.Repeat("a\n", n/2) + "---" }},
	{"headings attributes", prefixed("# a ", "{a=")},
	{"headings ids", prefixed("# a ", "{#a")},
	{"rules", repeat("---\n")},
	{"rules long", repeat("- -")},
	{"rules almost", func(n int) string { return strings.Repeat("* ", n/2) + "a" }},
	{"fences", repeat("```\na\n```\n")},
	{"fences open", repeat("```")},
	{"fences info", prefixed("```", "a ")},
	{"fences nested", repeat("> ```\n")},
	{"code indented", repeat("    a\n\n")},
	{"definitions", repeat("[a]: b\n")},
	{"definitions named", numbered("[a%d]: b\n")},
	{"definitions open", repeat("[a]: b '")},
	{"definitions used", numbered("[a%d]: b\n", "\n", "[a%d] ")},
	{"definitions long", func(n int) string { return strings.Repeat("[a]: u\n", n/14) + strings.Repeat("[a] ", n/8) }},
	{"definitions unclosed", repeat("[\n")},
	{"definition lists", repeat("a\n: b\n")},
	{"definition lists deep", repeat(": ")},
	{"definition lists lines", repeat("a\n")},
	{"tables wide", func(n int) string {
		k := n / 8
		return strings.Repeat("|a", k) + "\n" + strings.Repeat("|-", k) + "\n" + strings.Repeat("a\n", n/4)
	}},
	{"tables wide parted", func(n int) string {
		var b strings.Builder
		for b.Len() < n {
			b.WriteString(strings.Repeat("|a", 60) + "\n" + strings.Repeat("|-", 60) + "\n" + strings.Repeat("a\n", 50) + "\n")
		}
		return b.String()
	}},
	{"tables long", prefixed("|a|b|\n|-|-|\n", "|a|b|\n")},
	{"tables bars", repeat("|")},
	{"tables delimiters", repeat("|-")},
	{"tables delimiter rows", repeat("|-|\n")},
	{"tables many", repeat("|a|\n|-|\n\n")},
	{"tables again", repeat("a|b\n-|-\n")},
	{"tables escaped", prefixed("|a|b|\n|-|-|\n", "|`a\\|`|b|\n")},
	{"tables in quotes", repeat("> |a|\n> |-|\n")},
	{"tables sixty wide", func(n int) string {
		return strings.Repeat("|a", 60) + "\n" + strings.Repeat("|-", 60) + "\n" + strings.Repeat("a\n", n/2)
	}},
	{"blocks", repeat("::: question a\n")},
	{"blocks closing", repeat(":::\n")},
	{"blocks nested", func(n int) string {
		var b strings.Builder
		for i := n / 300; i > 2; i-- {
			b.WriteString(strings.Repeat(":", i) + " case a\n")
		}
		return b.String()
	}},
	{"blocks whole", repeat("::: question a\nb\n:::\n")},
	{"blocks arguments", prefixed("::: question a ", "b=c ")},
	{"blocks quoted", prefixed("::: question a ", `b="`)},
	{"alerts", repeat("> [!NOTE]\n\n")},
	{"alerts nested", func(n int) string {
		var b strings.Builder
		for i := 1; b.Len() < n; i++ {
			b.WriteString(strings.Repeat("> ", i%80) + "[!NOTE]\n")
		}
		return b.String()
	}},
	{"one line", repeat("a b ")},
	{"lines", repeat("a\n")},
	{"paragraphs", repeat("a\n\n")},
	{"blank lines", repeat("\n")},
	{"blank lines with blanks", repeat("   \n")},
	{"tabs", repeat("\t")},
	{"NUL", repeat("\x00")},
	{"invalid", repeat("\xff")},
	{"carriage returns", repeat("a\r")},
	{"unicode blanks", repeat("\u00a0*a")},
	{"combining", repeat("a\u0301")},
	{"hard breaks", repeat("a  \n")},
	{"hard break blanks", repeat(" ")},
	{"front matter", prefixed("---\n", "a: b\n")},
	{"front matter open", prefixed("---\n", "---\n---\n")},
}

func repeat(s string) func(int) string {
	return func(n int) string { return strings.Repeat(s, n/len(s)) }
}

func prefixed(p, s string) func(int) string {
	return func(n int) string { return p + strings.Repeat(s, n/len(s)) }
}

func sandwich(a, b, c string) func(int) string {
	return func(n int) string {
		k := n / (len(a) + len(c))
		return strings.Repeat(a, k) + b + strings.Repeat(c, k)
	}
}

// stairs are lines of one mark more each.
func stairs(mark, text string) func(int) string {
	return func(n int) string {
		var b strings.Builder
		for i := 1; b.Len() < n; i++ {
			b.WriteString(strings.Repeat(mark, i) + text + "\n")
		}
		return b.String()
	}
}

// numbered repeats each part with a number in it; parts without one stand once.
func numbered(parts ...string) func(int) string {
	return func(n int) string {
		size, count := 0, 0
		for _, p := range parts {
			size += len(p) + 2
		}
		var b strings.Builder
		for _, p := range parts {
			for count = 0; count < n/size; count++ {
				if !strings.Contains(p, "%d") {
					b.WriteString(p)
					break
				}
				fmt.Fprintf(&b, p, count)
			}
		}
		return b.String()
	}
}

// TestPathological holds every shape to a time that no lesson needs, and its
// page to a size: what would take longer is refused with a problem. A shape
// that hangs fails by name.
func TestPathological(t *testing.T) {
	sizes := []int{16 << 10, 32 << 10}
	if s := os.Getenv("BYTES"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatal(err)
		}
		sizes = []int{n}
	}
	only := os.Getenv("SHAPE")
	for _, shape := range shapes {
		if only != "" && only != shape.name {
			continue
		}
		for _, size := range sizes {
			in := shape.make(size)
			f := source.NewFile("shape.md", []byte(in))
			done := make(chan int, 1)
			start := time.Now()
			go func() {
				text, _ := Parse(f, Dialect{Block: testBlock})
				html, _ := text.HTML(testTarget())
				text.Plain()
				text.Markdown()
				text.Words()
				done <- len(html)
			}()
			select {
			case n := <-done:
				if d := time.Since(start); testing.Verbose() && d > 50*time.Millisecond {
					t.Logf("%-30s %7d %6d ms, %d times as large", shape.name, size, d.Milliseconds(), n/size)
				}
				if n > 100*size {
					t.Errorf("%s: %d bytes became %d", shape.name, size, n)
				}
			case <-time.After(20 * time.Second):
				t.Errorf("%s of %d bytes is not done after 20 s", shape.name, size)
			}
		}
	}
}
