package quiz

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "write the files that tests make")

const typesFile = "../../static/runtime/types.ts"

// TestTypes holds static/runtime/types.ts to the structs of this package.
func TestTypes(t *testing.T) {
	want := typesTS(t)
	if *update {
		if err := os.WriteFile(typesFile, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(typesFile)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is stale: go test ./generator/quiz -run Types -update", typesFile)
	}
}

// typesTS writes the types of the page, their comments with them.
func typesTS(t *testing.T) []byte {
	docs := readDocs(t)
	var b bytes.Buffer
	b.WriteString("// Written by `go test ./generator/quiz -run Types -update`: the structs of\n// package quiz as the learner's page has them. Not by hand.\n")
	words := map[string][]string{
		"Scoring": {"", string(PlusMinus), string(All), string(Each)},
		"Style":   {string(Pairs), string(Groups), string(Grid)},
		"Mark":    {string(Right), string(Wrong), string(Missed), string(Left)},
	}
	for _, name := range []string{"Scoring", "Style", "Mark"} {
		fmt.Fprintf(&b, "\n%sexport type %s = %s;\n", comment(docs[name], ""), name, `"`+strings.Join(words[name], `" | "`)+`"`)
	}
	fmt.Fprintf(&b, "\n%sexport type Response = string[];\n", comment(docs["Response"], ""))

	var names []string
	seen := map[reflect.Type]bool{}
	for _, ask := range Interactions {
		ty := reflect.TypeOf(ask).Elem()
		names = append(names, ty.Name())
		writeType(&b, docs, seen, ty, ask.Name())
	}
	fmt.Fprintf(&b, "\n// An Ask is one of the seven ways of answering.\nexport type Ask = %s;\n", strings.Join(names, " | "))
	for _, v := range []any{Data{}, Verdict{}, Event{}} {
		writeType(&b, docs, seen, reflect.TypeOf(v), "")
	}
	return b.Bytes()
}

// writeType writes one interface, and the ones that it names behind it.
func writeType(b *bytes.Buffer, docs map[string]string, seen map[reflect.Type]bool, ty reflect.Type, interaction string) {
	if seen[ty] {
		return
	}
	seen[ty] = true
	fmt.Fprintf(b, "\n%sexport interface %s {\n", comment(docs[ty.Name()], ""), ty.Name())
	if interaction != "" {
		fmt.Fprintf(b, "  interaction: %q;\n", interaction)
	}
	var inner []reflect.Type
	for i := range ty.NumField() {
		f := ty.Field(i)
		name, opts, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "" || name == "-" {
			continue
		}
		if opts == "omitempty" {
			name += "?"
		}
		fmt.Fprintf(b, "%s  %s: %s;\n", comment(docs[ty.Name()+"."+f.Name], "  "), name, tsType(f.Type))
		for e := f.Type; ; e = e.Elem() {
			if e.Kind() == reflect.Struct && e != reflect.TypeFor[time.Time]() {
				inner = append(inner, e)
			}
			if e.Kind() != reflect.Slice {
				break
			}
		}
	}
	b.WriteString("}\n")
	for _, ty := range inner {
		writeType(b, docs, seen, ty, "")
	}
}

func tsType(ty reflect.Type) string {
	switch {
	case ty == reflect.TypeFor[json.RawMessage]():
		return "Ask"
	case ty == reflect.TypeFor[time.Time]():
		return "string"
	case ty == reflect.TypeFor[Score]():
		return "number"
	case ty == reflect.TypeFor[EventKind]():
		return "string" // any kind may come from a newer version
	case ty == reflect.TypeFor[Response]():
		return "Response"
	}
	switch ty.Kind() {
	case reflect.Bool:
		return "boolean"
	case reflect.Int, reflect.Float64:
		return "number"
	case reflect.String:
		if ty.PkgPath() != "" {
			return ty.Name()
		}
		return "string"
	case reflect.Slice:
		return tsType(ty.Elem()) + "[]"
	case reflect.Struct:
		return ty.Name()
	}
	panic("no TypeScript for " + ty.String())
}

// readDocs are the comments of this package's types ("Select") and fields
// ("Select.Many").
func readDocs(t *testing.T) map[string]string {
	docs := map[string]string{}
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), e.Name(), nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			gen, ok := d.(*ast.GenDecl)
			if !ok || gen.Tok != token.TYPE {
				continue
			}
			for _, s := range gen.Specs {
				spec := s.(*ast.TypeSpec)
				docs[spec.Name.Name] = gen.Doc.Text()
				st, ok := spec.Type.(*ast.StructType)
				if !ok {
					continue
				}
				for _, f := range st.Fields.List {
					for _, n := range f.Names {
						docs[spec.Name.Name+"."+n.Name] = f.Doc.Text() + f.Comment.Text()
					}
				}
			}
		}
	}
	return docs
}

// comment is a Go comment as a TypeScript one.
func comment(doc, indent string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(strings.TrimSpace(doc), "\n") {
		if doc != "" {
			b.WriteString(strings.TrimRight(indent+"// "+line, " ") + "\n")
		}
	}
	return b.String()
}
