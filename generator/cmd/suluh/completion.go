package main

import (
	"strings"

	"github.com/spf13/cobra"
)

func (a *app) completion() *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	c := a.command("completion", func(c *cobra.Command, args []string) error {
		root := c.Root()
		if len(args) == 1 {
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
		}
		return a.usage("completion.shell", strings.Join(shells, ", "))
	})
	c.ValidArgs = shells
	return c
}
