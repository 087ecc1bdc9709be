package site

import (
	"encoding/xml"
	"slices"

	"suluh/generator/course"
	"suluh/generator/words"
)

// What machines read of a site. Both need absolute addresses, hence base_url.

// sitemap lists every page once, with its other languages.
func sitemap(f Frame) []byte {
	type alternate struct {
		Rel  string `xml:"rel,attr"`
		Lang string `xml:"hreflang,attr"`
		Href string `xml:"href,attr"`
	}
	type entry struct {
		Loc   string      `xml:"loc"`
		Links []alternate `xml:"xhtml:link"`
	}
	type urlset struct {
		XMLName xml.Name `xml:"urlset"`
		NS      string   `xml:"xmlns,attr"`
		XHTML   string   `xml:"xmlns:xhtml,attr"`
		URLs    []entry  `xml:"url"`
	}
	set := urlset{NS: "http://www.sitemaps.org/schemas/sitemap/0.9", XHTML: "http://www.w3.org/1999/xhtml"}
	languages := f.Edition.Site.Languages
	add := func(plain string) {
		for _, lang := range languages {
			e := entry{Loc: absolute(f.Edition.Site, inLanguage(plain, lang, languages))}
			for _, other := range languages {
				if len(languages) > 1 {
					e.Links = append(e.Links, alternate{"alternate", other, absolute(f.Edition.Site, inLanguage(plain, other, languages))})
				}
			}
			set.URLs = append(set.URLs, e)
		}
	}
	add("index.html")
	for _, o := range f.Courses {
		for _, address := range addresses(o) {
			add(address)
		}
	}
	return markupXML(set)
}

// inLanguage is the address of a page in a language, from that in the first.
func inLanguage(plain, lang string, languages []string) string {
	if lang == languages[0] {
		return plain
	}
	return lang + "/" + plain
}

// addresses are all pages of a course that others link to.
func addresses(o *course.Outline) []string {
	all := []string{o.Address}
	for _, m := range o.Modules {
		if m.Address != "" {
			all = append(all, m.Address)
		}
		for _, l := range m.Lessons {
			all = append(all, l.Address)
		}
	}
	return all
}

// feed is RSS, which, unlike Atom, can do without dates: that a page changed
// cannot be read off its file, and a site made twice must be the same twice.
func feed(f Frame) []byte {
	type item struct {
		Title       string `xml:"title"`
		Link        string `xml:"link"`
		GUID        string `xml:"guid"`
		Description string `xml:"description,omitempty"`
	}
	type channel struct {
		Title       string `xml:"title"`
		Link        string `xml:"link"`
		Description string `xml:"description"`
		Language    string `xml:"language"`
		Items       []item `xml:"item"`
	}
	type rss struct {
		XMLName xml.Name `xml:"rss"`
		Version string   `xml:"version,attr"`
		Channel channel  `xml:"channel"`
	}
	site, lang := f.Edition.Site, f.Edition.Lang
	title := site.Title.In(lang, site.Languages...)
	c := channel{Title: title, Link: absolute(site, "index.html"), Language: lang, Description: words.In(lang).Say("feed.about", title)}
	for _, o := range f.Courses {
		for _, m := range o.Modules {
			for _, l := range m.Lessons {
				link := absolute(site, l.Address)
				name := l.Title
				if l.Number != "" {
					name = l.Number + " " + name
				}
				c.Items = append(c.Items, item{Title: name, Link: link, GUID: link, Description: l.Lead})
			}
		}
	}
	slices.Reverse(c.Items) // the latest lesson first
	return markupXML(rss{Version: "2.0", Channel: c})
}

func markupXML(v any) []byte {
	made, err := xml.MarshalIndent(v, "", " ")
	if err != nil {
		panic(err) // strings alone
	}
	return append([]byte(xml.Header), append(made, '\n')...)
}
