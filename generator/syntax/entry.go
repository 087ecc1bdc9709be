package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"suluh/generator/markup"
)

// An entry is one line of a list taken apart: bullet, mark, text. It also
// understands what only looks like a bullet or a mark to a person.
type entry struct {
	bullet string          // as written: "-", "1.", "•", "a."; "" if there is none
	plain  bool            // Markdown knows the bullet, and blanks follow it
	column int             // where the text begins, in columns from the bullet
	sort   markup.MarkSort // of the mark; 0: there is none
	right  bool
	exact  bool   // the mark is written as the grammar has it
	wrote  string // the mark as written
	text   string // behind the mark
}

// strangeBullets are bullets that Markdown does not know.
const strangeBullets = "•–—·▪◦‣●○■−"

// wide turns brackets and signs of other keyboards into those of marks.
var wide = strings.NewReplacer("（", "(", "）", ")", "［", "[", "］", "]", "【", "[", "】", "]", "＝", "=", "！", "!", "\u3000", " ", "\u2003", " ", "\u2009", " ", "\u200b", "")

// crosses are what people put into a mark in the place of an x.
const crosses = "*vV✓✔√хХ×✗✘✕☑☒•●"

// readEntry takes a line without its indent apart.
func readEntry(body string) entry {
	e := entry{}
	rest := e.readBullet(body)
	blanks := strings.TrimLeft(rest, " \t\u00A0\u3000")
	if e.bullet != "" {
		if !e.readMark(blanks) && !e.plain {
			return entry{}
		}
		if e.sort != 0 && e.plain && len(rest)-len(blanks) != len(rest)-len(strings.TrimLeft(rest, " \t")) {
			e.plain = false // a no-break space behind the bullet
		}
		return e
	}
	if !e.readMark(body) {
		return entry{}
	}
	return e
}

// readBullet reads the bullet and returns what stands behind it.
func (e *entry) readBullet(body string) string {
	size := 0
	r, n := utf8.DecodeRuneInString(body)
	switch {
	case body == "":
		return ""
	case strings.ContainsRune("-*+", r):
		size = 1
	case strings.ContainsRune(strangeBullets, r):
		e.bullet = body[:n]
		return body[n:]
	case len(body) > 2 && unicode.IsLetter(r) && r < utf8.RuneSelf && (body[1] == '.' || body[1] == ')'):
		e.bullet = body[:2]
		return body[2:]
	default:
		for size < len(body) && size < 9 && body[size] >= '0' && body[size] <= '9' {
			size++
		}
		if size == 0 || size == len(body) || body[size] != '.' && body[size] != ')' {
			return body
		}
		size++
	}
	e.bullet = body[:size]
	rest := body[size:]
	column := size
	for i := 0; i < len(rest) && (rest[i] == ' ' || rest[i] == '\t'); i++ {
		if rest[i] == '\t' {
			column += 4 - column%4
		} else {
			column++
		}
	}
	e.column = column
	e.plain = column > size && column-size <= 4 || rest == ""
	if column-size > 4 || rest == "" {
		e.column = size + 1
	}
	return rest
}

// readMark reads the mark that a text begins with, well written or not.
func (e *entry) readMark(text string) bool {
	if mark, size := markup.ReadMark(text); mark != nil {
		e.sort, e.right, e.exact, e.wrote = mark.Sort, mark.Right, true, text[:mark.End]
		e.text = text[size:]
		if mark.Sort == markup.Type {
			e.text = mark.Raw
		}
		return true
	}
	for _, typed := range []struct {
		wrote string
		right bool
	}{{"≠", false}, {"=/=", false}, {"<>", false}, {"=!", false}, {"! =", false}, {"!=", false}, {"！=", false}, {"!＝", false}, {"！＝", false}, {"==", true}, {"=", true}, {"＝", true}} {
		if rest, ok := strings.CutPrefix(text, typed.wrote); ok && wordish(strings.TrimLeft(rest, markup.Blanks)) {
			e.sort, e.right, e.wrote, e.text = markup.Type, typed.right, typed.wrote, strings.Trim(rest, markup.Blanks)
			return true
		}
	}
	size, sort, inside := brackets(text)
	if size == 0 {
		return false
	}
	rest := text[size:]
	inside = strings.Trim(wide.Replace(inside), markup.Blanks)
	known := inside == "" || inside == "x" || inside == "X"
	if !known && (utf8.RuneCountInString(inside) != 1 || !strings.Contains(crosses, inside)) {
		return false
	}
	blank := strings.TrimLeft(rest, markup.Blanks)
	if len(blank) == len(rest) && rest != "" && !wordish(rest) {
		return false // (x), and (x).
	}
	if len(blank) == len(rest) && rest != "" && e.bullet == "" {
		return false // [x](link) or (x)y at the start of a sentence
	}
	e.sort, e.right, e.wrote, e.text = sort, inside != "", text[:size], blank
	return true
}

// brackets reads a pair of brackets around at most a few characters.
func brackets(text string) (size int, sort markup.MarkSort, inside string) {
	open, n := utf8.DecodeRuneInString(text)
	switch {
	case strings.ContainsRune("(（", open):
		sort = markup.Pick
	case strings.ContainsRune("[［【", open):
		sort = markup.Box
	default:
		return 0, 0, ""
	}
	i := strings.IndexAny(text[n:], ")）]］】")
	if i < 0 || i > 12 {
		return 0, 0, ""
	}
	_, m := utf8.DecodeRuneInString(text[n+i:])
	return n + i + m, sort, text[n : n+i]
}

// wordish reports whether a text begins like words do, and not like the
// punctuation behind a bracket.
func wordish(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return text != "" && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("\"'“”‘’*_`[(!$±−-+~<", r))
}

// mark is the mark as it should be written.
func (e entry) mark() string {
	switch {
	case e.sort == markup.Pick && e.right:
		return "(x)"
	case e.sort == markup.Pick:
		return "( )"
	case e.sort == markup.Box && e.right:
		return "[x]"
	case e.sort == markup.Box:
		return "[ ]"
	case e.right:
		return "="
	}
	return "!="
}

// slip names what is wrong with the line's beginning.
func (e entry) slip() string {
	switch {
	case e.bullet == "":
		return "mark.bare"
	case !e.plain && e.column == 0:
		return "mark.bullet"
	case !e.plain:
		return "mark.blank"
	case e.wrote != "" && wide.Replace(e.wrote) == e.wrote && strings.Trim(e.wrote, "()[] =!xX\t\u00A0") == "":
		return "mark.glued"
	}
	return "mark.sign"
}

// spaced is a text behind a mark.
func spaced(text string) string {
	if text = strings.Trim(text, markup.Blanks); text != "" {
		return " " + text
	}
	return ""
}
