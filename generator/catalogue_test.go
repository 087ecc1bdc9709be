package generator_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"suluh/generator/words"
)

// The catalogue and the code are walked from both sides: each code and key that
// is used is in the catalogue, and each that is in the catalogue is used.

// A walk is what the sources say, tests left out.
type walk struct {
	literals map[string][]string // string literals of Go, templates and scripts: where they stand
	asked    map[string][]string // literals that are asked of the catalogue
	begun    []string            // beginnings of keys whose end is known when the program runs
	prose    map[string][]string // literals of Go that read like a sentence
}

// askers are the functions that take a key of the catalogue, by the argument
// that is one.
var askers = map[string]int{"Say": 0, "Key": 0, "text": 0, "tell": 0, "usage": 0, "guess": 0, "Close": 1}

// kinds are types whose constants are ends of keys.
var kinds = map[string]string{"Reason": "publish.", "Cause": "why."}

var (
	codeLiteral = regexp.MustCompile(`^[EW]\d{3}$`)
	sentence    = regexp.MustCompile(`\pL{2,},? \pL{2,}`)
	tag         = regexp.MustCompile(`<[^>]*>?`)
	inTemplate  = regexp.MustCompile(`\{\{[^}]*\}\}`)
	inQuotes    = regexp.MustCompile(`"([^"\n]*)"`)
	keyShape    = regexp.MustCompile(`^[a-z]+(\.[a-z0-9-]+)+$`)
)

func walked(t *testing.T) walk {
	t.Helper()
	w := walk{map[string][]string{}, map[string][]string{}, nil, map[string][]string{}}
	for _, root := range []string{".", "../templates", "../static"} {
		err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case e.IsDir():
				if slices.Contains([]string{"testdata", "node_modules", "browser", "bench", "vendor"}, e.Name()) {
					return fs.SkipDir
				}
			case strings.HasSuffix(name, "_test.go"):
			case strings.HasSuffix(name, ".go"):
				return w.program(name)
			case strings.HasSuffix(name, ".html"):
				data, err := os.ReadFile(name)
				for _, action := range inTemplate.FindAllString(string(data), -1) {
					for _, m := range inQuotes.FindAllStringSubmatch(action, -1) {
						w.literals[m[1]] = append(w.literals[m[1]], name)
						if strings.Contains(action, "Say \""+m[1]) {
							w.asked[m[1]] = append(w.asked[m[1]], name)
						}
					}
				}
				return err
			case strings.HasSuffix(name, ".ts"):
				data, err := os.ReadFile(name)
				for _, m := range inQuotes.FindAllStringSubmatch(string(data), -1) {
					w.literals[m[1]] = append(w.literals[m[1]], name)
				}
				return err
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return w
}

// program walks one Go file.
func (w *walk) program(name string) error {
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	quiet := map[ast.Node]bool{} // literals that no person reads
	silence := func(n ast.Node) {
		ast.Inspect(n, func(n ast.Node) bool { quiet[n] = true; return true })
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.Field:
			quiet[n.Tag] = true
		case *ast.FuncDecl:
			if n.Name.Name == "Error" && n.Recv != nil {
				silence(n.Body)
			}
		case *ast.ValueSpec:
			if kind, ok := n.Type.(*ast.Ident); ok && kinds[kind.Name] != "" {
				for _, v := range n.Values {
					if text, ok := literal(v); ok {
						w.asked[kinds[kind.Name]+text] = append(w.asked[kinds[kind.Name]+text], name)
					}
				}
			}
		case *ast.BinaryExpr:
			if text, ok := literal(n.X); ok && strings.HasSuffix(text, ".") {
				w.begun = append(w.begun, text)
			}
		case *ast.CallExpr:
			called := ""
			switch f := n.Fun.(type) {
			case *ast.Ident:
				called = f.Name
			case *ast.SelectorExpr:
				called = f.Sel.Name
			}
			if i, ok := askers[called]; ok && i < len(n.Args) {
				if key, ok := literal(n.Args[i]); ok && key != "" && !strings.HasPrefix(name, "build") {
					w.asked[key] = append(w.asked[key], name)
				}
			}
			// An error's own words are for whoever mends the program; what a person
			// reads above them is in the catalogue.
			if slices.Contains([]string{"Errorf", "New", "panic", "MustCompile", "words"}, called) {
				silence(n)
			}
		case *ast.BasicLit:
			if text, ok := literal(n); ok {
				w.literals[text] = append(w.literals[text], name)
				if !quiet[n] && sentence.MatchString(tag.ReplaceAllString(text, "")) {
					w.prose[text] = append(w.prose[text], name)
				}
			}
		}
		return true
	})
	return nil
}

func literal(e ast.Expr) (string, bool) {
	b, ok := e.(*ast.BasicLit)
	if !ok || b.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(b.Value)
	return text, err == nil
}

// TestCodes walks the codes of problems: each has its three texts and a case,
// and each that is explained can happen.
func TestCodes(t *testing.T) {
	w := walked(t)
	cases := fixtures(t)
	used := map[string]bool{}
	for text := range w.literals {
		if !codeLiteral.MatchString(text) {
			continue
		}
		used[text] = true
		for _, part := range []string{"", ".hint", ".long"} {
			if !words.Has(text + part) {
				t.Errorf("the catalogue has no %s%s", text, part)
			}
		}
		if !strings.Contains(cases, text) {
			t.Errorf("%s has no case", text)
		}
	}
	for _, prefix := range []string{"E", "W"} {
		for _, key := range words.Keys(prefix) {
			if code, _, _ := strings.Cut(key, "."); !used[code] {
				t.Errorf("%s is explained but never reported", code)
			}
		}
	}
}

// fixtures are all cases: the files below testdata and the tests.
func fixtures(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() && e.Name() == "node_modules" {
			return fs.SkipDir
		}
		if strings.HasSuffix(name, ".txtar") || strings.HasSuffix(name, "_test.go") {
			data, err := os.ReadFile(name)
			b.WriteString(name + "\n")
			b.Write(data)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestWords walks the keys of the catalogue.
func TestWords(t *testing.T) {
	w := walked(t)
	for key, where := range w.asked {
		if !words.Has(key) {
			t.Errorf("%s: the catalogue has no %s", where[0], key)
		}
	}
	// A key may be handed on in a variable before it is asked for: what begins
	// like one and is none is a slip, too.
	families := map[string]bool{}
	for _, key := range words.Keys("") {
		if family, _, ok := strings.Cut(key, "."); ok && !codeLiteral.MatchString(family) {
			families[family] = true
		}
	}
	for text, where := range w.literals {
		family, _, _ := strings.Cut(text, ".")
		if keyShape.MatchString(text) && families[family] && !words.Has(text) && !isFile(text) {
			t.Errorf("%s: the catalogue has no %s", where[0], text)
		}
	}
	for _, key := range words.Keys("") {
		family, _, _ := strings.Cut(key, ".")
		if codeLiteral.MatchString(family) || w.literals[key] != nil || slices.ContainsFunc(w.begun, func(b string) bool { return strings.HasPrefix(key, b) }) {
			continue
		}
		t.Errorf("nothing says %s", key)
	}
}

// isFile reports whether a literal that looks like a key is the name of a file.
func isFile(text string) bool {
	return slices.Contains([]string{".md", ".html", ".yaml", ".ts", ".css", ".js", ".json", ".svg", ".xml"}, filepath.Ext(text))
}

// TestProse finds sentences outside of the catalogue. The list names what is
// none, or is read by nobody but programs.
func TestProse(t *testing.T) {
	allowed := []string{
		"GET, HEAD", "site assets", "theme sum", // methods, steps
		"Baca lagi", "read again", "Contoh jawaban", "model answer", "Umpan balik", // words of the grammar
		"suluh build 1", "deeper than plain data is", "not exported", // what a store and its errors say to programmers
	}
	for text, where := range walked(t).prose {
		if !slices.ContainsFunc(allowed, func(a string) bool { return strings.HasPrefix(text, a) }) {
			t.Errorf("%s: %q stands outside the catalogue", where[0], text)
		}
	}
}
