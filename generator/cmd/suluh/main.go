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
	"runtime/debug"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"golang.org/x/term"
	"golang.org/x/text/language"

	"suluh/generator/words"
)

// The collector of garbage is called seldom (percent) as long as there is room, and
// works harder from softLimit on: a large course then takes more time rather than
// more of a small machine's memory.
const (
	percent   = 400
	softLimit = 360 << 20
)

func main() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(softLimit)
		if os.Getenv("GOGC") == "" {
			debug.SetGCPercent(percent)
		}
	}
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// An app is one call of the command.
type app struct {
	words   words.Words
	out     *sound
	err     io.Writer
	colours bool // err is a terminal that shows them
}

// errProblems ends a command that has already said what is wrong.
var errProblems = errors.New("problems")

// A usageError is a call that cannot be meant, in the caller's language.
type usageError struct{ text string }

func (e usageError) Error() string { return e.text }

// usage refuses a call with a text of the catalogue.
func (a *app) usage(key string, args ...any) error { return usageError{a.text(key, args...)} }

func run(args []string, out, errOut io.Writer) int {
	a := &app{words: words.In(wanted(args)), out: &sound{w: out}, err: errOut}
	if f, ok := errOut.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		a.colours = coloured(os.Getenv)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	root := a.root()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err == nil {
		err = a.out.err
	}
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
		a.tell("command.interrupted")
		return 1
	}
	a.say("%s\n", a.trouble(err))
	return 1
}

// A sound writer remembers the first write that failed, so that help and
// completion scripts, which nobody asks for errors, do not fail in silence.
type sound struct {
	w   io.Writer
	err error
}

func (s *sound) Write(b []byte) (int, error) {
	n, err := s.w.Write(b)
	if s.err == nil {
		s.err = err
	}
	return n, err
}

// coloured reports whether a terminal is to be painted: https://no-color.org.
func coloured(env func(string) string) bool { return env("NO_COLOR") == "" && env("TERM") != "dumb" }

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
	root := a.command("suluh", nil, a.build(), a.serve(), a.check(), a.explain(), a.scaffold(), a.export(), a.health(), a.completion(), a.version())
	lang := root.PersistentFlags().String("lang", a.words.Lang, a.words.Say("flag.lang"))
	version := root.Flags().Bool("version", false, a.words.Say("flag.version"))
	root.PersistentPreRunE = func(c *cobra.Command, _ []string) error {
		if !slices.Contains(words.Languages, *lang) {
			return a.usage("flag.value", *lang, "--lang", c.CommandPath())
		}
		return nil
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpCommand(a.helpCommand())
	root.SetHelpFunc(a.help)
	root.SetUsageFunc(func(c *cobra.Command) error { return nil })
	root.SetFlagErrorFunc(a.flagError)
	root.SetOut(a.out)
	root.SetErr(a.err)
	root.SilenceErrors, root.SilenceUsage = true, true
	root.RunE = func(c *cobra.Command, args []string) error {
		switch {
		case *version:
			return a.sayVersion()
		case len(args) == 0:
			a.help(c, nil)
			return a.usage("command.none")
		}
		return a.unknown(c, args[0])
	}
	return root
}

// command makes a command whose texts stand in the catalogue under its name:
// command.NAME (one line), and command.NAME with .use (its arguments), .long
// and .examples.
func (a *app) command(name string, do func(c *cobra.Command, args []string) error, under ...*cobra.Command) *cobra.Command {
	say := func(what string) string { return a.words.Say("command." + name + what) }
	c := &cobra.Command{
		Use: name, RunE: do, Args: cobra.ArbitraryArgs, DisableFlagsInUseLine: true,
		Short: say(""), Long: say(".long"), Example: say(".examples"),
	}
	if words.Has("command." + name + ".use") {
		c.Use += " " + say(".use")
	}
	c.Flags().BoolP("help", "h", false, a.words.Say("flag.help"))
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
		return "", a.usage("command.toomany", strings.Join(args[1:], " "))
	}
	info, err := os.Stat(filepath.Join(dir, "content"))
	if err != nil || !info.IsDir() {
		return "", a.usage("command.nocontent", dir)
	}
	return dir, nil
}
