package course

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"suluh/generator/source"
)

// ReadYAML reads the bytes from start to end of a file into a struct or a list of
// structs, and reports what is not as it should be with its place in the file:
// an unknown key (E101, with the nearest known one), a value of the wrong kind
// (E102), a key given twice (E103), not UTF-8 or a NUL (E105), and whatever else
// the YAML parser refuses (E106). What could be read is read.
//
// A field's tag names its key; after a comma may stand other names for it:
//
//	Outcomes []string `yaml:"outcomes,capaian"`
//
// A field of type map[string]source.Pos tagged `yaml:",places"` receives where
// each key stands.
func ReadYAML(f *source.File, start, end int, into any) source.Problems {
	data := f.Data[start:end]
	r := &yamlReader{f: f, line: f.LineAt(start) - 1}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return source.Problems{f.Problem("E105", start+i, start+i+1)}
	}
	if !utf8.Valid(data) {
		i := 0
		for i < len(data) {
			c, n := utf8.DecodeRune(data[i:])
			if c == utf8.RuneError && n == 1 {
				break
			}
			i += n
		}
		return source.Problems{f.Problem("E105", start+i, start+i+1)}
	}
	if end-start > source.MaxFrontMatter && strings.HasSuffix(f.Name, ".md") {
		return source.Problems{f.Problem("E401", start, start, end-start, source.MaxFrontMatter)}
	}
	if blank(data) {
		return nil
	}
	var root yaml.Node
	if err := yaml.Load(data, &root); err != nil {
		return append(r.problems, r.parseError(err))
	}
	if root.Kind == yaml.DocumentNode && len(root.Content) == 1 {
		r.value(root.Content[0], reflect.ValueOf(into).Elem(), 0)
	}
	return r.problems
}

// blank reports whether YAML holds nothing but comments, which the parser calls
// an error.
func blank(data []byte) bool {
	for line := range bytes.Lines(data) {
		if line = bytes.TrimSpace(line); len(line) > 0 && line[0] != '#' {
			return false
		}
	}
	return true
}

type yamlReader struct {
	f        *source.File
	line     int // lines of the file before the YAML
	problems source.Problems
}

func (r *yamlReader) parseError(err error) source.Problem {
	line, col, text := 1, 1, err.Error()
	var one *yaml.LoadError
	var many *yaml.LoadErrors
	switch {
	case errors.As(err, &many) && len(many.Errors) > 0:
		one = many.Errors[0]
		fallthrough
	case errors.As(err, &one):
		line, col, text = max(1, one.Mark.Line), max(1, one.Mark.Column), one.Message
	}
	start := r.f.LineStart(r.line + line)
	at := min(start+col-1, start+len(r.f.Line(r.line+line)))
	return r.f.Problem("E106", at, at, text)
}

// place is the byte offset where a node begins.
func (r *yamlReader) place(n *yaml.Node) int {
	start := r.f.LineStart(r.line + n.Line)
	line := r.f.Line(r.line + n.Line)
	at := 0
	for col := 1; col < n.Column && at < len(line); col++ { // columns count characters
		_, size := utf8.DecodeRune(line[at:])
		at += size
	}
	return start + at
}

func (r *yamlReader) report(code source.Code, n *yaml.Node, args ...any) {
	at := r.place(n)
	length := len(n.Value)
	if n.Kind != yaml.ScalarNode || n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		length = 1
	}
	end := min(at+length, r.f.LineStart(r.line+n.Line)+len(r.f.Line(r.line+n.Line)))
	r.problems = append(r.problems, r.f.Problem(code, at, max(at, end), args...))
}

func (r *yamlReader) wrong(n *yaml.Node, want source.Key) {
	is := n.Value
	switch n.Kind {
	case yaml.SequenceNode:
		is = "[…]"
	case yaml.MappingNode:
		is = "{…}"
	}
	r.report("E102", n, is, want)
}

func (r *yamlReader) value(n *yaml.Node, v reflect.Value, depth int) {
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	if depth > source.MaxYAMLDepth {
		r.report("E403", n, depth, source.MaxYAMLDepth)
		return
	}
	if n.Kind == yaml.ScalarNode && n.Tag == "!!null" {
		return
	}
	if own, ok := v.Addr().Interface().(yamlValue); ok {
		if want := own.fromYAML(n, r, depth); want != "" {
			r.wrong(n, want)
		}
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		r.value(n, v.Elem(), depth)
	case reflect.Struct:
		r.structure(n, v, depth)
	case reflect.Slice:
		if n.Kind == yaml.ScalarNode && v.Type().Elem().Kind() == reflect.String {
			v.Set(reflect.ValueOf([]string{n.Value}))
			return
		}
		if n.Kind != yaml.SequenceNode {
			r.wrong(n, "yaml.list")
			return
		}
		for _, item := range n.Content {
			e := reflect.New(v.Type().Elem()).Elem()
			r.value(item, e, depth+1)
			v.Set(reflect.Append(v, e))
		}
	default:
		r.scalar(n, v)
	}
}

func (r *yamlReader) scalar(n *yaml.Node, v reflect.Value) {
	if n.Kind != yaml.ScalarNode {
		r.wrong(n, "yaml.text")
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(n.Value)
	case reflect.Int:
		i, err := strconv.Atoi(n.Value)
		if err != nil || i < 0 {
			r.wrong(n, "yaml.count")
			return
		}
		v.SetInt(int64(i))
	case reflect.Float64:
		x, err := strconv.ParseFloat(n.Value, 64)
		if err != nil || x < 0 {
			r.wrong(n, "yaml.number")
			return
		}
		v.SetFloat(x)
	case reflect.Bool:
		switch strings.ToLower(n.Value) {
		case "true", "yes", "ya":
			v.SetBool(true)
		case "false", "no", "tidak":
			v.SetBool(false)
		default:
			r.wrong(n, "yaml.yesno")
		}
	default:
		panic(fmt.Sprintf("course: no YAML form of %s", v.Type()))
	}
}

func (r *yamlReader) structure(n *yaml.Node, v reflect.Value, depth int) {
	if n.Kind != yaml.MappingNode {
		r.wrong(n, "yaml.map")
		return
	}
	fields, known, places := map[string]int{}, []string{}, -1
	for i := range v.NumField() {
		names := strings.Split(v.Type().Field(i).Tag.Get("yaml"), ",")
		if len(names) == 2 && names[0] == "" && names[1] == "places" {
			places = i
			v.Field(i).Set(reflect.ValueOf(map[string]source.Pos{}))
			continue
		}
		for _, name := range names {
			if name != "" && name != "-" {
				fields[name] = i
				known = append(known, name)
			}
		}
	}
	seen := map[int]*yaml.Node{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, val := n.Content[i], n.Content[i+1]
		field, ok := fields[strings.ToLower(key.Value)]
		if !ok {
			r.report("E101", key, key.Value, source.Nearest(key.Value, known))
			if near := source.Nearest(key.Value, known); near != "" {
				last := &r.problems[len(r.problems)-1]
				*last = last.With(strings.Replace(last.Quote, key.Value, near, 1))
			}
			continue
		}
		if first := seen[field]; first != nil {
			r.report("E103", key, key.Value, r.line+first.Line)
			continue
		}
		seen[field] = key
		if places >= 0 {
			name, _, _ := strings.Cut(v.Type().Field(field).Tag.Get("yaml"), ",")
			v.Field(places).SetMapIndex(reflect.ValueOf(name), reflect.ValueOf(r.f.Pos(r.place(val))))
		}
		r.value(val, v.Field(field), depth+1)
	}
}

// A yamlValue reads itself; it returns what it wants to be when the node is
// something else.
type yamlValue interface {
	fromYAML(n *yaml.Node, r *yamlReader, depth int) (want source.Key)
}

// A Localized is a text in some languages. A plain text is the same in all.
type Localized map[string]string

// In is the text in a language, else in the first of the others that has one.
func (l Localized) In(lang string, others ...string) string {
	for _, k := range append([]string{lang, ""}, others...) {
		if l[k] != "" {
			return l[k]
		}
	}
	for _, text := range l {
		if len(l) == 1 {
			return text
		}
	}
	return ""
}

func (l *Localized) fromYAML(n *yaml.Node, r *yamlReader, depth int) source.Key {
	*l = Localized{}
	switch n.Kind {
	case yaml.ScalarNode:
		(*l)[""] = n.Value
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i+1].Kind != yaml.ScalarNode {
				return "yaml.text"
			}
			(*l)[n.Content[i].Value] = n.Content[i+1].Value
		}
	default:
		return "yaml.text"
	}
	return ""
}

// A LocalizedList is a list of texts in some languages; a plain list is the
// same in all.
type LocalizedList map[string][]string

func (l *LocalizedList) fromYAML(n *yaml.Node, r *yamlReader, depth int) source.Key {
	*l = LocalizedList{}
	list := func(n *yaml.Node) (texts []string, ok bool) {
		if n.Kind == yaml.ScalarNode {
			return []string{n.Value}, true
		}
		for _, item := range n.Content {
			if n.Kind != yaml.SequenceNode || item.Kind != yaml.ScalarNode {
				return nil, false
			}
			texts = append(texts, item.Value)
		}
		return texts, true
	}
	if n.Kind != yaml.MappingNode {
		texts, ok := list(n)
		if !ok {
			return "yaml.list"
		}
		(*l)[""] = texts
		return ""
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		texts, ok := list(n.Content[i+1])
		if !ok {
			return "yaml.list"
		}
		(*l)[n.Content[i].Value] = texts
	}
	return ""
}
