package site

import (
	"strings"

	"suluh/generator/words"
)

// Handout names what goes with a folder that is handed out: the course as one
// file, for who has a phone, and a note on how to open both. course is its id
// where there are several, else "".
func Handout(lang, course string) (open, note string) {
	say := words.In(lang)
	open, note = say.Say("handout.open"), say.Say("handout.note")
	if say.Lang != lang { // a language that the catalogue lacks
		open, note = open+"-"+lang, note+"-"+lang
	}
	if course != "" {
		open += "-" + course
	}
	return open + ".html", note + ".txt"
}

// HandoutNote is the text of the note: a page that can be sent on. Its lines end
// as every editor expects them to.
func HandoutNote(lang, title string, open []string) []byte {
	text := words.In(lang).Say("handout.text", title, strings.Join(open, ", "))
	return []byte(strings.ReplaceAll(strings.TrimSpace(text)+"\n", "\n", "\r\n"))
}
