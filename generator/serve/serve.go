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
	"net"
	"net/http"
	"path"
	"reflect"
	"slices"
	"sync"
	"time"

	"suluh/generator"
	"suluh/generator/source"
)

// Options say what to watch and whom to tell.
type Options struct {
	Dir     string      // the project's folder on the disk
	Tell    func(Made)  // told after the first build and each later one that brought something new
	Trouble func(error) // told when the folder cannot be read or watched
	Hosts   []string    // host names beside the loopback ones that may ask

	// What problems say in the author's language.
	Slip  func(source.Problem) Slip
	Title func(source.Problems) string // how many there are
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
	shown source.Problems

	making  sync.Mutex // held while the site is made; guards what was made last
	sums    map[string][32]byte
	trouble string // why it could not be made, as told
}

// New prepares a server; nothing is made before Run.
func New(p *generator.Project, o Options) *Server {
	return &Server{project: p, options: o, events: newEvents(time.Now())}
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

// site makes all pages, side by side.
func (s *Server) site(ctx context.Context) (*generator.Site, map[string][32]byte, error) {
	made, err := s.project.Site(ctx)
	if err != nil {
		return nil, nil, err
	}
	sums, err := made.Sums(ctx)
	return made, sums, err
}

// make makes what changed and tells the browsers once it is there. Nothing
// new is said of a look that found nothing new.
func (s *Server) make(ctx context.Context) {
	s.making.Lock()
	defer s.making.Unlock()
	start := time.Now()
	made, sums, err := s.site(ctx)
	if err != nil {
		if text := err.Error(); ctx.Err() == nil && text != s.trouble {
			s.trouble = text
			s.options.Trouble(err)
		}
		return
	}
	var changed []string
	for name := range made.Files {
		if s.sums != nil && s.sums[name] != sums[name] {
			changed = append(changed, name)
		}
	}
	for name := range s.sums {
		if _, still := sums[name]; !still {
			changed = append(changed, name)
		}
	}
	slices.Sort(changed)
	news := s.sums == nil || s.trouble != "" || len(changed) > 0
	s.mu.Lock()
	tell := changed
	if !reflect.DeepEqual(made.Problems, s.shown) {
		news = true
		tell = append(slices.Clone(changed), slipsAddress)
		slices.Sort(tell)
	}
	s.files, s.shown = made.Files, made.Problems
	s.mu.Unlock()
	s.sums, s.trouble = sums, ""
	if len(tell) > 0 {
		s.events.tell(tell)
	}
	if news {
		s.options.Tell(Made{Problems: made.Problems, Changed: changed, Files: len(sums), Took: time.Since(start)})
	}
}

// content sends one file of the site. While the site is being made again a page
// of the last one may have lost what it is made of; it is then sent as it is
// afterwards.
func (s *Server) content(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Path[1:]
	if name == "" || name[len(name)-1] == '/' {
		name += "index.html"
	}
	mark := s.events.mark()
	data, status, err := s.file(&name)
	if err != nil {
		s.making.Lock() // until it is made
		data, status, err = s.file(&name)
		s.making.Unlock()
	}
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	if path.Ext(name) == ".html" {
		data = withPreview(data, mark)
	}
	w.Header().Set("Content-Type", contentType(name))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(data)
	}
}

// file gives the bytes of a file, or those of the page that says that there is
// none; name is then that page's.
func (s *Server) file(name *string) (data []byte, status int, err error) {
	s.mu.RLock()
	f, missing := s.files[*name], s.files["404.html"]
	s.mu.RUnlock()
	status = http.StatusOK
	if f == nil {
		f, status = missing, http.StatusNotFound
		if f == nil {
			return nil, status, nil
		}
		*name = "404.html"
	}
	var b bytes.Buffer
	_, err = f.WriteTo(&b)
	return b.Bytes(), status, err
}

// withPreview lets a page hear of changes and show problems.
func withPreview(page []byte, mark string) []byte {
	at := bytes.LastIndex(page, []byte("</body>"))
	if at < 0 {
		return page
	}
	out := append([]byte{}, page[:at]...)
	out = append(out, `<link rel="stylesheet" href="/_suluh/preview.css"><script src="/_suluh/preview.js" data-since="`+mark+`" defer></script>`...)
	return append(out, page[at:]...)
}

// quiet drops what the HTTP server says of broken requests.
type quiet struct{}

func (quiet) Write(b []byte) (int, error) { return len(b), nil }
