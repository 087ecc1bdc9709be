package words

import (
	"regexp"
	"slices"
	"testing"
)

// different are keys whose languages need different arguments: the English
// ordinal is a word of its own (1st), the Indonesian one is made (ke-1).
var different = []string{"reference.edition"}

var hole = regexp.MustCompile(`\{(\d)[^}]*\}`)

// TestBothLanguages holds the promise that every sentence exists in every
// language and says the same things.
func TestBothLanguages(t *testing.T) {
	for key, texts := range catalogue() {
		var want []string
		for i, lang := range Languages {
			text, ok := texts[lang]
			if !ok || text == "" {
				t.Errorf("%s has no %s", key, lang)
				continue
			}
			var got []string
			for _, m := range hole.FindAllStringSubmatch(text, -1) {
				if !slices.Contains(got, m[1]) {
					got = append(got, m[1])
				}
			}
			slices.Sort(got)
			if i == 0 {
				want = got
			} else if !slices.Equal(got, want) && !slices.Contains(different, key) {
				t.Errorf("%s takes arguments %v in %s but %v in %s", key, want, Languages[0], got, lang)
			}
		}
		if len(texts) != len(Languages) {
			t.Errorf("%s has a language that the catalogue does not speak", key)
		}
	}
}

type Key string

func TestSay(t *testing.T) {
	old := catalogue
	defer func() { catalogue = old }()
	catalogue = func() map[string]map[string]string {
		return map[string]map[string]string{
			"days": {"id": "{1} hari", "en": "{1} {1|day|days}"},
			"pair": {"id": "pasangan", "en": "pair"},
			"near": {"id": "Tidak ada.{1? Maksud Anda `*`?}", "en": "There is none.{1? Did you mean `*`?}"},
			"in":   {"id": "{1} ini kosong", "en": "this {1} is empty"},
			"line": {"id": "lihat baris {2}", "en": "see line {2}"},
		}
	}
	for _, c := range []struct{ got, want string }{
		{In("en").Say("days", 1), "1 day"},
		{In("en").Say("days", 0), "0 days"},
		{In("id").Say("days", 2), "2 hari"},
		{In("jv").Say("days", 2), "2 hari"},
		{In("en-GB").Say("in", Key("pair")), "this pair is empty"},
		{In("id").Say("in", Key("pair")), "pasangan ini kosong"},
		{In("en").Say("in", Key("line"), 7), "this see line 7 is empty"},
		{In("id").Say("missing"), "missing"},
		{In("en").Say("near", "a"), "There is none. Did you mean `a`?"},
		{In("en").Say("near", ""), "There is none."},
		{In("en").Say("near"), "There is none."},
		{In("id").Say("days"), "{1} hari"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}
