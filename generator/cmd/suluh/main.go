// Command suluh turns Markdown lessons into a learning site.
//
// One file for each command; values in, values out; the only exit is here.
// Exit codes: 0 done, 1 problems in what was read or done, 2 a call that says
// something else than it means.
package main

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"golang.org/x/term"
	"golang.org/x/text/language"

	"suluh/generator/words"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// An app is one call of the command.
type app struct {
	words    words.Words
	out, err io.Writer
	colours  bool // err is a terminal that shows them
	width    int  // of that terminal, 0 when unknown
}

// errProblems ends a command that has already said what is wrong.
var errProblems = errors.New("problems")

// A usageError is a call that cannot be meant, in the caller's language.
type usageError struct{ text string }

func (e usageError) Error() string { return e.text }

func run(args []string, out, errOut io.Writer) int {
	a := &app{words: words.In(wanted(args)), out: out, err: errOut}
	if f, ok := errOut.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		a.colours = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
		a.width, _, _ = term.GetSize(int(f.Fd()))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	root := a.root()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	var usage usageError
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errProblems):
		return 1
	case errors.As(err, &usage):
		a.say("%s\n", usage.text)
		return 2
	case ctx.Err() != nil:
		a.say("%s\n", a.words.Say("command.interrupted"))
		return 1
	}
	a.say("%s\n", a.trouble(err))
	return 1
}

// wanted is the language asked for by --lang or, without it, by the locale.
// It is known before the flags are read, since their help is in it.
func wanted(args []string) string {
	for i, arg := range args {
		if v, ok := strings.CutPrefix(arg, "--lang="); ok {
			return v
		}
		if arg == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" {
			return locale(v)
		}
	}
	return words.Languages[0]
}

// locale is the catalogue's language nearest to a locale such as id_ID.UTF-8.
// C and POSIX are no languages; who speaks another one reads English.
func locale(v string) string {
	v, _, _ = strings.Cut(v, ".")
	v, _, _ = strings.Cut(v, "@")
	tag, err := language.Parse(v)
	if err != nil {
		return words.Languages[0]
	}
	_, i, confidence := language.NewMatcher([]language.Tag{language.Indonesian, language.English}).Match(tag)
	if confidence == language.No {
		return "en"
	}
	return words.Languages[i]
}

func (a *app) root() *cobra.Command {
	root := a.command("suluh", nil, a.build(), a.serve(), a.check(), a.explain(), a.scaffold(), a.export(), a.completion(), a.version())
	root.PersistentFlags().String("lang", a.words.Lang, a.words.Say("flag.lang"))
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpCommand(&cobra.Command{Hidden: true})
	root.SetHelpFunc(a.help)
	root.SetUsageFunc(func(c *cobra.Command) error { return nil })
	root.SetFlagErrorFunc(a.flagError)
	root.SetOut(a.out)
	root.SetErr(a.err)
	root.SilenceErrors, root.SilenceUsage = true, true
	root.Args = cobra.ArbitraryArgs
	root.RunE = func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			a.help(c, nil)
			return usageError{a.words.Say("command.none")}
		}
		text := a.words.Say("command.unknown", args[0])
		if near := c.SuggestionsFor(args[0]); len(near) > 0 {
			text += " " + a.words.Say("command.near", near[0])
		}
		return usageError{text}
	}
	return root
}

// command makes a command whose texts stand in the catalogue under its name:
// command.NAME (one line), command.NAME.long and command.NAME.examples.
func (a *app) command(use string, do func(c *cobra.Command, args []string) error, under ...*cobra.Command) *cobra.Command {
	name, _, _ := strings.Cut(use, " ")
	c := &cobra.Command{
		Use: use, RunE: do, Args: cobra.ArbitraryArgs,
		Short: a.words.Say("command." + name), Long: a.words.Say("command." + name + ".long"), Example: a.words.Say("command." + name + ".examples"),
	}
	c.AddCommand(under...)
	return c
}

// folder is the project's folder: the only argument, or this one. It must hold
// content.
func (a *app) folder(args []string) (string, error) {
	dir := "."
	switch len(args) {
	case 0:
	case 1:
		dir = args[0]
	default:
		return "", usageError{a.words.Say("command.toomany", strings.Join(args[1:], " "))}
	}
	info, err := os.Stat(filepath.Join(dir, "content"))
	if err != nil || !info.IsDir() {
		return "", usageError{a.words.Say("command.nocontent", dir)}
	}
	return dir, nil
}
