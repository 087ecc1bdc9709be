package serve

import (
	"net"
	"net/http"
	"path"
	"slices"
	"strings"
)

// handler checks a request before anything looks at it, in this order: who is
// asked (Host), how (method), for what (path); then come the headers that
// keep other sites out. No path is ever redirected to a cleaner one.
func (s *Server) handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cache-Control", "no-store")
		switch name := r.URL.Path; {
		case !s.ours(r.Host):
			w.WriteHeader(http.StatusMisdirectedRequest)
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			h.Set("Allow", "GET, HEAD")
			w.WriteHeader(http.StatusMethodNotAllowed)
		case !strings.HasPrefix(name, "/") || strings.ContainsAny(name, "\\\x00"):
			w.WriteHeader(http.StatusBadRequest)
		case path.Clean(name) != strings.TrimSuffix(name, "/") && name != "/":
			w.WriteHeader(http.StatusNotFound)
		case name == "/_suluh/events":
			s.events.serve(w, r)
		case name == "/_suluh/preview.js":
			s.preview(w, r)
		case name == "/_suluh/preview.css":
			s.style(w, r)
		case name == "/"+slipsAddress:
			s.slips(w, r)
		default:
			s.content(w, r)
		}
	})
}

// ours reports whether a request asks for this machine by one of its own names,
// so that no foreign name can be pointed here.
func (s *Server) ours(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = strings.Trim(host, "[]")
	}
	name = strings.ToLower(strings.TrimSuffix(name, "."))
	if name == "localhost" || slices.Contains(s.options.Hosts, name) {
		return true
	}
	ip := net.ParseIP(name)
	return ip != nil && ip.IsLoopback()
}

// sameOrigin reports whether a page of this server asks.
func sameOrigin(r *http.Request) bool {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" {
		return false
	}
	origin := r.Header.Get("Origin")
	return origin == "" || origin == "http://"+r.Host
}
