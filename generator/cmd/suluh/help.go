package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"suluh/generator/source"
)

// help is a command's manual in the reader's language.
func (a *app) help(c *cobra.Command, _ []string) {
	w := a.words
	p := func(format string, args ...any) { fmt.Fprintf(a.out, format, args...) }
	p("%s\n\n%s\n  %s %s\n", strings.TrimRight(c.Long, "\n"), w.Say("help.usage"), c.UseLine(), w.Say("help.options"))
	if subs := c.Commands(); len(subs) > 0 {
		p("\n%s\n", w.Say("help.commands"))
		for _, s := range subs {
			if !s.Hidden {
				p("  %-12s %s\n", s.Name(), s.Short)
			}
		}
	}
	if c.Example != "" {
		p("\n%s\n", w.Say("help.examples"))
		for line := range strings.SplitSeq(strings.TrimRight(c.Example, "\n"), "\n") {
			p("  %s\n", line)
		}
	}
	p("\n%s\n", w.Say("help.flags"))
	wide := 0
	for _, f := range flags(c) {
		wide = max(wide, len(spelled(f)))
	}
	for _, f := range flags(c) {
		p("  %-*s   %s\n", wide, spelled(f), a.meaning(f))
	}
}

// flags are the options that a command takes, its own before those of all.
func flags(c *cobra.Command) (all []*pflag.Flag) {
	add := func(f *pflag.Flag) {
		if !f.Hidden {
			all = append(all, f)
		}
	}
	c.LocalFlags().VisitAll(add)
	c.InheritedFlags().VisitAll(add)
	return all
}

// spelled is how an option is written: -o, --output FOLDER.
func spelled(f *pflag.Flag) string {
	text := "    --" + f.Name
	if f.Shorthand != "" {
		text = "-" + f.Shorthand + ", --" + f.Name
	}
	if value, _ := pflag.UnquoteUsage(f); value != "" {
		text += " " + value
	}
	return text
}

// meaning is what an option does, with its value when it is not given.
func (a *app) meaning(f *pflag.Flag) string {
	_, text := pflag.UnquoteUsage(f)
	if f.DefValue != "" && f.DefValue != "false" {
		text += " " + a.words.Say("flag.default", f.DefValue)
	}
	return text
}

// helpCommand is `suluh help COMMAND`, the other way to ask.
func (a *app) helpCommand() *cobra.Command {
	return &cobra.Command{Use: "help", Short: a.words.Say("command.help"), Hidden: true, RunE: func(c *cobra.Command, args []string) error {
		of, rest, err := c.Root().Find(args)
		if err != nil || len(rest) > 0 {
			return a.unknown(c.Root(), args[0])
		}
		a.help(of, nil)
		return nil
	}}
}

// unknown refuses a command that there is not, and names the nearest.
func (a *app) unknown(root *cobra.Command, name string) error {
	var names []string
	for _, c := range root.Commands() {
		if !c.Hidden {
			names = append(names, c.Name())
		}
	}
	return a.guess("command.unknown", name, names)
}

// guess refuses a word, and names the known one that it most likely means: the
// nearest, or the only one that it begins.
func (a *app) guess(key, word string, known []string, args ...any) error {
	text := a.text(key, slices.Concat([]any{word}, args)...)
	near := source.Nearest(word, known)
	if near == "" && word != "" {
		for _, k := range known {
			if strings.HasPrefix(k, word) {
				near = k
				break
			}
		}
	}
	if near != "" {
		text += " " + a.text("command.near", near)
	}
	return usageError{text}
}

// flagError says in the reader's language what is wrong with an option.
func (a *app) flagError(c *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var lacks *pflag.ValueRequiredError
	var wrong *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		if unknown.GetSpecifiedShortnames() != "" {
			return a.usage("flag.unknown", "-"+unknown.GetSpecifiedName(), c.CommandPath())
		}
		var names []string
		for _, f := range flags(c) {
			names = append(names, "--"+f.Name)
		}
		return a.guess("flag.unknown", "--"+unknown.GetSpecifiedName(), names, c.CommandPath())
	case errors.As(err, &lacks):
		return a.usage("flag.lacks", "--"+lacks.GetFlag().Name, c.CommandPath())
	case errors.As(err, &wrong):
		return a.usage("flag.value", wrong.GetValue(), "--"+wrong.GetFlag().Name, c.CommandPath())
	}
	return a.usage("flag.wrong", c.CommandPath())
}
