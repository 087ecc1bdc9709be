package course

import (
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Pages that every course has; a lesson cannot have such a name.
var coursePages = []string{"kemajuan", "ulangan", "cari", "glosarium", "rujukan"}

// taken names are used by the site itself.
func taken(slug string, languages []string) bool {
	return slug == "index" || slug == "_" || slices.Contains(coursePages, slug) || slices.Contains(languages, slug)
}

// Free reports whether a file or folder of a course may have this name: it
// leaves letters for an address, and no page of the site itself has it.
func Free(name string, languages []string) bool {
	name, _ = SplitName(name, languages)
	slug := Slug(name)
	return slug != "" && !taken(slug, languages)
}

// stem is a name without the number it begins with: 01-asesmen is asesmen.
func stem(name string) string {
	if leading(name) == 1<<30 {
		return name
	}
	return strings.TrimLeft(strings.TrimLeft(name, "0123456789"), "-_. ")
}

// SplitName takes a file's name apart: 01-a.en.md is "a" in "en". A name
// without a language is in the first of the languages.
func SplitName(file string, languages []string) (name, lang string) {
	name = stem(strings.TrimSuffix(file, ".md"))
	lang = languages[0]
	if i := strings.LastIndexByte(name, '.'); i > 0 && slices.Contains(languages, name[i+1:]) {
		return name[:i], name[i+1:]
	}
	return name, lang
}

// Slug is a name as it stands in an address: lower case, accents dropped from
// Latin letters, blanks and other signs as one hyphen, no control or
// direction characters, and not a name that Windows keeps for itself.
func Slug(name string) string {
	var b strings.Builder
	latin, gap := false, false
	for _, r := range norm.NFD.String(strings.ToValidUTF8(name, "")) {
		switch {
		case unicode.Is(unicode.Mn, r) && latin:
			continue
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '_':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
			latin = r < unicode.MaxASCII
		case unicode.Is(unicode.Cf, r) || unicode.IsControl(r):
		default:
			gap = true
		}
	}
	slug := norm.NFC.String(b.String())
	if reserved[slug] {
		slug += "-"
	}
	return slug
}

var reserved = map[string]bool{"con": true, "prn": true, "aux": true, "nul": true,
	"com1": true, "com2": true, "com3": true, "com4": true, "com5": true, "com6": true, "com7": true, "com8": true, "com9": true,
	"lpt1": true, "lpt2": true, "lpt3": true, "lpt4": true, "lpt5": true, "lpt6": true, "lpt7": true, "lpt8": true, "lpt9": true}

// Address is where the page of a file stands in the site, as a slash path from
// its root: peksos/01-asesmen/02-a.en.md in "en" is en/peksos/asesmen/a.html.
// lang is the edition; a page that is not translated stands in each.
func Address(file, lang string, languages []string) string {
	dir, base := path.Split(file)
	name, _ := SplitName(base, languages)
	switch name {
	case "course", "module":
		name = "index"
	default:
		name = Slug(name)
	}
	return edition(lang, languages) + folder(dir) + name + ".html"
}

// CoursePage is the address of one of the pages that every course has:
// glosarium, rujukan, or index.
func CoursePage(dir, page, lang string, languages []string) string {
	return edition(lang, languages) + folder(dir+"/") + page + ".html"
}

// AssetAddress is where a picture or another file beside the lessons stands:
// once, whatever the languages.
func AssetAddress(file string) string {
	dir, base := path.Split(file)
	return folder(dir) + base
}

// HomeAddress is the address of the list of courses.
func HomeAddress(lang string, languages []string) string {
	return edition(lang, languages) + "index.html"
}

func edition(lang string, languages []string) string {
	if lang == languages[0] {
		return ""
	}
	return lang + "/"
}

func folder(dir string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(dir, "/") {
		if part != "" {
			b.WriteString(Slug(stem(part)))
			b.WriteByte('/')
		}
	}
	return b.String()
}

// Relative is the link from one address to another, spelled for an attribute:
// percent-encoded, never rooted, always with a file name.
func Relative(from, to string) string {
	to, fragment, hasFragment := strings.Cut(to, "#")
	f, t := strings.Split(from, "/"), strings.Split(to, "/")
	same := 0
	for same < len(f)-1 && same < len(t)-1 && f[same] == t[same] {
		same++
	}
	rel := strings.Repeat("../", len(f)-1-same) + strings.Join(t[same:], "/")
	if hasFragment && from == to {
		return "#" + fragment
	}
	rel = (&url.URL{Path: rel}).EscapedPath()
	if first, _, _ := strings.Cut(rel, "/"); strings.Contains(first, ":") {
		rel = "./" + rel // or it would be read as a scheme
	}
	if hasFragment {
		rel += "#" + fragment
	}
	return rel
}
