package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"suluh/generator/words"
)

// everyCode writes testdata/codes.txtar to a folder: a project with one file for
// each code, named for it, and beside it the projects of codes that a whole site
// has.
func everyCode(t *testing.T) (dir string) {
	t.Helper()
	data, err := os.ReadFile("testdata/codes.txtar")
	if err != nil {
		t.Fatal(err)
	}
	dir = t.TempDir()
	files := sections(string(data))
	delete(files, "")
	head := func(code string) string {
		return "---\nid: p-" + strings.ToLower(code) + "\ntitle: " + code + "\n---\n\nSebelum " + code + ".\n\n"
	}
	add := func(code, body string) {
		files["content/k/"+strings.ToLower(code)+".md"] = head(code) + body + "\n\nSesudah " + code + ".\n"
	}
	add("E105", "caf\xe9")
	add("E401", strings.Repeat("Kata.\n", 1<<20/6))
	add("E402", strings.Repeat("kata ", 14_000))
	add("E403", strings.Repeat("> ", 101)+"Dalam.")
	add("E404", strings.Repeat("| a ", 65)+"|\n"+strings.Repeat("|---", 65)+"|")
	add("E406", strings.Repeat("*a ", 2_001))
	add("E407", "Kata[^a].\n\n"+strings.Repeat("[^a]: b\n", 1_001))
	add("E408", strings.Repeat("- ", 90)+"a"+strings.Repeat("\n", 25_000))
	add("W109", "## Panjang\n\n"+strings.Repeat("kata ", 601))
	add("W401", "```go\n"+strings.Repeat("var x = 1 // kata\n", 2_000)+"```")
	files["content/k/"+strings.Repeat("e405", 60)+".md"] = "Nama panjang.\n"
	for name, text := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("tidak-ada.md", filepath.Join(dir, "content/k/e113.md")); err != nil {
		t.Fatal(err)
	}
	return dir
}

// inData are the codes of the data files of a course.
var inData = map[string]string{"E321": "glossary.yaml", "E322": "glossary.yaml", "E323": "references.yaml", "E324": "references.yaml", "E325": "references.yaml", "E303": "!!.md", "E304": "glosarium.md", "E405": "e405e405"}

// byTheClock is the code that only a slow machine sees; package markup has its
// case, with a clock of its own.
const byTheClock = "W402"

func TestEveryCode(t *testing.T) {
	dir := everyCode(t)
	for _, lang := range words.Languages {
		var all []line
		for _, root := range []string{".", "lain/e110", "lain/e111", "lain/e112", "lain/e310", "lain/e502"} {
			all = append(all, checked(t, dir, lang, root)...)
		}
		var places strings.Builder
		found := map[string]bool{}
		for _, p := range all {
			said(t, lang, p)
			own := strings.Contains(strings.ToUpper(p.File), p.Code) || inData[p.Code] != "" && strings.Contains(p.File, inData[p.Code])
			if own && !found[p.Code] {
				found[p.Code] = true
				fmt.Fprintf(&places, "%s %s:%d:%d–%d:%d\n", p.Code, p.File, p.Line, p.Col, p.EndLine, p.EndCol)
			}
		}
		for _, code := range codes() {
			if !found[code] && code != byTheClock {
				t.Errorf("%s: no %s in the file of that name", lang, code)
			}
		}
		golden(t, "testdata/codes.want", places.String())
	}
}

// checked is what check --json prints of a project.
func checked(t *testing.T, dir, lang, root string) (all []line) {
	t.Helper()
	var out bytes.Buffer
	c := command(dir, nil, "check", "--json", "--lang", lang, root)
	c.Stdout = &out
	if err := c.Run(); c.ProcessState.ExitCode() != 1 {
		t.Fatal(root, err)
	}
	for text := range strings.Lines(out.String()) {
		d := json.NewDecoder(strings.NewReader(text))
		d.DisallowUnknownFields()
		var p line
		if err := d.Decode(&p); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		all = append(all, p)
	}
	return all
}

var unsaid = regexp.MustCompile(`\{\d|^$|^[a-z]+\.[a-z.]+$|%!`)

// said holds a message to what every message is: whole sentences in one
// language, with all their arguments, and a hint.
func said(t *testing.T, lang string, p line) {
	t.Helper()
	for _, text := range []string{p.Message, p.Hint} {
		if unsaid.MatchString(text) || strings.Contains(strings.ReplaceAll(text, "```", ""), "``") || strings.HasPrefix(text, p.Code) {
			t.Errorf("%s %s:%d %s says %q", lang, p.File, p.Line, p.Code, text)
		}
	}
	if !strings.HasSuffix(p.Message, ".") {
		t.Errorf("%s %s is no sentence: %q", lang, p.Code, p.Message)
	}
	if want := map[bool]string{true: "error", false: "warning"}[p.Code[0] == 'E']; p.Level != want {
		t.Errorf("%s is of level %s", p.Code, p.Level)
	}
	if p.Line > 0 && (p.Col < 1 || p.EndLine < p.Line || p.EndLine == p.Line && p.EndCol < p.Col) {
		t.Errorf("%s:%d:%d–%d:%d %s is no place", p.File, p.Line, p.Col, p.EndLine, p.EndCol, p.Code)
	}
}

// golden compares a text with a file, which -update writes.
func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("differs from %s; got\n%s", name, got)
	}
}

// TestEveryCodeBuilt builds the project of slips over a site that is there, and
// shows it: nothing is published, and every page has what stands around its
// slip.
func TestEveryCodeBuilt(t *testing.T) {
	dir := everyCode(t)
	if err := os.Mkdir(filepath.Join(dir, "lama"), 0o755); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "public")
	if err := os.CopyFS(filepath.Join(dir, "lama", "content"), os.DirFS(filepath.Join(dir, "lain/e310/content"))); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(filepath.Join(dir, "lama", "content", "k"), os.DirFS(filepath.Join(dir, "lain/e112/content/k"))); err != nil {
		t.Fatal(err)
	}
	if output, err := command(dir, nil, "build", "lama", "-o", out).CombinedOutput(); err != nil {
		t.Fatalf("%s", output)
	}
	before := mustTree(t, out)
	c := command(dir, nil, "build", "-o", out)
	if output, _ := c.CombinedOutput(); c.ProcessState.ExitCode() != 1 || !strings.Contains(string(output), "Tidak ada yang ditulis") {
		t.Fatalf("%s", output)
	}
	if mustTree(t, out) != before {
		t.Error("the site that was there has changed")
	}

	server, address := serving(t, dir)
	lessons, err := filepath.Glob(filepath.Join(dir, "content/k/*.md"))
	if err != nil {
		t.Fatal(err)
	}
	shown := 0
	for _, name := range lessons {
		data, err := os.ReadFile(name)
		base := strings.TrimSuffix(filepath.Base(name), ".md")
		if err != nil || slices.Contains([]string{"course", "!!", "glosarium", "e305", "E305", "w214-bank", "e401"}, base) || strings.HasPrefix(base, "e405") {
			continue // no page, or refused as a whole
		}
		path := "/k/" + base + ".html"
		if own, ok := strings.CutSuffix(base, ".en"); ok {
			path = "/en/k/" + own + ".html"
		}
		status, page := get(t, address+path)
		if status != http.StatusOK {
			t.Errorf("%s: %d", path, status)
		}
		for _, mark := range regexp.MustCompile(`(Sebelum|Sesudah|Before|After) [EW]\d{3}\.`).FindAllString(string(data), -1) {
			if !strings.Contains(page, mark) && !(base == "e408" && strings.HasPrefix(mark, "Sesudah")) {
				t.Errorf("%s lacks %q", path, mark)
			}
		}
		shown++
	}
	if shown < 60 {
		t.Errorf("only %d pages", shown)
	}
	stop(t, server)
}

// serving starts the real server on a port of its own and gives its address.
func serving(t *testing.T, dir string, args ...string) (*exec.Cmd, string) {
	t.Helper()
	c := command(dir, nil, append([]string{"serve", "--port", "0"}, args...)...)
	errOut, err := c.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Process.Kill() })
	address := make(chan string, 1)
	go func() {
		lines := bufio.NewScanner(errOut)
		for lines.Scan() {
			if _, after, ok := strings.Cut(lines.Text(), "Buka http://"); ok {
				address <- "http://" + strings.TrimSuffix(after, "/")
			}
		}
		close(address)
	}()
	select {
	case a, ok := <-address:
		if !ok {
			t.Fatal("it did not start")
		}
		return c, a
	case <-time.After(time.Minute):
		t.Fatal("it says no address")
	}
	return nil, ""
}

// stop ends a server as Ctrl-C does.
func stop(t *testing.T, c *exec.Cmd) {
	t.Helper()
	began := time.Now()
	c.Process.Signal(syscall.SIGINT)
	done := make(chan error, 1)
	go func() { done <- c.Wait() }()
	select {
	case err := <-done:
		if took := time.Since(began); err != nil || took > 2500*time.Millisecond {
			t.Errorf("ended after %v: %v", took, err)
		}
	case <-time.After(time.Minute):
		t.Error("it goes on")
	}
}

func get(t *testing.T, address string) (status int, body string) {
	t.Helper()
	answer, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(data)
}
