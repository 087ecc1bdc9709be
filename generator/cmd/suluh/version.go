package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func (a *app) version() *cobra.Command {
	return a.command("version", func(*cobra.Command, []string) error { return a.sayVersion() })
}

func (a *app) sayVersion() error {
	_, err := fmt.Fprintf(a.out, "suluh %s\n", versionText())
	return err
}

// versionText is the module's version, or the commit a development build was
// made from.
func versionText() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(devel)"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return s.Value[:12]
		}
	}
	return "(devel)"
}
