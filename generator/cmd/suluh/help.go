package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// say writes to the side where people read: standard error.
func (a *app) say(format string, args ...any) { fmt.Fprintf(a.err, format, args...) }

// help is a command's manual in the reader's language.
func (a *app) help(c *cobra.Command, _ []string) {
	w := a.words
	p := func(format string, args ...any) { fmt.Fprintf(a.out, format, args...) }
	p("%s\n\n%s\n  %s\n", strings.TrimRight(c.Long, "\n"), w.Say("help.usage"), c.UseLine())
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
	p("\n%s\n%s", w.Say("help.flags"), c.LocalFlags().FlagUsages())
	if c.HasParent() {
		p("%s", c.InheritedFlags().FlagUsages())
	}
}

// flagError says in the reader's language what is wrong with a flag.
func (a *app) flagError(c *cobra.Command, err error) error {
	var named interface{ GetSpecifiedName() string }
	if errors.As(err, &named) {
		name := named.GetSpecifiedName()
		if len(name) > 1 {
			name = "--" + name
		} else {
			name = "-" + name
		}
		return usageError{a.words.Say("flag.unknown", name, c.CommandPath())}
	}
	var value interface{ GetValue() string }
	if errors.As(err, &value) {
		return usageError{a.words.Say("flag.value", value.GetValue(), c.CommandPath())}
	}
	return usageError{a.words.Say("flag.wrong", c.CommandPath(), err.Error())}
}

func (a *app) completion() *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	c := a.command("completion SHELL", func(c *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usageError{a.words.Say("completion.shell", strings.Join(shells, ", "))}
		}
		root := c.Root()
		switch args[0] {
		case "bash":
			return root.GenBashCompletionV2(a.out, true)
		case "zsh":
			return root.GenZshCompletion(a.out)
		case "fish":
			return root.GenFishCompletion(a.out, true)
		case "powershell":
			return root.GenPowerShellCompletionWithDesc(a.out)
		}
		return usageError{a.words.Say("completion.shell", strings.Join(shells, ", "))}
	})
	c.ValidArgs = shells
	return c
}
