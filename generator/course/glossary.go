package course

import (
	"errors"
	"io/fs"
	"path"

	"suluh/generator/source"
)

// A Term is a word of the trade that a course explains.
type Term struct {
	ID    string                `yaml:"id"`
	Term  Localized             `yaml:"term,istilah"`
	Forms LocalizedList         `yaml:"forms,bentuk"` // other spellings to know it by in a lesson
	Text  Localized             `yaml:"text,arti"`    // one sentence
	Pos   map[string]source.Pos `yaml:",places"`
}

// ReadGlossary reads a course's glossary.yaml; a course without one has no terms.
func ReadGlossary(fsys fs.FS, file string) ([]Term, source.Problems) {
	var terms []Term
	f, problems := readData(fsys, file, &terms)
	seen := map[string]source.Pos{}
	whole := terms[:0]
	for _, t := range terms {
		switch {
		case t.ID == "" || len(t.Term) == 0 || len(t.Text) == 0:
			problems = append(problems, f.Complete(source.Problem{Code: "E321", Pos: anyPlace(t.Pos, f), Args: []any{t.ID}}))
		case seen[t.ID].Line > 0:
			problems = append(problems, f.Complete(source.Problem{Code: "E322", Pos: t.Pos["id"], Args: []any{t.ID, seen[t.ID]}}))
		default:
			seen[t.ID] = t.Pos["id"]
			whole = append(whole, t)
		}
	}
	return whole, problems
}

// readData reads a data file; one that a course does not have is empty.
func readData(fsys fs.FS, file string, into any) (*source.File, source.Problems) {
	if file == "" {
		return source.NewFile(file, nil), nil
	}
	data, err := fs.ReadFile(fsys, path.Join(Content, file))
	f := source.NewFile(file, data)
	if err != nil {
		return f, source.Problems{Unreadable(file, err)}
	}
	return f, ReadYAML(f, 0, len(data), into)
}

// Unreadable is the problem of a file below the content folder that the system
// would not give.
func Unreadable(file string, err error) source.Problem {
	text := err.Error()
	var system *fs.PathError
	if errors.As(err, &system) {
		text = system.Err.Error()
	}
	at := source.Pos{File: file}
	return source.Problem{Code: "E113", Pos: at, End: at, Args: []any{text}}
}

// anyPlace is the first place that is known of an entry.
func anyPlace(places map[string]source.Pos, f *source.File) source.Pos {
	first := source.Pos{}
	for _, p := range places {
		if first.Line == 0 || p.Before(first) {
			first = p
		}
	}
	if first.Line == 0 {
		return f.Pos(0)
	}
	return first
}
