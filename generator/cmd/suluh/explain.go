package main

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"suluh/generator/words"
)

func (a *app) explain() *cobra.Command {
	c := a.command("explain", func(c *cobra.Command, args []string) error {
		if len(args) != 1 {
			return a.usage("explain.one")
		}
		code := strings.ToUpper(args[0])
		if !words.Has(code + ".long") {
			return a.guess("explain.unknown", code, codes())
		}
		return a.explained(code)
	})
	c.ValidArgsFunction = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return codes(), cobra.ShellCompDirectiveNoFileComp
	}
	return c
}

// codes are all codes of problems.
func codes() (all []string) {
	for _, prefix := range []string{"E", "W"} {
		for _, key := range words.Keys(prefix) {
			if code, ok := strings.CutSuffix(key, ".long"); ok {
				all = append(all, code)
			}
		}
	}
	return all
}

var arguments = regexp.MustCompile(`\{\d(\|[^}]*)?\}`)

// explained prints the long form of a code: its sentence with … for what
// differs, the hint, and the explanation.
func (a *app) explained(code string) error {
	general := func(key string) string {
		return arguments.ReplaceAllStringFunc(a.words.Say(key), func(arg string) string {
			if parts := strings.Split(strings.Trim(arg, "{}"), "|"); len(parts) == 3 {
				return parts[2]
			}
			return "…"
		})
	}
	_, err := fmt.Fprintf(a.out, "%s  %s\n\n%s\n\n%s\n", code, general(code), strings.TrimSpace(general(code+".hint")), strings.TrimSpace(a.words.Say(code+".long")))
	return err
}
