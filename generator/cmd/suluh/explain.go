package main

import (
	"fmt"
	"regexp"
	"strings"
)

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
