package main

import (
	"embed"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"suluh/generator"
)

//go:embed new
var scaffolds embed.FS

// examples of a name, for the message that asks for one.
var examples = map[string]string{"course": "pengantar", "module": "pengantar/02-praktik", "lesson": "pengantar/02-praktik/01-wawancara"}

// deepest is how many folders of content something may lie in.
var deepest = map[string]int{"course": 0, "module": 1, "lesson": 2}

func (a *app) scaffold() *cobra.Command {
	c := a.command("new", func(c *cobra.Command, args []string) error {
		if len(args) == 0 || examples[args[0]] == "" {
			return a.usage("new.which")
		}
		if len(args) < 2 || len(args) > 3 {
			return a.usage("new.name", args[0], examples[args[0]])
		}
		dir := "."
		if len(args) == 3 {
			dir = args[2]
		}
		return a.start(dir, args[0], path.Clean(filepath.ToSlash(args[1])))
	})
	c.ValidArgs = []string{"course", "module", "lesson"}
	return c
}

// start writes the files of a new course, module or lesson. It overwrites
// nothing: when a file is there already, none is written.
func (a *app) start(dir, what, name string) error {
	name = strings.TrimSuffix(strings.TrimPrefix(name, "content/"), ".md")
	id := slug(path.Base(name))
	content := filepath.Join(dir, "content")
	top, _, inside := strings.Cut(name, "/")
	if what != "course" && fs.ValidPath(name) {
		if _, err := os.Stat(filepath.Join(content, top, "course.md")); err != nil || !inside {
			return a.usage("new.nocourse", name)
		}
	}
	if !fs.ValidPath(name) || id == "" || strings.Count(name, "/") > deepest[what] || !generator.NameFree(path.Base(name)) {
		return a.usage("new.badname", name)
	}
	data, err := scaffolds.ReadFile("new/" + what + "." + a.words.Lang + ".txtar")
	if err != nil {
		return err
	}
	fill := strings.NewReplacer("{id}", id, "{title}", heading(id))
	files := map[string]string{}
	for file, text := range sections(string(data)) {
		target := path.Join(name, file)
		if what == "lesson" {
			target = name + ".md"
		}
		files[target] = fill.Replace(text)
	}
	for file := range files {
		if _, err := os.Stat(filepath.Join(content, filepath.FromSlash(file))); !errors.Is(err, fs.ErrNotExist) {
			a.tell("new.there", path.Join("content", file))
			return errProblems
		}
	}
	for _, file := range slices.Sorted(maps.Keys(files)) {
		target := filepath.Join(content, filepath.FromSlash(file))
		if err := put(target, []byte(files[file])); err != nil {
			return err
		}
		a.tell("new.done", target)
	}
	a.tell("new.next")
	return nil
}

// sections takes a scaffold apart: "-- NAME --" begins a file.
func sections(archive string) map[string]string {
	files, name := map[string]string{}, ""
	for line := range strings.Lines(archive) {
		if rest, ok := strings.CutPrefix(line, "-- "); ok {
			name = strings.TrimSuffix(strings.TrimSpace(rest), " --")
			files[name] = ""
			continue
		}
		files[name] += line
	}
	return files
}

// slug is a name without its number, as an id may be.
func slug(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(strings.TrimLeft(name, "0123456789-_. ")) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	if s := strings.Trim(b.String(), "-"); len(s) > 1 {
		return s[:min(len(s), 48)]
	}
	return ""
}

// heading makes a title of an id: kerja-kelompok is Kerja kelompok.
func heading(id string) string {
	text := strings.ReplaceAll(id, "-", " ")
	return strings.ToUpper(text[:1]) + text[1:]
}
