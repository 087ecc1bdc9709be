// Package serve shows a project as a site on this machine while its author
// writes: made in memory, made again after a change, the browser told when the
// new pages are ready.
//
//	s := serve.New(project, serve.Options{Dir: "."})
//	err := s.Run(ctx, listener)
//
// It writes nothing. What it sends is what would be published, and its own
// pages below /_suluh/; any other path is not found, so nothing else of the
// machine can be asked for.
package serve

import (
	"bytes"
	"context"
	"log"
	"mime"
	"net"
	"net/http"
	"path"
	"sync"
	"time"

	"suluh/generator"
	"suluh/generator/source"
)

// Options say what to watch and whom to tell.
type Options struct {
	Dir     string      // the project's folder on the disk
	Tell    func(Made)  // told after the first build and each later one
	Trouble func(error) // told when the folder cannot be read or watched
	Hosts   []string    // host names beside the loopback ones that may ask
}

// Made is what one build brought.
type Made struct {
	Problems source.Problems
	Changed  []string // addresses of files that are new, changed or gone; nil after the first build
	Files    int
	Took     time.Duration
}

// A Server serves one project.
type Server struct {
	project *generator.Project
	options Options
	events  *events

	mu    sync.RWMutex
	files generator.Files
	sums  map[string][32]byte
	home  string
}

// New prepares a server; nothing is made before Run.
func New(p *generator.Project, o Options) *Server {
	return &Server{project: p, options: o, events: newEvents()}
}

// Run makes the site and serves it on l until ctx is done. It returns nil then.
func (s *Server) Run(ctx context.Context, l net.Listener) error {
	server := &http.Server{
		Handler:           s.handler(),
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          log.New(quiet{}, "", 0),
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	w, err := watch(s.options.Dir)
	if err != nil {
		return err
	}
	defer w.close()
	s.make(ctx)
	done := make(chan error, 1)
	go func() { done <- server.Serve(l) }()
	go s.follow(ctx, w)
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		stop, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		if server.Shutdown(stop) != nil {
			server.Close()
		}
		return nil
	}
}

// follow makes the site again after each change until ctx is done.
func (s *Server) follow(ctx context.Context, w *watcher) {
	for {
		select {
		case <-ctx.Done():
			return
		case names := <-w.changes:
			if names == nil {
				s.project.Rescan()
			} else {
				s.project.Changed(names...)
			}
			s.make(ctx)
		}
	}
}

// make makes what changed and tells the browsers once it is there.
func (s *Server) make(ctx context.Context) {
	start := time.Now()
	made, err := s.project.Site(ctx)
	if err != nil {
		if ctx.Err() == nil {
			s.options.Trouble(err)
		}
		return
	}
	sums := make(map[string][32]byte, len(made.Files))
	var changed []string
	for name, f := range made.Files {
		sums[name] = f.Sum()
		if s.sums != nil && s.sums[name] != sums[name] {
			changed = append(changed, name)
		}
	}
	for name := range s.sums {
		if _, still := sums[name]; !still {
			changed = append(changed, name)
		}
	}
	first := s.sums == nil
	s.mu.Lock()
	s.files, s.sums, s.home = made.Files, sums, made.Home
	s.mu.Unlock()
	if first || len(changed) > 0 || len(made.Problems) > 0 {
		s.options.Tell(Made{Problems: made.Problems, Changed: changed, Files: len(sums), Took: time.Since(start)})
	}
	if len(changed) > 0 {
		s.events.tell(changed)
	}
}

// content sends one file of the site.
func (s *Server) content(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Path[1:]
	if name == "" || name[len(name)-1] == '/' {
		name += "index.html"
	}
	s.mu.RLock()
	f, ok := s.files[name]
	missing := s.files["404.html"]
	s.mu.RUnlock()
	status := http.StatusOK
	if !ok {
		if missing == nil {
			http.NotFound(w, r)
			return
		}
		f, status, name = missing, http.StatusNotFound, "404.html"
	}
	var b bytes.Buffer
	if _, err := f.WriteTo(&b); err != nil {
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
		return
	}
	data := b.Bytes()
	if path.Ext(name) == ".html" {
		data = withPreview(data)
	}
	w.Header().Set("Content-Type", contentType(name))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(data)
	}
}

// contentType does not ask the machine's tables, which differ.
func contentType(name string) string {
	switch path.Ext(name) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".xml":
		return "application/xml; charset=utf-8"
	case ".webp":
		return "image/webp"
	}
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		return t
	}
	return "application/octet-stream"
}

// withPreview lets a page hear of changes.
func withPreview(page []byte) []byte {
	at := bytes.LastIndex(page, []byte("</body>"))
	if at < 0 {
		return page
	}
	out := append([]byte{}, page[:at]...)
	out = append(out, `<script src="/_suluh/preview.js" defer></script>`...)
	return append(out, page[at:]...)
}

// quiet drops what the HTTP server says of broken requests.
type quiet struct{}

func (quiet) Write(b []byte) (int, error) { return len(b), nil }
