package quiz

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"testing"
)

// FuzzAgree makes a question and a response and wants the same verdict from
// both markers. The words are the pieces that texts and keys are made of; the
// seed chooses.
func FuzzAgree(f *testing.F) {
	f.Add(uint64(1), "terminasi", "Peng*hiran")
	f.Add(uint64(2), "1.500,5 kg", "75 ± 0,1")
	f.Add(uint64(3), "İstanbul\u0085", "ΣΑΣ\ufeff")
	f.Add(uint64(4), `\*a\`, "cafe\u0301-")
	for seed := range uint64(60) {
		f.Add(seed, "pengakhiran", "450.000")
	}
	b := newBrowser(f)
	f.Fuzz(func(t *testing.T, seed uint64, one, two string) {
		m := &maker{rand.New(rand.NewPCG(seed, 0)), []string{one, two, "abcde", "bacde", "a*", "75", "1.500", "-2,5e1 kg", "g", "kg", " ", ""}}
		for range 8 {
			ask := m.ask()
			r := m.response(ask)
			// The page has both as JSON, where no text is invalid.
			ask, r = readAsk(t, AskJSON(ask)), valid(r)
			here := ask.Judge(r)
			var there Verdict
			b.run(t, &there, "judge", AskJSON(ask), r)
			if !reflect.DeepEqual(here, there) {
				t.Errorf("%s\n%+q\ngo %+v\nts %+v", AskJSON(ask), r, here, there)
			}
			if here.Score < 0 || here.Score > 1 {
				t.Errorf("%s %+q: score %v", AskJSON(ask), r, here.Score)
			}
		}
	})
}

func valid(r Response) Response {
	data, _ := json.Marshal(r)
	v := Response{}
	_ = json.Unmarshal(data, &v)
	return v
}

// A maker makes questions and responses out of a few words.
type maker struct {
	*rand.Rand
	words []string
}

func (m *maker) yes() bool    { return m.IntN(2) == 0 }
func (m *maker) word() string { return m.words[m.IntN(len(m.words))] }
func (m *maker) key() string  { return string(rune('a' + m.IntN(6))) }

// text is a word, sometimes with a slip, or two words.
func (m *maker) text() string {
	s := []rune(m.word())
	if len(s) > 1 && m.IntN(3) == 0 {
		switch i := m.IntN(len(s) - 1); m.IntN(3) {
		case 0:
			s = append(s[:i], s[i+1:]...)
		case 1:
			s[i], s[i+1] = s[i+1], s[i]
		case 2:
			s = append(s, s[i])
		}
	}
	if m.IntN(4) == 0 {
		return string(s) + m.word()
	}
	return string(s)
}

func (m *maker) scoring() Scoring {
	return []Scoring{"", PlusMinus, All, Each}[m.IntN(4)]
}

func (m *maker) answers() []Answer {
	var all []Answer
	for range m.IntN(4) {
		a := Answer{Key: m.key(), Right: m.yes()}
		for range m.IntN(3) {
			a.Variants = append(a.Variants, m.text())
		}
		all = append(all, a)
	}
	return all
}

func (m *maker) number() float64 {
	return []float64{0, 75, 1500, 1.5, -25, 0.1 + 0.2, 59.1}[m.IntN(7)]
}

// ask makes a question of any interaction, not always a sound one.
func (m *maker) ask() Interaction {
	n := m.IntN(6)
	switch m.IntN(len(Interactions)) {
	case 0:
		q := &Select{Many: m.yes(), Any: m.yes(), Scoring: m.scoring()}
		for range n {
			q.Options = append(q.Options, Option{Key: m.key(), Right: m.yes()})
		}
		return q
	case 1:
		return &Entry{Typo: m.yes(), Answers: m.answers()}
	case 2:
		q := &Number{}
		for range n {
			low := m.number()
			q.Answers = append(q.Answers, Figure{Key: m.key(), Right: m.yes(), Ranges: []Range{{Low: low, High: low + float64(m.IntN(3))/10, Units: []string{m.text()}}}})
		}
		return q
	case 3:
		q := &Match{Style: []Style{Pairs, Groups, Grid}[m.IntN(3)], Scoring: m.scoring()}
		for range n {
			q.Left = append(q.Left, Item{Key: m.key(), Right: []string{"", m.key()}[m.IntN(2)]})
			q.Right = append(q.Right, Side{Key: m.key()})
		}
		return q
	case 4:
		q := &Order{Scoring: m.scoring()}
		for i := range n {
			q.Steps = append(q.Steps, Step{Key: string(rune('a' + i))})
		}
		return q
	case 5:
		q := &Gaps{Typo: m.yes(), Scoring: m.scoring()}
		for range n {
			g := Gap{Key: m.key(), Menu: m.yes(), Answers: m.answers()}
			for range m.IntN(3) {
				g.Options = append(g.Options, Choice{Key: m.key(), Right: m.yes()})
			}
			q.Gaps = append(q.Gaps, g)
		}
		return q
	default:
		q := &Essay{}
		for range n {
			q.Rubric = append(q.Rubric, Row{Key: m.key(), Levels: []Level{{}, {Points: 1}, {Points: 2.5}}})
		}
		return q
	}
}

// response makes one that suits the interaction, more or less.
func (m *maker) response(ask Interaction) Response {
	r := Response{}
	switch ask.(type) {
	case *Select, *Order:
		for range m.IntN(6) {
			r = append(r, m.key())
		}
		if m.yes() { // an order that is none of chance
			r = Response{}
			for _, p := range ask.Parts() {
				r = append(r, p.Key)
			}
			m.Shuffle(min(len(r), 2), func(i, j int) { r[i], r[j] = r[j], r[i] })
		}
	case *Entry, *Number:
		r = append(r, m.text())
		if m.IntN(10) == 0 {
			r = append(r, m.text())
		}
	case *Essay:
		r = append(r, m.text())
		for range m.IntN(6) {
			r = append(r, m.key()+"="+[]string{"0", "1", "2.5", "3", "1.0", m.text()}[m.IntN(6)])
		}
	default:
		for range m.IntN(8) {
			r = append(r, m.key()+"="+[]string{m.key(), m.text()}[m.IntN(2)])
		}
	}
	return r
}
