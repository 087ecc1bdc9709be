package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"suluh/generator"
	"suluh/generator/words"
)

func (a *app) export() *cobra.Command {
	var output, budget string
	var o generator.FormatOptions
	c := a.command("export", func(c *cobra.Command, args []string) error {
		formats := generator.Formats()
		if len(args) == 0 {
			return a.usage("export.which", strings.Join(formats, ", "))
		}
		if !slices.Contains(formats, args[0]) {
			return a.guess("export.unknown", args[0], formats, strings.Join(formats, ", "))
		}
		if lang := c.Flag("lang"); lang.Changed {
			o.Lang = lang.Value.String()
		}
		if o.Budget = bytesOf(budget); budget != "" && o.Budget == 0 {
			return a.usage("flag.value", budget, "--budget", c.CommandPath())
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
		data, problems, err := p.Export(c.Context(), args[0], o)
		if err != nil {
			return a.refused(err)
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
	c.Flags().StringVar(&o.Course, "course", "", a.words.Say("flag.course"))
	c.Flags().StringVar(&o.Module, "module", "", a.words.Say("flag.module"))
	c.Flags().StringVar(&o.Lesson, "lesson", "", a.words.Say("flag.lesson"))
	c.Flags().StringVar(&budget, "budget", "", a.words.Say("flag.budget"))
	c.ValidArgsFunction = func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) == 0 {
			return generator.Formats(), cobra.ShellCompDirectiveNoFileComp
		}
		return nil, cobra.ShellCompDirectiveFilterDirs
	}
	return c
}

// refused says why a format would not write: what was chosen is not there, or
// the file would be too large.
func (a *app) refused(err error) error {
	var choice *generator.ChoiceError
	var heavy *generator.BudgetError
	switch {
	case errors.As(err, &choice) && choice.Name == "":
		return a.usage("export.several."+choice.Of, strings.Join(choice.Known, ", "))
	case errors.As(err, &choice):
		return a.guess("export.none."+choice.Of, choice.Name, choice.Known, strings.Join(choice.Known, ", "))
	case errors.As(err, &heavy):
		a.tell("export.heavy", inWords(heavy.Size), inWords(heavy.Budget))
		for i, w := range heavy.Weights {
			if i == heaviest {
				a.tell("export.lighter", len(heavy.Weights)-i)
				break
			}
			name := w.Name
			if words.Has(name) {
				name = a.words.Say(name)
			}
			a.say("  %9s  %s\n", inWords(int64(w.Bytes)), safe(name))
		}
		return errProblems
	}
	return err
}

// heaviest is how many parts of a file that is too large are named.
const heaviest = 15

var sized = regexp.MustCompile(`^([0-9]+(?:[.,][0-9]+)?) *([kKM]?)B?$`)

// bytesOf reads a size such as 900kB or 1.5MB; 0 is none.
func bytesOf(size string) int64 {
	m := sized.FindStringSubmatch(size)
	if m == nil {
		return 0
	}
	n, err := strconv.ParseFloat(strings.Replace(m[1], ",", ".", 1), 64)
	if err != nil {
		return 0
	}
	return int64(n * map[string]float64{"": 1, "k": 1e3, "K": 1e3, "M": 1e6}[m[2]])
}

// inWords is a size as people say it.
func inWords(n int64) string {
	switch {
	case n >= 1e6:
		return fmt.Sprintf("%.2f MB", float64(n)/1e6)
	case n >= 1e3:
		return fmt.Sprintf("%.1f kB", float64(n)/1e3)
	}
	return fmt.Sprintf("%d B", n)
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
