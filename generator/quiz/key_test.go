package quiz

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

func TestKey(t *testing.T) {
	if got := Key("Menilai kelayakan"); got != "hy3txc" {
		t.Errorf("key %s: learners' answers lie under the old one", got)
	}
	for _, same := range [][2]string{{"Menilai  KELAYAKAN.", "menilai kelayakan"}, {"eko-map", "Eko map"}, {"cafe\u0301", "café"}} {
		if Key(same[0]) != Key(same[1]) {
			t.Errorf("%q and %q have two keys", same[0], same[1])
		}
	}
	for _, other := range [][2]string{{"?", "!"}, {"-1", "1"}, {"antara -1 dan 1", "antara 1 dan 1"}, {"", "?"}} {
		if Key(other[0]) == Key(other[1]) {
			t.Errorf("%q and %q have one key", other[0], other[1])
		}
	}
	if Key("-1") != Key("\u22121") {
		t.Error("a minus and a hyphen before a number have two keys")
	}
	if got := Keys("klien", "kasus", "Klien", "klien."); got[0] != Key("klien") || got[2] != got[0]+"-2" || got[3] != got[0]+"-3" {
		t.Errorf("keys of gaps: %v", got)
	}
}

// sample is a question of each interaction, as plain as it can be.
func sample() map[string]*Question {
	figure, _, _ := ReadFigure("75 ± 1 kg")
	figure.Right = true
	asks := []Interaction{
		&Select{Options: []Option{{Key: "aaaaaa", Right: true}, {Key: "bbbbbb"}}},
		&Entry{Answers: []Answer{{Key: "aaaaaa", Right: true, Variants: []string{"Eko-map", "peta"}}, {Key: "bbbbbb", Variants: []string{"x"}}}},
		&Number{Answers: []Figure{figure}},
		&Match{Style: Pairs, Left: []Item{{Key: "aaaaaa", Right: "cccccc"}, {Key: "bbbbbb", Right: "cccccc"}}, Right: []Side{{Key: "cccccc"}, {Key: "dddddd"}}},
		&Order{Steps: []Step{{Key: "aaaaaa"}, {Key: "bbbbbb"}, {Key: "cccccc"}}},
		&Gaps{Gaps: []Gap{{Key: "aaaaaa", Answers: []Answer{{Key: "bbbbbb", Right: true, Variants: []string{"b"}}}}, {Key: "cccccc", Menu: true, Options: []Choice{{Key: "dddddd", Right: true}, {Key: "eeeeee"}}}}},
		&Essay{Rubric: []Row{{Key: "aaaaaa", Levels: []Level{{}, {Points: 2}}}}},
	}
	all := map[string]*Question{}
	for _, a := range asks {
		q := &Question{ID: "soal-" + a.Name(), Kind: "question", Points: 1, Ask: a}
		q.Revision = Revise(q)
		all[a.Name()] = q
	}
	return all
}

// TestRevise wants a new revision where something else is right now, and only
// there.
func TestRevise(t *testing.T) {
	for name, change := range map[string]func(q *Question){
		"select: another is right":  func(q *Question) { o := q.Ask.(*Select).Options; o[0].Right, o[1].Right = false, true },
		"select: one more":          func(q *Question) { s := q.Ask.(*Select); s.Options = append(s.Options, Option{Key: "cccccc"}) },
		"select: several":           func(q *Question) { q.Ask.(*Select).Many = true },
		"entry: one more variant":   func(q *Question) { a := q.Ask.(*Entry).Answers; a[0].Variants = append(a[0].Variants, "y") },
		"entry: no longer accepted": func(q *Question) { q.Ask.(*Entry).Answers[0].Right = false },
		"number: more tolerance":    func(q *Question) { q.Ask.(*Number).Answers[0].Ranges[0].High = 77 },
		"number: another unit":      func(q *Question) { q.Ask.(*Number).Answers[0].Ranges[0].Units = []string{"g"} },
		"match: put elsewhere":      func(q *Question) { q.Ask.(*Match).Left[0].Right = "dddddd" },
		"order: another order":      func(q *Question) { s := q.Ask.(*Order).Steps; s[0], s[1] = s[1], s[0] },
		"gaps: another is right":    func(q *Question) { o := q.Ask.(*Gaps).Gaps[1].Options; o[0].Right, o[1].Right = false, true },
		"gaps: one more distractor": func(q *Question) { q.Ask.(*Gaps).Distractors = []string{"z"} },
		"essay: other points":       func(q *Question) { q.Ask.(*Essay).Rubric[0].Levels[1].Points = 3 },
		"essay: another kind":       func(q *Question) { q.Kind = "essay" },

		"select: same, another order":  func(q *Question) { slices.Reverse(q.Ask.(*Select).Options) },
		"entry: same, mended":          func(q *Question) { q.Ask.(*Entry).Answers[0].Variants[0] = "eko map." },
		"match: same, another order":   func(q *Question) { slices.Reverse(q.Ask.(*Match).Left) },
		"number: same, other capitals": func(q *Question) { q.Ask.(*Number).Answers[0].Ranges[0].Units = []string{"KG"} },
		"gaps: same, worth more":       func(q *Question) { q.Points = 5 },
	} {
		ask, _, _ := strings.Cut(name, ":")
		q := sample()[ask]
		change(q)
		if got := Revise(q) == q.Revision; got != strings.Contains(name, "same") {
			t.Errorf("%s: same revision %v", name, got)
		}
	}
}

// TestRekey gives each question new keys; what was right stays right.
func TestRekey(t *testing.T) {
	right := map[string]Response{
		"select": {"k1"}, "entry": {"Peta"}, "number": {"75"}, "match": {"k1=k3", "k2=k3"},
		"order": {"k1", "k2", "k3"}, "gaps": {"k1=b", "k3=k4"}, "essay": {"…", "k1=2"},
	}
	for name, q := range sample() {
		before := q.Ask.Parts()
		var keys []string
		for i := range before {
			keys = append(keys, "k"+string(rune('1'+i)))
		}
		if Rekey(q.Ask, append(keys, "one more")) {
			t.Errorf("%s: took one key too many", name)
		}
		if !Rekey(q.Ask, keys) {
			t.Fatalf("%s: refused its keys", name)
		}
		for i, p := range q.Ask.Parts() {
			if p.Key != keys[i] || p.Mark != before[i].Mark {
				t.Errorf("%s: part %d is %+v", name, i, p)
			}
		}
		if got := q.Ask.Grade(right[name]); got != 1 {
			t.Errorf("%s: %v earns %v", name, right[name], got)
		}
	}
}

// TestData wants a page's data free of sentences and of null.
func TestData(t *testing.T) {
	for name, q := range sample() {
		data, err := json.Marshal(PageData(q))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(data), `"interaction":"`+name+`"`) || strings.Contains(string(data), "null") {
			t.Errorf("%s", data)
		}
	}
	if got := string(AskJSON(&Select{})); got != `{"interaction":"select","many":false,"any":false,"scoring":"","fixed":false,"options":[]}` {
		t.Error(got)
	}
	entry := &Entry{Answers: []Answer{{Key: "a", Variants: []string{`null, "n\\`}}}}
	if got := string(AskJSON(entry)); got != `{"interaction":"entry","answers":[{"key":"a","right":false,"variants":["null, \"n\\\\"]}],"typo":false}` {
		t.Error(got)
	}
}
