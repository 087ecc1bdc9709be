package lint

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"suluh/generator/quiz"
	"suluh/generator/source"
)

// Words that give an answer away, in both languages.
var (
	allAbove  = words(`semua (jawaban )?(di atas )?benar|semua (jawaban )?di atas|semuanya benar|all of the above|all of these|all (?:answers |options )?are (?:correct|right|true)`)
	noneAbove = words(`tidak ada (yang|jawaban yang) benar|tidak ada jawaban benar|tidak satu ?pun (yang )?benar|semua(nya)? salah|bukan semuanya|none of the above|none of these|none (?:is|are) (?:correct|right|true)`)
	absolute  = words(`selalu|tidak pernah|pasti|mutlak|hanya|satu-satunya|sama sekali|seluruhnya|semua|setiap|always|never|only|all|every|none|must|completely|absolutely`)
	hedged    = words(`(?:belum|tidak|bukan) (?:selalu|pasti|mutlak|hanya|semua|setiap)|not (?:always|only|all|every)`)
	negative  = regexp.MustCompile(`(?i)(?:^|[^*_\p{L}])(kecuali|except|yang (?:bukan|tidak)|which (?:\p{L}+ ){0,3}not|bukan(?:lah)?)(?:$|[^*_\p{L}])`)
)

// words matches one of the alternatives as whole words: benar, not benar-benar.
func words(alternatives string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)(?:^|[^\p{L}])(?:` + alternatives + `)(?:$|[^\p{L}-])`)
}

// unemphasised is the negation of a stem that a hasty reader misses: it is
// neither bold nor in capitals.
func unemphasised(stem string) (negation string, found bool) {
	m := negative.FindStringSubmatch(stem)
	if m == nil {
		return "", false
	}
	said := m[1][strings.LastIndexByte(m[1], ' ')+1:]
	return m[1], said != strings.ToUpper(said)
}

// item looks for the flaws of one question with options to pick from.
func item(r *report, q *quiz.Question) {
	stem := lastSentence(q.Prompt.Markdown())
	if negation, found := unemphasised(stem); found {
		r.at("W103", q.Pos, source.Key("flaw.negation"), negation)
	}
	s, ok := q.Ask.(*quiz.Select)
	if !ok {
		return
	}
	key, wrong := "", 0
	for _, o := range s.Options {
		text := o.Text.Plain()
		switch {
		case allAbove.MatchString(text):
			r.at("W103", o.Pos, source.Key("flaw.all"), text)
		case noneAbove.MatchString(text):
			r.at("W103", o.Pos, source.Key("flaw.none"), text)
		}
		if o.Right {
			key += text + "\n"
		} else if isAbsolute(text) {
			wrong++
		}
	}
	if wrong >= 2 && !isAbsolute(key) {
		r.at("W103", q.Pos, source.Key("flaw.absolute"), wrong)
	}
	if k, length, next := longest(s); k >= 0 && length >= keyLeast && float64(length) >= keyRatio*float64(next) {
		r.at("W103", s.Options[k].Pos, source.Key("flaw.length"), length, next)
	}
}

// isAbsolute reports whether a text claims something without exception; "not
// always" does not.
func isAbsolute(text string) bool {
	return absolute.MatchString(hedged.ReplaceAllString(text, " "))
}

// longest gives the place of the key of a question with one right answer, when
// it is longer than every other option, with both lengths in characters.
func longest(s *quiz.Select) (key, length, next int) {
	key = slices.IndexFunc(s.Options, func(o quiz.Option) bool { return o.Right })
	if s.Many || s.Any || key < 0 || len(s.Options) < 2 {
		return -1, 0, 0
	}
	for i, o := range s.Options {
		n := utf8.RuneCountInString(o.Text.Plain())
		if i == key {
			length = n
		} else {
			next = max(next, n)
		}
	}
	if length <= next {
		return -1, length, next
	}
	return key, length, next
}

// page compares the keys of a page's questions.
func page(r *report, questions []*quiz.Question) {
	n, long := 0, 0
	places := map[int]int{}
	var first *quiz.Question
	for _, q := range questions {
		s, ok := q.Ask.(*quiz.Select)
		if !ok || s.Many || s.Any || len(s.Options) < 3 {
			continue
		}
		if first == nil {
			first = q
		}
		n++
		if k, _, _ := longest(s); k >= 0 {
			long++
		}
		places[slices.IndexFunc(s.Options, func(o quiz.Option) bool { return o.Right })]++
	}
	if n < pageLeast {
		return
	}
	if 2*long > n {
		r.at("W103", first.Pos, source.Key("flaw.longest"), long, n)
	}
	for place := range 10 {
		if float64(places[place]) >= sameShare*float64(n) {
			r.at("W103", first.Pos, source.Key("flaw.place"), place+1, places[place], n)
		}
	}
}

// lastSentence is where a stem asks; what comes before tells.
func lastSentence(stem string) string {
	stem = strings.TrimSpace(stem)
	cut := max(strings.LastIndex(strings.TrimRight(stem, ".?!… "), ". "), strings.LastIndex(stem, "\n\n"))
	return stem[cut+1:]
}
