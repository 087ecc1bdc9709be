package course

import (
	"reflect"
	"strings"
	"time"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"suluh/generator/source"
)

// quizYAML is `quiz:` in the front matter of a page.
type quizYAML struct {
	Draw     int                   `yaml:"draw"`
	From     []string              `yaml:"from"`
	Tags     []string              `yaml:"tags"`
	Shuffle  []string              `yaml:"shuffle"`
	Pass     float64               `yaml:"pass"`
	Attempts int                   `yaml:"attempts"`
	Time     string                `yaml:"time"`
	Mode     string                `yaml:"mode"`
	Pos      map[string]source.Pos `yaml:",places"`
}

// fromYAML reads `quiz: true`, or what the quiz is like.
func (q *Quiz) fromYAML(n *yaml.Node, r *yamlReader, depth int) source.Key {
	*q = Quiz{Mode: Practice}
	if n.Kind == yaml.ScalarNode {
		switch strings.ToLower(n.Value) {
		case "true", "yes", "ya":
			return ""
		}
		return "yaml.quiz"
	}
	if n.Kind != yaml.MappingNode {
		return "yaml.quiz"
	}
	var y quizYAML
	r.into(n, &y, depth)
	*q = Quiz{Mode: Practice, Draw: y.Draw, From: y.From, Tags: y.Tags, Pass: y.Pass, Attempts: y.Attempts}
	word := func(key, value string, known ...string) string {
		for _, k := range known {
			if strings.EqualFold(value, k) {
				return k
			}
		}
		p := source.Problem{Code: "E002", Pos: y.Pos[key], End: r.after(y.Pos[key], value), Args: []any{source.Key("what.value"), value, source.Nearest(value, known), key}}
		p = r.f.Complete(p)
		if near := p.Args[2].(string); near != "" {
			p.Mend = strings.Replace(p.Quote, value, near, 1)
		}
		r.problems = append(r.problems, p)
		return ""
	}
	for _, s := range y.Shuffle {
		switch word("shuffle", s, "questions", "options", "soal", "pilihan") {
		case "questions", "soal":
			q.ShuffleQuestion = true
		case "options", "pilihan":
			q.ShuffleOption = true
		}
	}
	if y.Mode != "" {
		if m := word("mode", y.Mode, string(Practice), string(Exam)); m != "" {
			q.Mode = Mode(m)
		}
		if strings.EqualFold(y.Mode, "sealed") { // not yet: exam
			last := &r.problems[len(r.problems)-1]
			last.Args[2], last.Mend = string(Exam), strings.Replace(last.Quote, y.Mode, string(Exam), 1)
			q.Mode = Exam
		}
	}
	if y.Time != "" {
		d, err := time.ParseDuration(strings.ReplaceAll(y.Time, " ", ""))
		if err != nil || d < time.Second {
			p := source.Problem{Code: "E102", Pos: y.Pos["time"], End: r.after(y.Pos["time"], y.Time), Args: []any{y.Time, source.Key("yaml.time")}}
			r.problems = append(r.problems, r.f.Complete(p))
		} else {
			q.Seconds = int(d / time.Second)
		}
	}
	return ""
}

// after is the place behind a text, on the same line.
func (r *yamlReader) after(at source.Pos, text string) source.Pos {
	room := utf8.RuneCount(r.f.Line(at.Line)) + 1 - at.Col
	at.Col += max(0, min(room, utf8.RuneCountInString(text)))
	return at
}

// into reads a node into a struct.
func (r *yamlReader) into(n *yaml.Node, into any, depth int) {
	r.value(n, reflect.ValueOf(into).Elem(), depth)
}
