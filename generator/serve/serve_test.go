package serve

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"suluh/generator"
	"suluh/generator/source"
)

// patience is how long a test waits for what must come.
const patience = 20 * time.Second

// lesson is a file without slips.
func lesson(id, text string) string {
	return "---\nid: " + id + "\ntitle: " + id + "\n---\n\n" + text + "\n"
}

// project writes a small project to the disk and gives its folder.
func project(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"content/site.yaml":        "title: Uji\n",
		"content/k/course.md":      lesson("kursus", "Pembuka."),
		"content/k/01-a.md":        lesson("aa", "Pertama."),
		"content/k/02-b.md":        lesson("bb", "Kedua."),
		"content/k/m/01-c.md":      lesson("cc", "Ketiga."),
		"content/k/gambar/g.svg":   "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
		"content/k/gambar/h.svg":   "tidak ditautkan",
		".env":                     "RAHASIA",
		"content/.env":             "RAHASIA",
		"content/k/.git/config":    "RAHASIA",
		"content/k/01-a.md~":       "RAHASIA",
		"content/k/m/#01-c.md#":    "RAHASIA",
		"content/k/m/01-c.md.swp":  "RAHASIA",
		"rahasia.txt":              "RAHASIA",
		"templates/parts/toc.html": "",
	} {
		write(t, filepath.Join(dir, name), text)
	}
	write(t, filepath.Join(dir, "content/k/02-b.md"), lesson("bb", "Kedua ![g](gambar/g.svg)."))
	return dir
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// A running server and what it told.
type running struct {
	t       *testing.T
	dir     string
	address string // host:port
	server  *Server
	made    chan Made
	trouble chan error
	ended   chan error
	stop    context.CancelFunc
}

// start serves a project on a port of its own until the test ends.
func start(t *testing.T, dir string, hosts ...string) *running {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	r := &running{t: t, dir: dir, address: l.Addr().String(), made: make(chan Made, 1000), trouble: make(chan error, 1000), ended: make(chan error, 1), stop: stop}
	r.server = New(generator.Open(root.FS(), generator.Options{Drafts: true}), Options{
		Dir: dir, Hosts: hosts,
		Tell:    func(m Made) { r.made <- m },
		Title:   func(all source.Problems) string { return fmt.Sprint(len(all), " masalah") },
		Slip:    func(p source.Problem) Slip { return Slip{Place: p.Pos.String(), Code: string(p.Code), Quote: p.Quote} },
		Trouble: func(err error) { r.trouble <- err },
	})
	go func() { r.ended <- r.server.Run(ctx, l) }()
	t.Cleanup(func() {
		stop()
		root.Close()
	})
	select {
	case <-r.made:
	case err := <-r.trouble:
		t.Fatal(err)
	case <-time.After(patience):
		t.Fatal("nothing was made")
	}
	return r
}

// ask sends one request as it stands and gives the answer.
func (r *running) ask(request string) (*http.Response, string) {
	r.t.Helper()
	c, err := net.Dial("tcp", r.address)
	if err != nil {
		r.t.Fatal(err)
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(patience))
	io.WriteString(c, request)
	answer, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		r.t.Fatalf("%q: %v", request, err)
	}
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		r.t.Fatalf("%q: %v", request, err)
	}
	return answer, string(body)
}

// get asks for a path as a browser on this machine does.
func (r *running) get(path string) (status int, body string) {
	r.t.Helper()
	answer, body := r.ask("GET " + path + " HTTP/1.1\r\nHost: " + r.address + "\r\nConnection: close\r\n\r\n")
	return answer.StatusCode, body
}

// stream listens to the server's events.
func (r *running) stream() <-chan []string {
	r.t.Helper()
	request, _ := http.NewRequestWithContext(r.t.Context(), "GET", "http://"+r.address+"/_suluh/events", nil)
	answer, err := http.DefaultClient.Do(request)
	if err != nil || answer.StatusCode != http.StatusOK {
		r.t.Fatal(answer, err)
	}
	lines := bufio.NewScanner(answer.Body)
	lines.Scan() // retry: it is open
	events := make(chan []string, 1000)
	go func() {
		defer close(events)
		defer answer.Body.Close()
		for lines.Scan() {
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				var changed []string
				json.Unmarshal([]byte(data), &changed)
				events <- changed
			}
		}
	}()
	return events
}

// shows waits for a page to hold a text. It asks again after each build, not
// after a time.
func (r *running) shows(path, text string) {
	r.t.Helper()
	r.until(path, func(status int, body string) bool { return status == http.StatusOK && strings.Contains(body, text) })
}

func (r *running) until(path string, ok func(status int, body string) bool) {
	r.t.Helper()
	deadline := time.After(patience)
	for {
		status, body := r.get(path)
		if ok(status, body) {
			return
		}
		select {
		case <-r.made:
		case <-r.trouble:
		case <-deadline:
			r.t.Fatalf("%s: %d\n%s", path, status, body)
		}
	}
}

func TestOwnNames(t *testing.T) {
	r := start(t, project(t), "kelas.local")
	_, port, _ := net.SplitHostPort(r.address)
	for _, host := range []string{
		"localhost", "localhost:" + port, "LOCALHOST:" + port, "localhost.", "127.0.0.1", "127.0.0.1:" + port, "127.0.0.2:" + port,
		"[::1]", "[::1]:" + port, "kelas.local", "Kelas.Local:" + port,
	} {
		answer, body := r.ask("GET /k/a.html HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
		if answer.StatusCode != http.StatusOK || !strings.Contains(body, "Pertama.") {
			t.Errorf("%s: %d", host, answer.StatusCode)
		}
	}
}

func TestForeignNames(t *testing.T) {
	r := start(t, project(t))
	for _, request := range []string{
		"GET / HTTP/1.1\r\nHost: jahat.example\r\n", "GET / HTTP/1.1\r\nHost: jahat.example:80\r\n",
		"GET / HTTP/1.1\r\nHost: localhost.jahat.example\r\n", "GET / HTTP/1.1\r\nHost: 127.0.0.1.jahat.example\r\n",
		"GET / HTTP/1.1\r\nHost: jahat-localhost\r\n", "GET / HTTP/1.1\r\nHost: 192.168.1.7\r\n", "GET / HTTP/1.1\r\nHost: 10.0.0.1:8080\r\n",
		"GET / HTTP/1.1\r\nHost: 0.0.0.0\r\n", "GET / HTTP/1.1\r\nHost: [::]\r\n", "GET / HTTP/1.1\r\nHost: 2130706433\r\n",
		"GET / HTTP/1.1\r\nHost: [fe80::1]\r\n", "GET / HTTP/1.1\r\nHost: \r\n", "GET / HTTP/1.0\r\n",
		"GET / HTTP/1.1\r\nHost: kelas.local\r\n",
		"GET http://jahat.example/ HTTP/1.1\r\nHost: localhost\r\n",
		"GET / HTTP/1.1\r\nHost: jahat.example\r\nX-Forwarded-Host: localhost\r\n",
		"GET /_suluh/events HTTP/1.1\r\nHost: jahat.example\r\nOrigin: http://jahat.example\r\n",
		"GET /_suluh/preview.js HTTP/1.1\r\nHost: jahat.example\r\n",
	} {
		answer, body := r.ask(request + "Connection: close\r\n\r\n")
		if answer.StatusCode != http.StatusMisdirectedRequest || body != "" {
			t.Errorf("%q: %d %q", request, answer.StatusCode, body)
		}
	}
}

func TestMethods(t *testing.T) {
	r := start(t, project(t))
	for _, method := range []string{"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "BREW"} {
		answer, body := r.ask(method + " /k/a.html HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
		if answer.StatusCode != http.StatusMethodNotAllowed || body != "" || answer.Header.Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: %d %q", method, answer.StatusCode, body)
		}
	}
	for _, path := range []string{"/k/a.html", "/_suluh/events", "/_suluh/preview.js", "/tidak-ada"} {
		c, err := http.Head("http://" + r.address + path)
		if err != nil {
			t.Fatal(err)
		}
		if want := path != "/tidak-ada"; (c.StatusCode == http.StatusOK) != want {
			t.Errorf("HEAD %s: %d", path, c.StatusCode)
		}
	}
}

// TestPaths asks for what a preview must not give: anything but the files of
// the site.
func TestPaths(t *testing.T) {
	r := start(t, project(t))
	for _, path := range []string{
		"/../rahasia.txt", "/..", "/../", "/.", "/./", "//", "///", "/./k/a.html", "/k/../k/a.html", "/k//a.html", "//k/a.html", "/k/./a.html",
		"/%2e%2e/rahasia.txt", "/%2e%2e%2frahasia.txt", "/..%2frahasia.txt", "/.%2e/rahasia.txt", "/%252e%252e/rahasia.txt", "/..%5crahasia.txt",
		"/..\\rahasia.txt", "/%5c..%5crahasia.txt", "/..%c0%afrahasia.txt", "/%c0%ae%c0%ae/rahasia.txt", "/..;/rahasia.txt", "/....//rahasia.txt",
		"/..%00/rahasia.txt", "/k/a.html%00", "/k/a.html%00.css", "/..%ef%bc%8frahasia.txt", "/\u2025/rahasia.txt",
		"/rahasia.txt", "/.env", "/content/.env", "/content/k/01-a.md", "/k/01-a.md", "/k/01-a.md~", "/k/m/%2301-c.md%23", "/k/m/01-c.md.swp",
		"/k/.git/config", "/.git/config", "/site.yaml", "/content/site.yaml", "/templates/parts/toc.html", "/k/gambar/h.svg", "/k/gambar/", "/k/gambar",
		"/etc/passwd", "//etc/passwd", "/%2fetc/passwd", "/file:///etc/passwd", "/@fs/etc/passwd", "/@fs" + r.dir + "/rahasia.txt", "/k/a.html?raw??/../../../etc/passwd",
		"/k/a.html::$DATA", "/k/a.html.", "/k/a.html%20", "/K/A.HTML", "/k/a", "/_suluh", "/_suluh/", "/_suluh/../rahasia.txt", "/_suluh/%2e%2e/rahasia.txt",
		"/_suluh/events/", "/_suluh/preview.ts", "/con", "/~root", "/proc/self/environ", "/jahat.example/%2f..", "/%09/jahat.example", "/javascript:alert(1)",
	} {
		answer, body := r.ask("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
		shown := answer.StatusCode == http.StatusOK
		switch path {
		case "/k/a.html?raw??/../../../etc/passwd": // the query is nobody's business
			shown = !strings.Contains(body, "Pertama.")
		}
		if shown || strings.Contains(body, "RAHASIA") || strings.Contains(body, "root:") || answer.Header.Get("Location") != "" {
			t.Errorf("%s: %d %s %q", path, answer.StatusCode, answer.Header.Get("Location"), body)
		}
		if strings.Contains(body, "jahat") || strings.Contains(body, "alert") {
			t.Errorf("%s is shown back", path)
		}
	}
	for _, request := range []string{"GET k/a.html HTTP/1.1", "GET * HTTP/1.1", "GET ../rahasia.txt HTTP/1.1", "GET  HTTP/1.1", "OPTIONS * HTTP/1.1", "CONNECT localhost:1 HTTP/1.1"} {
		answer, body := r.ask(request + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
		if answer.StatusCode < 400 && request[:7] != "OPTIONS" || strings.Contains(body, "Uji") {
			t.Errorf("%q: %d %q", request, answer.StatusCode, body)
		}
	}
	for path, want := range map[string]string{"/": "Uji", "/k/": "Pembuka.", "/k/index.html": "Pembuka.", "/k/a.html": "Pertama.", "/k/%61.html": "Pertama.", "/k/a.html?x=%00": "Pertama.", "/k/gambar/g.svg": "<svg"} {
		if status, body := r.get(path); status != http.StatusOK || !strings.Contains(body, want) {
			t.Errorf("%s: %d", path, status)
		}
	}
}

// TestLinksOut links out of the project from inside: nothing of it is served.
func TestLinksOut(t *testing.T) {
	dir := project(t)
	outside := filepath.Join(t.TempDir(), "luar.svg")
	write(t, outside, "RAHASIA")
	if err := os.Symlink(outside, filepath.Join(dir, "content/k/luar.svg")); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "content/k/01-a.md"), lesson("aa", "Pertama ![l](luar.svg)."))
	r := start(t, dir)
	if status, body := r.get("/k/luar.svg"); status != http.StatusNotFound || strings.Contains(body, "RAHASIA") {
		t.Errorf("%d %q", status, body)
	}
}

func TestHeaders(t *testing.T) {
	r := start(t, project(t))
	for path, kind := range map[string]string{
		"/k/a.html": "text/html; charset=utf-8", "/tidak-ada": "text/html; charset=utf-8", "/_suluh/preview.js": "text/javascript; charset=utf-8",
		"/k/gambar/g.svg": "image/svg+xml", "/..": "",
	} {
		for _, origin := range []string{"", "http://jahat.example", "null"} {
			answer, _ := r.ask("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nOrigin: " + origin + "\r\nConnection: close\r\n\r\n")
			h := answer.Header
			if h.Get("Cross-Origin-Resource-Policy") != "same-origin" || h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Cache-Control") != "no-store" || h.Get("Content-Type") != kind {
				t.Errorf("%s: %v", path, h)
			}
			for name := range h {
				if strings.HasPrefix(name, "Access-Control-") {
					t.Errorf("%s: %s", path, name)
				}
			}
		}
	}
}

func TestEventsAreForOwnPages(t *testing.T) {
	r := start(t, project(t))
	for headers, want := range map[string]int{
		"Origin: http://jahat.example\r\n":                                      http.StatusForbidden,
		"Origin: null\r\n":                                                      http.StatusForbidden,
		"Origin: http://localhost:1\r\n":                                        http.StatusForbidden,
		"Origin: https://localhost\r\n":                                         http.StatusForbidden,
		"Origin: http://127.0.0.1\r\n":                                          http.StatusForbidden,
		"Sec-Fetch-Site: cross-site\r\n":                                        http.StatusForbidden,
		"Sec-Fetch-Site: same-site\r\n":                                         http.StatusForbidden,
		"Sec-Fetch-Site: cross-site\r\nOrigin: http://localhost\r\n":            http.StatusForbidden,
		"Upgrade: websocket\r\nConnection: Upgrade\r\nOrigin: http://jahat\r\n": http.StatusForbidden,
	} {
		answer, body := r.ask("GET /_suluh/events HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n")
		if answer.StatusCode != want || body != "" {
			t.Errorf("%q: %d %q", headers, answer.StatusCode, body)
		}
	}
	for _, headers := range []string{"", "Origin: http://localhost\r\n", "Sec-Fetch-Site: same-origin\r\n", "Sec-Fetch-Site: same-origin\r\nOrigin: http://localhost\r\n"} {
		c, err := net.Dial("tcp", r.address)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(c, "GET /_suluh/events HTTP/1.1\r\nHost: localhost\r\n%s\r\n", headers)
		answer, err := http.ReadResponse(bufio.NewReader(c), nil)
		if err != nil || answer.StatusCode != http.StatusOK || answer.Header.Get("Content-Type") != "text/event-stream" {
			t.Errorf("%q: %v %v", headers, answer, err)
		}
		c.Close()
	}
}

// TestManyTabs opens more streams than there may be, closes them, and opens
// as many again.
func TestManyTabs(t *testing.T) {
	r := start(t, project(t))
	for range 3 {
		var tabs []net.Conn
		refused := 0
		for range maxStreams + 5 {
			c, err := net.Dial("tcp", r.address)
			if err != nil {
				t.Fatal(err)
			}
			tabs = append(tabs, c)
			fmt.Fprint(c, "GET /_suluh/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
			answer, err := http.ReadResponse(bufio.NewReader(c), nil)
			if err != nil {
				t.Fatal(err)
			}
			if answer.StatusCode == http.StatusServiceUnavailable {
				refused++
			}
		}
		if refused != 5 {
			t.Errorf("%d refused, want 5", refused)
		}
		for _, c := range tabs {
			c.Close()
		}
		// A stream ends when the server hears of it.
		for deadline := time.Now().Add(patience); r.server.events.open() > 0; runtime.Gosched() {
			if time.Now().After(deadline) {
				t.Fatalf("%d streams are still open", r.server.events.open())
			}
		}
	}
}

func (e *events) open() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return len(e.streams)
}

// TestEventAfterThePage edits a lesson: when the event names its page, the page
// is the new one.
func TestEventAfterThePage(t *testing.T) {
	r := start(t, project(t))
	events := r.stream()
	for i := range 10 {
		text := fmt.Sprintf("Suntingan ke-%d.", i)
		write(t, filepath.Join(r.dir, "content/k/01-a.md"), lesson("aa", text))
		deadline := time.After(patience)
		for shown := false; !shown; {
			select {
			case changed := <-events:
				if !slices.Contains(changed, "k/a.html") || slices.Contains(changed, "k/b.html") {
					t.Fatalf("changed: %v", changed)
				}
				_, body := r.get("/k/a.html")
				shown = strings.Contains(body, text)
				if !shown && !strings.Contains(body, fmt.Sprintf("Suntingan ke-%d.", i-1)) && i > 0 && strings.Contains(body, "<main") {
					t.Fatal("neither the old nor the new text")
				}
			case <-deadline:
				t.Fatal("no event")
			}
		}
	}
}

// TestSaving saves a lesson in the ways that editors have.
func TestSaving(t *testing.T) {
	r := start(t, project(t))
	file := filepath.Join(r.dir, "content/k/01-a.md")
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name string
		save func(text string)
	}{
		{"in place", func(text string) { must(os.WriteFile(file, []byte(text), 0o644)) }},
		{"a new file takes its place", func(text string) {
			must(os.WriteFile(file+".tmp", []byte(text), 0o644))
			must(os.Rename(file+".tmp", file))
		}},
		{"vim: the old one moves away first", func(text string) {
			must(os.Rename(file, file+"~"))
			must(os.WriteFile(file, []byte(text), 0o644))
			must(os.Remove(file + "~"))
		}},
		{"emacs: a copy is kept, then in place", func(text string) {
			old, err := os.ReadFile(file)
			must(err)
			must(os.WriteFile(file+"~", old, 0o644))
			must(os.WriteFile(file, []byte(text), 0o644))
		}},
		{"deleted, then written", func(text string) {
			must(os.Remove(file))
			must(os.WriteFile(file, []byte(text), 0o644))
		}},
		{"in pieces", func(text string) {
			f, err := os.Create(file)
			must(err)
			for piece := range slices.Chunk([]byte(text), 7) {
				_, err := f.Write(piece)
				must(err)
			}
			must(f.Close())
		}},
		{"same size, same second", func(text string) {
			info, err := os.Stat(file)
			must(err)
			must(os.WriteFile(file, []byte(text), 0o644))
			must(os.Chtimes(file, info.ModTime(), info.ModTime()))
		}},
		{"through a link from elsewhere in the project", func(text string) {
			must(os.Remove(file))
			must(os.WriteFile(filepath.Join(r.dir, "naskah.md"), []byte(text), 0o644))
			must(os.Symlink("../../naskah.md", file))
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for i := range 3 {
				text := fmt.Sprintf("%s %d", c.name, i)
				c.save(lesson("aa", text))
				r.shows("/k/a.html", text)
			}
			os.Remove(filepath.Join(r.dir, "naskah.md"))
		})
	}
}

func drain[T any](c chan T) (all []T) {
	for {
		select {
		case v := <-c:
			all = append(all, v)
		default:
			return all
		}
	}
}

// TestFolders makes, moves and takes away folders and lessons.
func TestFolders(t *testing.T) {
	r := start(t, project(t))
	content := filepath.Join(r.dir, "content")
	gone := func(status int, _ string) bool { return status == http.StatusNotFound }
	write(t, filepath.Join(content, "k/baru/01-x.md"), lesson("xx", "Folder baru."))
	r.shows("/k/baru/x.html", "Folder baru.")
	write(t, filepath.Join(content, "k/baru/02-y.md"), lesson("yy", "Berkas kedua."))
	r.shows("/k/baru/y.html", "Berkas kedua.")
	if err := os.Rename(filepath.Join(content, "k/baru"), filepath.Join(content, "k/lain")); err != nil {
		t.Fatal(err)
	}
	r.shows("/k/lain/x.html", "Folder baru.")
	r.until("/k/baru/x.html", gone)
	if err := os.Remove(filepath.Join(content, "k/lain/01-x.md")); err != nil {
		t.Fatal(err)
	}
	r.until("/k/lain/x.html", gone)
	r.shows("/k/lain/y.html", "Berkas kedua.")
	write(t, filepath.Join(content, "k/lain/01-x.md"), lesson("xx", "Kembali."))
	r.shows("/k/lain/x.html", "Kembali.")
	write(t, filepath.Join(content, "kursus-dua/course.md"), lesson("dua", "Kursus kedua."))
	r.shows("/kursus-dua/index.html", "Kursus kedua.")
	outside := filepath.Join(t.TempDir(), "m")
	write(t, filepath.Join(outside, "01-z.md"), lesson("zz", "Dipindah masuk."))
	if err := os.Rename(outside, filepath.Join(content, "k/masuk")); err != nil {
		t.Fatal(err)
	}
	r.shows("/k/masuk/z.html", "Dipindah masuk.")
	write(t, filepath.Join(content, "k/masuk/01-z.md"), lesson("zz", "Diubah di dalam."))
	r.shows("/k/masuk/z.html", "Diubah di dalam.")
}

// TestSourceVanishes takes the content away and puts it back; the server lives,
// says once what is wrong, and goes on.
func TestSourceVanishes(t *testing.T) {
	r := start(t, project(t))
	content, away := filepath.Join(r.dir, "content"), filepath.Join(r.dir, "..", "away")
	if err := os.Rename(content, away); err != nil {
		t.Fatal(err)
	}
	select {
	case <-r.trouble:
	case <-time.After(patience):
		t.Fatal("no word of it")
	}
	write(t, filepath.Join(away, "k/01-a.md"), lesson("aa", "Kembali lagi."))
	if err := os.Rename(away, content); err != nil {
		t.Fatal(err)
	}
	r.shows("/k/a.html", "Kembali lagi.")
	write(t, filepath.Join(content, "k/01-a.md"), lesson("aa", "Dan lagi."))
	r.shows("/k/a.html", "Dan lagi.")
}

// TestSlips breaks a lesson: the rest of it and all others are still there, the
// slip is told once, and goes when it is mended.
func TestSlips(t *testing.T) {
	r := start(t, project(t))
	file := filepath.Join(r.dir, "content/k/01-a.md")
	write(t, file, lesson("aa", "Masih ada.\n\n::: soal\n\nApa?\n\n- ( ) Satu\n- ( ) Dua"))
	r.shows("/k/a.html", "Masih ada.")
	r.shows("/k/b.html", "Kedua")
	write(t, file, "---\nid: [aa\ntitle: <script>alert(1)</script>\n---\n\nTubuh tetap ada.\n")
	r.shows("/k/a.html", "Tubuh tetap ada.")
	if _, body := r.get("/k/a.html"); strings.Contains(body, "<script>alert") {
		t.Error("front matter runs")
	}
	r.shows("/k/b.html", "Kedua")
	write(t, file, lesson("aa", "Sudah baik."))
	r.shows("/k/a.html", "Sudah baik.")
	write(t, filepath.Join(r.dir, "templates/lesson.html"), "{{.Tidak")
	r.shows("/k/a.html", "Sudah baik.")
}

// TestSlipsAreShown asks for what is wrong, as a page does when it hears that
// something is.
func TestSlipsAreShown(t *testing.T) {
	r := start(t, project(t))
	asked := func() string {
		t.Helper()
		status, body := r.get("/" + slipsAddress)
		if status != http.StatusOK {
			t.Errorf("%d", status)
		}
		return strings.TrimSpace(body)
	}
	const none = `{"title":"","errors":false,"slips":[]}`
	if got := asked(); got != none {
		t.Errorf("at first: %s", got)
	}
	events := r.stream()
	heard := func() {
		t.Helper()
		deadline := time.After(patience)
		for {
			select {
			case changed := <-events:
				if slices.Contains(changed, slipsAddress) {
					return
				}
			case <-deadline:
				t.Fatal("no event")
			}
		}
	}
	file := filepath.Join(r.dir, "content/k/01-a.md")
	write(t, file, lesson("aa", "Pertama.\n\n[</script>](tidak-ada.md)"))
	heard()
	if got := asked(); got != `{"title":"1 masalah","errors":false,"slips":[{"place":"k/01-a.md:8:1","code":"W210","level":"","message":"","hint":"","quote":"[\u003c/script\u003e](tidak-ada.md)","mend":""}]}` {
		t.Errorf("then: %s", got)
	}
	write(t, file, lesson("aa", "Pertama."))
	heard()
	if got := asked(); got != none {
		t.Errorf("in the end: %s", got)
	}
	answer, body := r.ask("GET /" + slipsAddress + " HTTP/1.1\r\nHost: localhost\r\nOrigin: http://jahat.example\r\nConnection: close\r\n\r\n")
	if answer.StatusCode != http.StatusForbidden || body != "" {
		t.Errorf("to others: %d %q", answer.StatusCode, body)
	}
	if _, page := r.get("/k/a.html"); !strings.Contains(page, `href="/_suluh/preview.css"`) {
		t.Error("the page does not show them")
	}
}

// TestQuiet counts what is told while nothing changes: the looks that follow an
// edit say nothing again, even where there are problems.
func TestQuiet(t *testing.T) {
	r := start(t, project(t))
	write(t, filepath.Join(r.dir, "content/k/01-a.md"), "# Tanpa id\n\nIsi.\n")
	r.shows("/k/a.html", "Isi.")
	drain(r.made)
	select {
	case m := <-r.made:
		t.Errorf("told again: %+v", m)
	case <-time.After(poll + 2*calm):
	}
}

// TestDiskIsLeftAlone serves and edits; the folder is what the author made it.
func TestDiskIsLeftAlone(t *testing.T) {
	dir := project(t)
	r := start(t, dir)
	before := listing(t, dir)
	r.get("/")
	r.get("/k/a.html")
	r.get("/tidak-ada")
	r.stop()
	<-r.ended
	if after := listing(t, dir); after != before {
		t.Errorf("before\n%s\nafter\n%s", before, after)
	}
}

func listing(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(name string, e os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		fmt.Fprintln(&b, name, info.Mode(), info.ModTime(), info.Size())
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestStop ends a server that pages listen to.
func TestStop(t *testing.T) {
	r := start(t, project(t))
	for range 5 {
		r.stream()
	}
	began := time.Now()
	r.stop()
	select {
	case err := <-r.ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(patience):
		t.Fatal("it goes on")
	}
	if took := time.Since(began); took > time.Second {
		t.Errorf("took %v", took)
	}
	if _, err := net.Dial("tcp", r.address); err == nil {
		t.Error("the port is still taken")
	}
}

func TestMissingSource(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	dir := t.TempDir()
	err = New(generator.Open(os.DirFS(dir), generator.Options{}), Options{Dir: dir}).Run(t.Context(), l)
	if !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}
