package generator_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestRooms holds the code to the drawing: the imports of every package are
// those that ARCHITECTURE.md names.
func TestRooms(t *testing.T) {
	inner, outer := block(t, "rooms"), block(t, "outside")
	seen := map[string]bool{}
	for _, root := range []string{".", "../templates", "../static"} {
		err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() && (e.Name() == "testdata" || e.Name() == "node_modules") {
				if e != nil && e.IsDir() {
					return fs.SkipDir
				}
				return err
			}
			if e.IsDir() || !strings.HasSuffix(name, ".go") {
				return nil
			}
			room := strings.TrimPrefix(path.Dir(filepath.ToSlash(name)), "../")
			if room == "." {
				room = "generator"
			}
			room = longest(room, inner)
			seen[room] = true
			test := strings.HasSuffix(name, "_test.go")
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
			if err != nil {
				return err
			}
			for _, i := range file.Imports {
				imported, _ := strconv.Unquote(i.Path.Value)
				if why := refused(room, imported, test, inner, outer); why != "" {
					t.Errorf("%s imports %s: %s", name, imported, why)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for room := range inner {
		if !seen[room] && room != "tests" {
			t.Errorf("ARCHITECTURE.md draws %s, which has no code", room)
		}
	}
}

// longest is the drawn room that a folder belongs to.
func longest(folder string, rooms map[string][]string) string {
	for f := folder; f != "."; f = path.Dir(f) {
		if _, ok := rooms[f]; ok {
			return f
		}
	}
	return folder
}

func refused(room, imported string, test bool, inner, outer map[string][]string) string {
	if own, ok := strings.CutPrefix(imported, "suluh"); ok {
		own = strings.TrimPrefix(strings.TrimPrefix(own, "/"), "generator/")
		allowed := inner[room]
		if test {
			allowed = slices.Concat(allowed, inner["tests"])
		}
		if own == room || longest(own, inner) == room || slices.Contains(allowed, own) {
			return ""
		}
		if _, drawn := inner[room]; !drawn {
			return "the room " + room + " is not drawn"
		}
		return room + " does not know " + own + " in the drawing"
	}
	first, _, _ := strings.Cut(imported, "/")
	if !strings.Contains(first, ".") {
		return "" // the standard library
	}
	allowed := outer[room]
	if test {
		allowed = slices.Concat(allowed, outer["tests"])
	}
	for _, a := range allowed {
		if imported == a || strings.HasPrefix(imported, a+"/") {
			return ""
		}
	}
	return "ARCHITECTURE.md does not list it for " + room
}

// block reads a fenced block of ARCHITECTURE.md: a name and what stands behind it.
func block(t *testing.T, name string) map[string][]string {
	t.Helper()
	data, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(data), "\n```"+name+"\n")
	body, _, end := strings.Cut(rest, "\n```")
	if !ok || !end {
		t.Fatalf("ARCHITECTURE.md has no block %s", name)
	}
	lines := map[string][]string{}
	for line := range strings.SplitSeq(body, "\n") {
		if words := strings.Fields(line); len(words) > 0 {
			lines[words[0]] = append(lines[words[0]], words[1:]...)
		}
	}
	return lines
}
