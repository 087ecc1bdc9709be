package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"html/template"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"suluh/generator/source"
	"suluh/generator/words"
	"suluh/static"
	"suluh/templates"
)

// ThemeFiles are the files of a theme as they were read. Plain data.
type ThemeFiles struct {
	Templates map[string][]byte // *.html, by path below templates/
	Static    map[string][]byte // by path below static/
}

// Sum is a hash of all names and bytes.
func (f ThemeFiles) Sum() Sum {
	h := sha256.New()
	for _, files := range []map[string][]byte{f.Templates, f.Static} {
		for _, name := range slices.Sorted(maps.Keys(files)) {
			for _, b := range [][]byte{[]byte(name), files[name]} {
				h.Write(binary.LittleEndian.AppendUint64(nil, uint64(len(b))))
				h.Write(b)
			}
		}
		h.Write([]byte{0})
	}
	return Sum(h.Sum(nil))
}

// ReadTheme reads the files of a theme; either file system may lie under an
// [Overlay]. A missing folder has no files.
func ReadTheme(templates, static fs.FS) (ThemeFiles, error) {
	f := ThemeFiles{}
	var err error
	if f.Templates, err = readAll(templates, func(name string) bool { return path.Ext(name) == ".html" }); err != nil {
		return f, err
	}
	f.Static, err = readAll(static, func(name string) bool {
		dir, _, _ := strings.Cut(name, "/")
		return dir == "css" || dir == "runtime" || dir == "vendor" || dir == "files"
	})
	return f, err
}

func readAll(fsys fs.FS, wanted func(string) bool) (map[string][]byte, error) {
	files := map[string][]byte{}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist) && name == ".":
			return nil
		case err != nil:
			return err
		case strings.HasPrefix(d.Name(), ".") && name != ".", d.Name() == "node_modules":
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir() || !wanted(name):
			return nil
		}
		files[name], err = fs.ReadFile(fsys, name)
		return err
	})
	return files, err
}

// builtin are the files that come with Suluh; they are part of the program.
var builtin = sync.OnceValue(func() ThemeFiles {
	f, err := ReadTheme(templates.Files, static.Files)
	if err != nil {
		panic(err)
	}
	return f
})

// A Theme is templates and static files. It may be used by many goroutines.
type Theme struct {
	files     ThemeFiles
	author    map[string]bool   // templates of the author's that can be parsed
	problems  source.Problems   // of those that cannot
	sets      sync.Map          // setKey: the templates, parsed
	icons     map[string]string // <symbol> by name
	iconNames []string          // in the order of the sheets
	sheaves   sync.Map          // what the pages of a module share
}

// NewTheme prepares a theme. A template that cannot be parsed is replaced by the
// built-in one, and its problem is among those of [Theme.Assets].
func NewTheme(files ThemeFiles) *Theme {
	th := &Theme{files: files, author: map[string]bool{}, icons: map[string]string{}}
	for _, name := range slices.Sorted(maps.Keys(files.Templates)) {
		text := files.Templates[name]
		if own, ok := builtin().Templates[name]; ok && bytes.Equal(own, text) {
			continue
		}
		if _, err := template.New(name).Parse(string(text)); err != nil {
			th.problems = append(th.problems, th.templateProblem(name, err))
			continue
		}
		th.author[name] = true
	}
	th.addIcons(builtin().Templates["icons.html"])
	th.addIcons(files.Templates["icons.html"])
	return th
}

// A setKey names a set of templates: for a language, with the author's or the
// built-in ones alone.
type setKey struct {
	lang   string
	author bool
}

func (th *Theme) set(key setKey) *template.Template {
	made, ok := th.sets.Load(key)
	if !ok {
		made, _ = th.sets.LoadOrStore(key, sync.OnceValue(func() *template.Template { return th.parse(key) }))
	}
	return made.(func() *template.Template)()
}

// parse makes a set of templates. The built-in ones have their constant words
// and signs put in beforehand, which halves what a page costs.
func (th *Theme) parse(key setKey) *template.Template {
	set, say := template.New(""), words.In(key.lang)
	for name, text := range builtin().Templates {
		if !key.author || !th.author[name] {
			template.Must(set.New(name).Parse(withConstants(string(text), say)))
		}
	}
	if key.author {
		for name := range th.author {
			template.Must(set.New(name).Parse(string(th.files.Templates[name]))) // NewTheme has tried it
		}
	}
	return set
}

var constant = regexp.MustCompile(`\{\{\$?\.(Say|Icon) "([a-z0-9.-]+)"\}\}`)

// withConstants puts in what {{.Say "…"}} and {{.Icon "…"}} will say anyway.
func withConstants(text string, say words.Words) string {
	return constant.ReplaceAllStringFunc(text, func(action string) string {
		m := constant.FindStringSubmatch(action)
		if m[1] == "Icon" {
			return string(icon(m[2]))
		}
		return esc(say.Say(m[2]))
	})
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// execute runs a template in a language. If the author's fails, the built-in one
// stands in and the problem says where the author's went wrong.
func (th *Theme) execute(lang, name string, data any) ([]byte, source.Problems, error) {
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	err := th.set(setKey{lang, true}).ExecuteTemplate(b, name, data)
	if err == nil {
		return bytes.Clone(b.Bytes()), nil, nil
	}
	problems := source.Problems{th.templateProblem(name, err)}
	b.Reset()
	err = th.set(setKey{lang, false}).ExecuteTemplate(b, name, data)
	return bytes.Clone(b.Bytes()), problems, err
}

// templatePlace finds the place in an error of the template packages:
//
//	template: parts/header.html:3:14: executing … at <.Foo>: can't evaluate field Foo …
var templatePlace = regexp.MustCompile(`(?s)^(?:html/)?template: ?([^: ]+):(\d+)?(?::(\d+))?:? ?(.*)$`)

// templateProblem points at the line of a template that an error speaks of.
// Below our sentence stands the template package's own text.
func (th *Theme) templateProblem(name string, err error) source.Problem {
	line, col, text := 1, 1, err.Error()
	if m := templatePlace.FindStringSubmatch(text); m != nil {
		name, text = m[1], m[4]
		if n, err := strconv.Atoi(m[2]); err == nil {
			line = n
		}
		if n, err := strconv.Atoi(m[3]); err == nil {
			col = n + 1
		}
	}
	f := source.NewFile("templates/"+name, th.files.Templates[name])
	at := f.LineStart(line) + min(col-1, len(f.Line(line)))
	return f.Problem("E501", at, at, text)
}

var symbol = regexp.MustCompile(`<symbol id="i-([a-z]+)".*</symbol>`)

// addIcons reads an icon sheet; the author's may hold just the signs that it changes.
func (th *Theme) addIcons(sheet []byte) {
	for _, m := range symbol.FindAllSubmatch(sheet, -1) {
		name := string(m[1])
		if th.icons[name] == "" {
			th.iconNames = append(th.iconNames, name)
		}
		th.icons[name] = string(m[0])
	}
}

var quoted = regexp.MustCompile(`"([a-z][a-z0-9.-]*)"`)

// runtimeKeys reads the keys of the words that the runtime shows out of its own
// list (words.ts: export const keys = ["verdict.right", …]).
func runtimeKeys(list []byte) []string {
	_, list, _ = bytes.Cut(list, []byte("keys"))
	list, _, _ = bytes.Cut(list, []byte("]"))
	var keys []string
	for _, m := range quoted.FindAllSubmatch(list, -1) {
		keys = append(keys, string(m[1]))
	}
	return keys
}
