package formats

import (
	"encoding/json"
	"io"

	"suluh/generator/course"
	"suluh/generator/markup"
	"suluh/generator/quiz"
	"suluh/generator/source"
)

// The JSON form of a site: the whole model, for other programs. Its schema is
// schema/suluh.schema.json beside this file; version is raised when a program
// that reads the old form could misread the new one. Texts are Markdown as the
// author wrote it; a text in several languages is an object by language.

const jsonVersion = 1

type jsonSite struct {
	Format    string            `json:"format"` // "suluh"
	Version   int               `json:"version"`
	Title     map[string]string `json:"title"`
	Languages []string          `json:"languages"` // the first is the default
	Courses   []jsonCourse      `json:"courses"`
}

type jsonCourse struct {
	ID         string            `json:"id"`
	Folder     string            `json:"folder"`
	Title      map[string]string `json:"title"`
	Text       map[string]string `json:"text"`
	Outcomes   []jsonOutcome     `json:"outcomes"`
	Modules    []jsonModule      `json:"modules"`
	Glossary   []jsonTerm        `json:"glossary"`
	References []jsonReference   `json:"references"`
}

type jsonModule struct {
	ID       string            `json:"id"` // "" for a course's own lessons
	Folder   string            `json:"folder"`
	Title    map[string]string `json:"title"`
	Text     map[string]string `json:"text"`
	Outcomes []jsonOutcome     `json:"outcomes"`
	Lessons  []jsonLesson      `json:"lessons"`
}

type jsonOutcome struct {
	Code  string            `json:"code"`
	Level string            `json:"level"`
	Text  map[string]string `json:"text"`
}

type jsonLesson struct {
	ID            string            `json:"id"`
	Files         map[string]string `json:"files"`
	Title         map[string]string `json:"title"`
	Text          map[string]string `json:"text"` // the whole body, questions in their places
	Outcomes      []string          `json:"outcomes"`
	Prerequisites []string          `json:"prerequisites"`
	Bank          bool              `json:"bank"`
	Quiz          *jsonQuiz         `json:"quiz,omitempty"`
	Questions     []jsonQuestion    `json:"questions"`
	Cases         []jsonCase        `json:"cases"`
}

type jsonQuiz struct {
	Draw             int      `json:"draw"`
	From             []string `json:"from"`
	Tags             []string `json:"tags"`
	ShuffleQuestions bool     `json:"shuffleQuestions"`
	ShuffleOptions   bool     `json:"shuffleOptions"`
	Pass             float64  `json:"pass"`
	Attempts         int      `json:"attempts"`
	Seconds          int      `json:"seconds"`
	Mode             string   `json:"mode"`
}

type jsonQuestion struct {
	quiz.Data
	Level string              `json:"level"`
	Tags  []string            `json:"tags"`
	Texts map[string]jsonText `json:"texts"` // by language
}

type jsonText struct {
	Prompt      string     `json:"prompt"`
	Parts       []jsonPart `json:"parts"` // options, pairs, steps, gaps, rows: in the author's order
	Why         string     `json:"why"`
	Hints       []string   `json:"hints"`
	ReadAgain   string     `json:"readAgain"`
	ModelAnswer string     `json:"modelAnswer"`
}

type jsonPart struct {
	Key      string   `json:"key"`
	Text     string   `json:"text"`
	Accepted []string `json:"accepted,omitempty"` // typed answers: variants as written
	Levels   []string `json:"levels,omitempty"`   // a row of a rubric
	Feedback string   `json:"feedback"`
}

type jsonCase struct {
	ID    string                   `json:"id"`
	Best  int                      `json:"best"`
	Texts map[string]jsonCaseTexts `json:"texts"`
}

type jsonCaseTexts struct {
	Scenes  []jsonScene `json:"scenes"`
	Debrief string      `json:"debrief"`
}

type jsonScene struct {
	ID      string       `json:"id"`
	Title   string       `json:"title"`
	Text    string       `json:"text"`
	End     bool         `json:"end"`
	Choices []jsonChoice `json:"choices"`
}

type jsonChoice struct {
	Text        string `json:"text"`
	To          string `json:"to"`
	Points      int    `json:"points"`
	Consequence string `json:"consequence"`
}

type jsonTerm struct {
	ID   string            `json:"id"`
	Term map[string]string `json:"term"`
	Text map[string]string `json:"text"`
}

// jsonReference has CSL's names.
type jsonReference struct {
	ID             string     `json:"id"`
	Type           string     `json:"type"`
	Author         []jsonName `json:"author,omitempty"`
	Editor         []jsonName `json:"editor,omitempty"`
	Issued         string     `json:"issued,omitempty"`
	Title          string     `json:"title"`
	ContainerTitle string     `json:"container-title,omitempty"`
	Edition        string     `json:"edition,omitempty"`
	Volume         string     `json:"volume,omitempty"`
	Issue          string     `json:"issue,omitempty"`
	Page           string     `json:"page,omitempty"`
	Publisher      string     `json:"publisher,omitempty"`
	Place          string     `json:"publisher-place,omitempty"`
	DOI            string     `json:"DOI,omitempty"`
	URL            string     `json:"URL,omitempty"`
	Status         string     `json:"status,omitempty"`
}

type jsonName struct {
	Family  string `json:"family,omitempty"`
	Given   string `json:"given,omitempty"`
	Literal string `json:"literal,omitempty"`
}

// A jsonWriter reads the site lesson by lesson.
type jsonWriter struct {
	s   Source
	err error
}

func writeJSON(w io.Writer, s Source, _ Options) (source.Problems, error) {
	j := &jsonWriter{s: s}
	site := jsonSite{Format: "suluh", Version: jsonVersion, Title: s.Tree.Site.Title, Languages: s.Tree.Site.Languages, Courses: []jsonCourse{}}
	if site.Title == nil {
		site.Title = map[string]string{}
	}
	for _, c := range s.Tree.Courses {
		site.Courses = append(site.Courses, j.course(c))
	}
	if j.err != nil {
		return nil, j.err
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return nil, e.Encode(site)
}

func (j *jsonWriter) course(c course.TreeCourse) jsonCourse {
	page := j.page(c.Page)
	out := jsonCourse{
		ID: page.id, Folder: c.Dir, Title: page.title, Text: page.text, Outcomes: page.declares,
		Modules: []jsonModule{}, Glossary: []jsonTerm{}, References: []jsonReference{},
	}
	for _, m := range c.Modules {
		page := j.page(m.Page)
		module := jsonModule{ID: page.id, Folder: m.Dir, Title: page.title, Text: page.text, Outcomes: page.declares, Lessons: []jsonLesson{}}
		for _, l := range m.Lessons {
			if lesson, ok := j.lesson(l); ok {
				module.Lessons = append(module.Lessons, lesson)
			}
		}
		out.Modules = append(out.Modules, module)
	}
	for _, t := range j.s.Terms(c.Dir) {
		out.Glossary = append(out.Glossary, jsonTerm{t.ID, t.Term, t.Text})
	}
	for _, r := range j.s.References(c.Dir) {
		out.References = append(out.References, jsonReference{
			r.ID, r.Type, names(r.Author), names(r.Editor), r.Issued, r.Title, r.ContainerTitle, r.Edition, r.Volume, r.Issue,
			r.Page, r.Publisher, r.Place, r.DOI, r.URL, r.Status,
		})
	}
	return out
}

// A jsonPage is what the files of one page say, by language.
type jsonPage struct {
	id          string
	title, text map[string]string
	declares    []jsonOutcome
	lessons     map[string]*course.Lesson
	first       *course.Lesson
}

func (j *jsonWriter) page(p course.Place) jsonPage {
	out := jsonPage{title: map[string]string{}, text: map[string]string{}, declares: []jsonOutcome{}, lessons: map[string]*course.Lesson{}}
	for _, lang := range j.s.Tree.Site.Languages {
		file, ok := p.Files[lang]
		if !ok || j.s.Facts(file) == nil || j.err != nil {
			continue
		}
		l, err := j.s.Read(file)
		if err != nil {
			j.err = err
			return out
		}
		if out.first == nil {
			out.first, out.id = l, l.Facts.Front.ID
			for _, o := range l.Facts.Front.Declares {
				out.declares = append(out.declares, jsonOutcome{o.Code, o.Level, map[string]string{}})
			}
		}
		out.lessons[lang] = l
		out.title[lang] = l.Facts.Front.Title
		out.text[lang] = l.Text.Markdown()
		for _, o := range l.Facts.Front.Declares {
			for i := range out.declares {
				if out.declares[i].Code == o.Code {
					out.declares[i].Text[lang] = o.Text
				}
			}
		}
	}
	return out
}

func (j *jsonWriter) lesson(p course.Place) (jsonLesson, bool) {
	page := j.page(p)
	if page.first == nil {
		return jsonLesson{}, false
	}
	front := page.first.Facts.Front
	out := jsonLesson{
		ID: page.id, Files: p.Files, Title: page.title, Text: page.text, Bank: front.Bank,
		Outcomes: list(front.Outcomes), Prerequisites: list(front.Prerequisites), Questions: []jsonQuestion{}, Cases: []jsonCase{},
	}
	if q := front.Quiz; q != nil {
		out.Quiz = &jsonQuiz{q.Draw, list(q.From), list(q.Tags), q.ShuffleQuestion, q.ShuffleOption, q.Pass, q.Attempts, q.Seconds, string(q.Mode)}
	}
	for _, q := range page.first.Questions {
		question := jsonQuestion{Data: quiz.PageData(q), Level: q.Level, Tags: list(q.Tags), Texts: map[string]jsonText{}}
		for lang, l := range page.lessons {
			for _, same := range l.Questions {
				if same.ID == q.ID {
					question.Texts[lang] = text(same)
				}
			}
		}
		out.Questions = append(out.Questions, question)
	}
	for _, k := range page.first.Cases {
		one := jsonCase{ID: k.ID, Best: k.Best, Texts: map[string]jsonCaseTexts{}}
		for lang, l := range page.lessons {
			for _, same := range l.Cases {
				if same.ID == k.ID {
					one.Texts[lang] = caseText(same)
				}
			}
		}
		out.Cases = append(out.Cases, one)
	}
	return out, true
}

func text(q *quiz.Question) jsonText {
	t := jsonText{
		Prompt: q.Prompt.Markdown(), Why: q.Feedback.Why.Markdown(), ReadAgain: q.Feedback.ReadAgain.Markdown(),
		ModelAnswer: q.Feedback.ModelAnswer.Markdown(), Hints: []string{}, Parts: parts(q.Ask),
	}
	for _, h := range q.Feedback.Hints {
		t.Hints = append(t.Hints, h.Markdown())
	}
	return t
}

// parts are what a learner reads of an interaction, all seven of them.
func parts(ask quiz.Interaction) []jsonPart {
	out := []jsonPart{}
	add := func(key string, text, feedback markup.Text) {
		out = append(out, jsonPart{Key: key, Text: text.Markdown(), Feedback: feedback.Markdown()})
	}
	answers := func(key string, all []quiz.Answer, why markup.Text) {
		for _, a := range all {
			feedback := a.Feedback
			if feedback.Empty() && a.Right {
				feedback = why
			}
			k := a.Key
			if key != "" {
				k = key
			}
			out = append(out, jsonPart{Key: k, Text: a.Variants[0], Accepted: a.Variants, Feedback: feedback.Markdown()})
		}
	}
	switch ask := ask.(type) {
	case *quiz.Select:
		for _, o := range ask.Options {
			add(o.Key, o.Text, o.Feedback)
		}
	case *quiz.Entry:
		answers("", ask.Answers, markup.Text{})
	case *quiz.Number:
		for _, f := range ask.Answers {
			out = append(out, jsonPart{Key: f.Key, Text: f.Written, Feedback: f.Feedback.Markdown()})
		}
	case *quiz.Match:
		for _, l := range ask.Left {
			add(l.Key, l.Text, l.Feedback)
		}
		for _, r := range ask.Right {
			add(r.Key, r.Text, markup.Text{})
		}
	case *quiz.Order:
		for _, s := range ask.Steps {
			add(s.Key, s.Text, s.Feedback)
		}
	case *quiz.Gaps:
		for _, g := range ask.Gaps {
			answers(g.Key, g.Answers, g.Why)
			for _, o := range g.Options {
				out = append(out, jsonPart{Key: o.Key, Text: o.Text, Feedback: o.Feedback.Markdown()})
			}
		}
	case *quiz.Essay:
		for _, r := range ask.Rubric {
			part := jsonPart{Key: r.Key, Text: r.Text.Markdown()}
			for _, l := range r.Levels {
				part.Levels = append(part.Levels, l.Text.Markdown())
			}
			out = append(out, part)
		}
	}
	return out
}

func caseText(k *course.Case) jsonCaseTexts {
	out := jsonCaseTexts{Scenes: []jsonScene{}, Debrief: k.Debrief.Markdown()}
	for _, s := range k.Scenes {
		scene := jsonScene{ID: s.ID, Title: s.Title.Plain(), Text: s.Text.Markdown(), End: s.End, Choices: []jsonChoice{}}
		for _, c := range s.Choices {
			scene.Choices = append(scene.Choices, jsonChoice{c.Text.Plain(), c.To, c.Points, c.Consequence.Markdown()})
		}
		out.Scenes = append(out.Scenes, scene)
	}
	return out
}

// list is never null in JSON.
func list(s []string) []string { return append([]string{}, s...) }

func names(all []course.Name) []jsonName {
	var out []jsonName
	for _, n := range all {
		out = append(out, jsonName(n))
	}
	return out
}
