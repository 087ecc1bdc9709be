package generator_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"suluh/generator"
)

// archive reads a txtar file into a file system.
func archive(t *testing.T, name string) fstest.MapFS {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	var at *fstest.MapFile
	for line := range bytes.Lines(data) {
		if rest, ok := bytes.CutPrefix(line, []byte("-- ")); ok {
			at = &fstest.MapFile{Mode: 0o644}
			files[strings.TrimSuffix(string(bytes.TrimSpace(rest)), " --")] = at
		} else if at != nil {
			at.Data = append(at.Data, line...)
		}
	}
	return files
}

// exported is a project as JSON, held to the schema.
func exported(t *testing.T, fsys fs.FS) []byte {
	t.Helper()
	p := generator.Open(fsys, generator.Options{})
	data, problems, err := p.Export(context.Background(), "json", generator.FormatOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range problems {
		t.Errorf("%s %s %v", one.Pos, one.Code, one.Args)
	}
	schema, err := jsonschema.NewCompiler().Compile("formats/schema/suluh.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(doc); err != nil {
		t.Errorf("%v", err)
	}
	return data
}

// TestExportJSON writes every way of asking in two languages.
func TestExportJSON(t *testing.T) {
	data := exported(t, archive(t, "testdata/seven.txtar"))
	var site struct {
		Languages []string
		Courses   []struct {
			Glossary, References []any
			Modules              []struct {
				Lessons []struct {
					ID    string
					Files map[string]string
					Bank  bool
					Quiz  *struct {
						Draw     int
						Mode     string
						Seconds  int
						Attempts int
					}
					Cases     []any
					Questions []struct {
						ID    string
						Ask   struct{ Interaction string }
						Texts map[string]struct {
							Prompt string
							Parts  []struct{ Key, Text string }
						}
					}
				}
			}
		}
	}
	if err := json.Unmarshal(data, &site); err != nil {
		t.Fatal(err)
	}
	interactions := map[string]bool{}
	var lessons []string
	for _, m := range site.Courses[0].Modules {
		for _, l := range m.Lessons {
			lessons = append(lessons, l.ID)
			if l.ID == "kuis" && (l.Quiz == nil || l.Quiz.Draw != 1 || l.Quiz.Mode != "exam" || l.Quiz.Seconds != 1200 || l.Quiz.Attempts != 2) {
				t.Errorf("the quiz: %+v", l.Quiz)
			}
			if l.ID == "bank" && !l.Bank {
				t.Error("the bank is a lesson")
			}
			if l.ID != "semua" {
				continue
			}
			if len(l.Questions) != 10 || len(l.Cases) != 1 {
				t.Errorf("%d questions, %d cases", len(l.Questions), len(l.Cases))
			}
			for _, q := range l.Questions {
				interactions[q.Ask.Interaction] = true
				id, en := q.Texts["id"], q.Texts["en"]
				if id.Prompt == "" && q.Ask.Interaction != "gaps" || en.Prompt == id.Prompt || len(id.Parts) == 0 || len(id.Parts) != len(en.Parts) {
					t.Errorf("%s: %+v", q.ID, q.Texts)
					continue
				}
				for i := range id.Parts {
					if id.Parts[i].Key != en.Parts[i].Key {
						t.Errorf("%s: a part has the key %s, and %s in the translation", q.ID, id.Parts[i].Key, en.Parts[i].Key)
					}
				}
			}
		}
	}
	for _, name := range []string{"select", "entry", "number", "match", "order", "gaps", "essay"} {
		if !interactions[name] {
			t.Errorf("no %s", name)
		}
	}
	if want := []string{"kuis", "bank", "semua"}; !slices.Equal(lessons, want) {
		t.Errorf("lessons %v, want %v", lessons, want)
	}
	if len(site.Courses[0].Glossary) != 1 || len(site.Courses[0].References) != 1 {
		t.Error("glossary or references are missing")
	}
	if again := exported(t, archive(t, "testdata/seven.txtar")); !bytes.Equal(data, again) {
		t.Error("twice is not alike")
	}
}

// TestExportBundled holds the bundled courses to the schema.
func TestExportBundled(t *testing.T) {
	if data := exported(t, os.DirFS("..")); len(data) < 10_000 {
		t.Errorf("only %d bytes", len(data))
	}
}

// TestExportStops writes nothing while something is wrong.
func TestExportStops(t *testing.T) {
	fsys := archive(t, "testdata/seven.txtar")
	fsys["content/k/04-rusak.md"] = &fstest.MapFile{Data: []byte("---\nid: rusak\ntitle: R\n---\n\n::: soal x1\n"), Mode: 0o644}
	data, problems, err := generator.Open(fsys, generator.Options{}).Export(context.Background(), "json", generator.FormatOptions{})
	if err != nil || len(data) > 0 || problems.Errors() == 0 {
		t.Errorf("%d bytes, %v, %v", len(data), problems, err)
	}
}
