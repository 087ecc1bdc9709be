package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what the scripts compare with")

// asCommand makes this test the command itself: the scripts run the real main.
const asCommand = "SULUH_AS_COMMAND"

func TestMain(m *testing.M) {
	if os.Getenv(asCommand) != "" {
		main()
	}
	flag.Parse()
	os.Exit(m.Run())
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

// TestScripts runs testdata/script/*.txtar: above the first file of an archive
// stands a script, whose files lie in a folder of its own. A line is a command,
// with ! in front of one that must fail; words with blanks stand in '…'.
//
//	exec suluh ARGS    runs the command; ! wants exit code 1, ? 2
//	stdout, stderr RE  what it said matches; ! does not
//	grep RE FILE       a file matches; ! does not
//	cmp A B            two files are alike; either may be stdout or stderr
//	exists FILE...     they are there; ! none is
//	cp A B, mv A B, rm A, mkdir DIR, cd DIR, env K=V, symlink LINK TO, pipe NAME
//	tree FILE DIR      writes the names, modes and sums of all in DIR to FILE
//	put NAME FILE      copies FILE, or a text in Go's quotes, to a name in Go's
//	                   quotes, such as "a\nb"
//	bytes FILE TEXT    a file holds exactly a text in Go's quotes
//	harmless FILE      nothing in it is obeyed by a terminal
//
// With -update, the file that cmp compares stdout or stderr with is written.
func TestScripts(t *testing.T) {
	archives, err := filepath.Glob("testdata/script/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no scripts", err)
	}
	for _, archive := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(archive), ".txtar"), func(t *testing.T) {
			t.Parallel()
			s := &script{T: t, archive: archive, work: filepath.Join(t.TempDir(), "work")}
			s.run()
		})
	}
}

// A script is one archive at work.
type script struct {
	*testing.T
	archive, work, dir string
	env                []string
	said               map[string]string // stdout and stderr of the last command
	written            map[string]string // files of the archive that -update changes
	line               int
}

func (s *script) run() {
	data, err := os.ReadFile(s.archive)
	s.check(err)
	files := sections(string(data))
	for name, text := range files {
		if name != "" {
			s.write(filepath.Join(s.work, name), text)
		}
	}
	s.dir, s.written = s.work, map[string]string{}
	s.check(os.MkdirAll(s.work, 0o755))
	home := filepath.Join(filepath.Dir(s.work), "home")
	s.check(os.MkdirAll(home, 0o755))
	s.env = []string{"HOME=" + home}
	for text := range strings.Lines(files[""]) {
		s.line++
		if args := fields(text); len(args) > 0 {
			s.do(args)
		}
	}
	if len(s.written) > 0 {
		s.check(os.WriteFile(s.archive, []byte(s.rewritten(string(data))), 0o644))
	}
}

var quotedOrNot = regexp.MustCompile(`(?:[^\s']|'[^']*')+`)

// fields are the words of a line of a script.
func fields(line string) []string {
	if strings.HasPrefix(line, "#") {
		return nil
	}
	words := quotedOrNot.FindAllString(line, -1)
	for i := range words {
		words[i] = strings.ReplaceAll(words[i], "'", "")
	}
	return words
}

func (s *script) do(args []string) {
	s.Helper()
	mark := ""
	if args[0] == "!" || args[0] == "?" {
		mark, args = args[0], args[1:]
	}
	word, args := args[0], args[1:]
	wants := func(n int) {
		s.Helper()
		if len(args) != n {
			s.fail("%s takes %d words", word, n)
		}
	}
	switch word {
	case "exec":
		s.exec(mark, args[1:])
	case "stdout", "stderr":
		wants(1)
		s.match(mark, args[0], word)
	case "grep":
		wants(2)
		s.match(mark, args[0], args[1])
	case "cmp":
		wants(2)
		s.cmp(args[0], args[1])
	case "exists":
		for _, name := range args {
			if _, err := os.Lstat(s.path(name)); (err == nil) == (mark == "!") {
				s.fail("%s: %v", name, err)
			}
		}
	case "cp":
		wants(2)
		s.write(s.path(args[1]), s.read(args[0]))
	case "mv":
		wants(2)
		s.check(os.Rename(s.path(args[0]), s.path(args[1])))
	case "rm":
		for _, name := range args {
			s.check(os.RemoveAll(s.path(name)))
		}
	case "mkdir":
		wants(1)
		s.check(os.MkdirAll(s.path(args[0]), 0o755))
	case "cd":
		wants(1)
		s.dir = s.path(args[0])
	case "env":
		wants(1)
		s.env = append(s.env, args[0])
	case "symlink":
		wants(2)
		s.check(os.Symlink(args[1], s.path(args[0])))
	case "pipe":
		wants(1)
		s.check(exec.Command("mkfifo", s.path(args[0])).Run())
	case "tree":
		wants(2)
		s.write(s.path(args[0]), s.tree(s.path(args[1])))
	case "put":
		wants(2)
		text := args[1]
		if text[0] == '"' {
			text = s.unquote(text)
		} else {
			text = s.read(text)
		}
		s.write(s.path(s.unquote(args[0])), text)
	case "bytes":
		wants(2)
		if got, want := s.read(args[0]), s.unquote(args[1]); got != want {
			s.fail("got  %q\nwant %q", got, want)
		}
	case "harmless":
		wants(1)
		if i := strings.IndexFunc(strings.ReplaceAll(s.read(args[0]), "\n", ""), obeyed); i >= 0 {
			s.fail("%s holds what a terminal obeys: %q", args[0], s.read(args[0]))
		}
	default:
		s.fail("there is no command %s", word)
	}
}

func (s *script) exec(mark string, args []string) {
	s.Helper()
	var out, errOut bytes.Buffer
	c := command(s.dir, s.env, args...)
	c.Stdout, c.Stderr = &out, &errOut
	err := c.Run()
	s.said = map[string]string{"stdout": out.String(), "stderr": errOut.String()}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		s.fail("%v", err)
	}
	want := map[string]int{"": 0, "!": 1, "?": 2}[mark]
	if got := c.ProcessState.ExitCode(); got != want {
		s.fail("exit code %d, want %d\n%s", got, want, errOut.String())
	}
}

func (s *script) match(mark, pattern, file string) {
	s.Helper()
	re, err := regexp.Compile("(?m)" + pattern)
	s.check(err)
	if text := s.read(file); re.MatchString(text) == (mark == "!") {
		s.fail("%s: %q\n%s", file, pattern, text)
	}
}

func (s *script) cmp(got, want string) {
	s.Helper()
	g, w := s.read(got), s.read(want)
	if g == w {
		return
	}
	if _, said := s.said[got]; said && *update {
		s.written[want] = g
		return
	}
	s.fail("%s\n%s\ndiffers from %s\n%s", got, g, want, w)
}

// rewritten is the archive with the files that -update changes.
func (s *script) rewritten(archive string) string {
	var b strings.Builder
	keep := true
	for line := range strings.Lines(archive) {
		if rest, ok := strings.CutPrefix(line, "-- "); ok {
			name := strings.TrimSuffix(strings.TrimSpace(rest), " --")
			text, changed := s.written[name]
			b.WriteString(line + text)
			keep = !changed
		} else if keep {
			b.WriteString(line)
		}
	}
	return b.String()
}

// tree says what lies in a folder.
func (s *script) tree(root string) string {
	var b strings.Builder
	s.check(filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
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
	}))
	return b.String()
}

func (s *script) path(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(s.dir, name)
}

// read is a file, or what the last command said.
func (s *script) read(name string) string {
	s.Helper()
	if text, said := s.said[name]; said {
		return text
	}
	data, err := os.ReadFile(s.path(name))
	s.check(err)
	return string(data)
}

func (s *script) write(name, text string) {
	s.Helper()
	s.check(os.MkdirAll(filepath.Dir(name), 0o755))
	s.check(os.WriteFile(name, []byte(text), 0o644))
}

func (s *script) unquote(text string) string {
	s.Helper()
	text, err := strconv.Unquote(text)
	s.check(err)
	return text
}

func (s *script) check(err error) {
	s.Helper()
	if err != nil {
		s.fail("%v", err)
	}
}

func (s *script) fail(format string, args ...any) {
	s.Helper()
	s.Fatalf("%s:%d: %s", s.archive, s.line, fmt.Sprintf(format, args...))
}

// TestRewritten holds -update to the files that it is for.
func TestRewritten(t *testing.T) {
	s := &script{written: map[string]string{"b": "new\n"}}
	if got, want := s.rewritten("cmp stdout b\n-- a --\n1\n-- b --\nold\n-- c --\n3\n"), "cmp stdout b\n-- a --\n1\n-- b --\nnew\n-- c --\n3\n"; got != want {
		t.Errorf("got %q", got)
	}
	if got, want := fields("stderr 'ab  c' d'e f'\n"), []string{"stderr", "ab  c", "de f"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}
