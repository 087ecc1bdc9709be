package main

import (
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"suluh/generator"
	"suluh/generator/publish"
)

func (a *app) build() *cobra.Command {
	var output, why string
	var drafts bool
	c := a.command("build", func(c *cobra.Command, args []string) error {
		dir, err := a.folder(args)
		if err != nil {
			return err
		}
		start := time.Now()
		p, closeDir, err := open(dir, generator.Options{Drafts: drafts})
		if err != nil {
			return err
		}
		defer closeDir()
		made, err := p.Site(c.Context())
		if err != nil {
			return err
		}
		a.problems(dir, made.Problems, maxShown)
		if why != "" {
			if _, err := made.Sums(c.Context()); err != nil {
				return err
			}
			return a.why(p, why)
		}
		if n := made.Problems.Errors(); n > 0 {
			a.tell("build.stopped", a.counted(made.Problems))
			return errProblems
		}
		out := output
		if !filepath.IsAbs(out) && !c.Flags().Changed("output") {
			out = filepath.Join(dir, out)
		}
		files := make(map[string]publish.File, len(made.Files))
		for name, f := range made.Files {
			files[name] = f
		}
		done, err := publish.Publish(c.Context(), out, files, publish.Options{
			Forbidden: []string{filepath.Join(dir, "content"), filepath.Join(dir, "templates"), filepath.Join(dir, "static")},
			Holders:   []string{dir},
			Generator: "suluh " + versionText(),
		})
		if err != nil {
			return err
		}
		if len(made.Unsafe) > 0 {
			a.tell("build.unsafe", strings.Join(made.Unsafe, ", "))
		}
		a.tell("build.done", out, done.Written, done.Kept, done.Removed, time.Since(start).Round(time.Millisecond))
		if done.PerFile {
			a.tell("build.perfile", out)
		}
		if n := len(made.Problems); n > 0 {
			a.say("%s\n", a.counted(made.Problems))
		}
		return nil
	})
	c.Flags().StringVarP(&output, "output", "o", "public", a.words.Say("flag.output"))
	c.Flags().BoolVar(&drafts, "drafts", false, a.words.Say("flag.drafts"))
	c.Flags().StringVar(&why, "why", "", a.words.Say("flag.why"))
	return c
}

// open opens a project so that nothing outside its folder can be read.
func open(dir string, o generator.Options) (*generator.Project, func(), error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, nil, err
	}
	return generator.Open(root.FS(), o), func() { root.Close() }, nil
}

// why prints the chain of reasons that made a page.
func (a *app) why(p *generator.Project, page string) error {
	chain := p.Why(page)
	if chain == nil {
		return a.usage("why.unknown", page)
	}
	for _, r := range chain {
		a.tell("why."+r.Cause, r.Step, r.Of)
	}
	return nil
}
