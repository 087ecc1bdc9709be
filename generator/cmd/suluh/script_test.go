package main

import (
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what the scripts compare with")

// asCommand makes this test the command itself, for tests that call it without a script.
const asCommand = "SULUH_AS_COMMAND"

func TestMain(m *testing.M) {
	if os.Getenv(asCommand) != "" {
		main()
	}
	testscript.Main(m, map[string]func(){"suluh": main})
}

// command is a call of the real main with a clean environment.
func command(dir string, env []string, args ...string) *exec.Cmd {
	self, err := os.Executable()
	if err != nil {
		panic(err)
	}
	c := exec.Command(self, args...)
	c.Dir = dir
	c.Env = append([]string{asCommand + "=1", "PATH=" + os.Getenv("PATH")}, env...)
	return c
}

// TestScripts runs testdata/script/*.txtar, which call the real main. Beside the
// commands of package testscript they have
//
//	fails CODE PROGRAM ARGS    runs a program that ends with this exit code
//	tree FILE DIR              writes the names, modes and sums of all in DIR to FILE
//	put NAME FILE              copies FILE, or a text in Go's quotes, to a name in
//	                           Go's quotes, such as "a\nb"
//	bytes FILE TEXT            FILE holds exactly a text in Go's quotes
//	harmless FILE              nothing in it is obeyed by a terminal
//	pipe NAME                  makes a named pipe
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			home := filepath.Join(filepath.Dir(env.WorkDir), "home-"+filepath.Base(env.WorkDir))
			env.Setenv("HOME", home)
			env.Defer(func() { os.RemoveAll(home) })
			return os.MkdirAll(home, 0o755)
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"fails":    fails,
			"tree":     tree,
			"put":      putFile,
			"bytes":    holds,
			"harmless": harmless,
			"pipe": func(ts *testscript.TestScript, _ bool, args []string) {
				ts.Check(exec.Command("mkfifo", ts.MkAbs(args[0])).Run())
			},
		},
	})
}

func fails(ts *testscript.TestScript, _ bool, args []string) {
	err := ts.Exec(args[1], args[2:]...)
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		ts.Fatalf("%v", err)
	}
	got := 0
	if exit != nil {
		got = exit.ExitCode()
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit code %d, want %s", got, args[0])
	}
}

func tree(ts *testscript.TestScript, _ bool, args []string) {
	text, err := treeOf(ts.MkAbs(args[1]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o644))
}

// treeOf says what lies in a folder.
func treeOf(root string) (string, error) {
	var b strings.Builder
	err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, name)
		fmt.Fprintf(&b, "%q %v", filepath.ToSlash(rel), info.Mode())
		if info.Mode().IsRegular() {
			data, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			fmt.Fprintf(&b, " %x", sha256.Sum256(data))
		}
		b.WriteByte('\n')
		return nil
	})
	return b.String(), err
}

// mustTree is treeOf for a test in Go.
func mustTree(t *testing.T, root string) string {
	t.Helper()
	text, err := treeOf(root)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func putFile(ts *testscript.TestScript, _ bool, args []string) {
	text := ""
	if args[1][0] == '"' {
		text = unquote(ts, args[1])
	} else {
		text = ts.ReadFile(args[1])
	}
	name := ts.MkAbs(unquote(ts, args[0]))
	ts.Check(os.MkdirAll(filepath.Dir(name), 0o755))
	ts.Check(os.WriteFile(name, []byte(text), 0o644))
}

func holds(ts *testscript.TestScript, _ bool, args []string) {
	if got, want := ts.ReadFile(args[0]), unquote(ts, args[1]); got != want {
		ts.Fatalf("got  %q\nwant %q", got, want)
	}
}

func harmless(ts *testscript.TestScript, _ bool, args []string) {
	text := ts.ReadFile(args[0])
	if strings.IndexFunc(strings.ReplaceAll(text, "\n", ""), obeyed) >= 0 {
		ts.Fatalf("%s holds what a terminal obeys: %q", args[0], text)
	}
}

func unquote(ts *testscript.TestScript, text string) string {
	text, err := strconv.Unquote(text)
	ts.Check(err)
	return text
}
