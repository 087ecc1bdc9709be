package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"suluh/generator"
)

func (a *app) export() *cobra.Command {
	var output string
	c := a.command("export", func(c *cobra.Command, args []string) error {
		formats := generator.Formats()
		if len(args) == 0 {
			return a.usage("export.which", strings.Join(formats, ", "))
		}
		if !slices.Contains(formats, args[0]) {
			return a.guess("export.unknown", args[0], formats, strings.Join(formats, ", "))
		}
		dir, err := a.folder(args[1:])
		if err != nil {
			return err
		}
		p, closeDir, err := open(dir, generator.Options{})
		if err != nil {
			return err
		}
		defer closeDir()
		data, problems, err := p.Export(c.Context(), args[0])
		if err != nil {
			return err
		}
		a.problems(dir, problems, maxShown)
		if problems.Errors() > 0 {
			a.tell("build.stopped", a.counted(problems))
			return errProblems
		}
		if output == "" || output == "-" {
			_, err = a.out.Write(data)
			return err
		}
		if err := put(output, data); err != nil {
			return err
		}
		a.tell("export.done", output, len(data))
		return nil
	})
	c.Flags().StringVarP(&output, "output", "o", "", a.words.Say("flag.file"))
	c.ValidArgsFunction = func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) == 0 {
			return generator.Formats(), cobra.ShellCompDirectiveNoFileComp
		}
		return nil, cobra.ShellCompDirectiveFilterDirs
	}
	return c
}

// put writes a new file, or puts it in the place of the one that is there.
func put(name string, data []byte) error {
	if _, err := os.Stat(name); err == nil {
		return replace(name, data)
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, data, 0o644)
}
