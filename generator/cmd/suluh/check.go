package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"suluh/generator"
)

func (a *app) check() *cobra.Command {
	var strict, asJSON, fix bool
	c := a.command("check", func(c *cobra.Command, args []string) error {
		dir, err := a.folder(args)
		if err != nil {
			return err
		}
		p, closeDir, err := open(dir, generator.Options{Drafts: true})
		if err != nil {
			return err
		}
		defer closeDir()
		if fix {
			if err := a.fix(c, p, dir); err != nil {
				return err
			}
		}
		problems, err := p.Check(c.Context())
		if err != nil {
			return err
		}
		if asJSON {
			err = a.asJSON(a.out, dir, problems)
		} else {
			a.problems(dir, problems, 0)
			a.say("%s\n", a.counted(problems))
		}
		if err != nil {
			return err
		}
		if problems.Errors() > 0 || strict && len(problems) > 0 {
			return errProblems
		}
		return nil
	})
	c.Flags().BoolVar(&strict, "strict", false, a.words.Say("flag.strict"))
	c.Flags().BoolVar(&asJSON, "json", false, a.words.Say("flag.json"))
	c.Flags().BoolVar(&fix, "fix", false, a.words.Say("flag.fix"))
	return c
}

// fix writes missing ids into lessons: the only place where Suluh changes an
// author's file, and only what was asked for.
func (a *app) fix(c *cobra.Command, p *generator.Project, dir string) error {
	mended, err := p.Fix(c.Context())
	if err != nil {
		return err
	}
	for _, m := range mended {
		name := filepath.Join(dir, "content", filepath.FromSlash(m.File))
		if err := replace(name, m.Data); err != nil {
			return err
		}
		p.Changed("content/" + m.File)
		a.tell("fix.done", name, strings.Join(m.IDs, ", "))
	}
	return nil
}

// replace puts new bytes in a file's place in one step, with its mode.
func replace(name string, data []byte) error {
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	tmp, err := os.CreateTemp(filepath.Dir(name), ".suluh-*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	_, err = tmp.Write(data)
	if e := tmp.Chmod(info.Mode().Perm()); err == nil {
		err = e
	}
	if e := tmp.Close(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	return os.Rename(tmp.Name(), name)
}
