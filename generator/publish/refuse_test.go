package publish

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"github.com/gofrs/flock"
)

// refused fails the test unless nothing is published, for that reason.
func refused(t *testing.T, out string, files map[string]File, opts Options, want Reason) *RefusedError {
	t.Helper()
	_, err := Publish(t.Context(), out, files, opts)
	var no *RefusedError
	if !errors.As(err, &no) || no.Reason != want {
		t.Fatalf("%s: %v, want %s", out, err, want)
	}
	return no
}

func TestRefuseOut(t *testing.T) {
	dir := t.TempDir()
	home := filepath.Join(dir, "homes", "ani")
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	put(t, dir, "homes/ani/x", "x", "course/content/k/a.md", "a", "course/static/x", "x", "file", "x",
		"tocontent", "-> course/content", "broken", "-> nowhere", "theirs/x", "x", "theirs2/.git", "x",
		"later/"+Manifest, `{"version": 2, "files": {}}`, "torn/"+Manifest, `{"vers`,
		"evil/"+Manifest, `{"version": 1, "files": {"../../x": {"sum": "", "size": 0}}}`,
		"linked/"+Manifest, "-> ../later/"+Manifest)
	opts := Options{
		Forbidden: []string{filepath.Join(dir, "course/content"), filepath.Join(dir, "course/static"), filepath.Join(dir, "course/none")},
		Holders:   []string{filepath.Join(dir, "course")},
	}
	before := list(t, dir)
	for out, want := range map[string]Reason{
		"course":                   OutIsSource,
		"course/content":           OutIsSource,
		"course/content/../static": OutIsSource,
		"tocontent":                OutIsSource,
		".":                        OutIsHome, // and it holds the source
		"course/content/..":        OutIsSource,
		"course/content/k":         OutInsideSource,
		"course/content/new/er":    OutInsideSource,
		"tocontent/k/public":       OutInsideSource,
		"homes":                    OutIsHome,
		"homes/ani":                OutIsHome,
		"file":                     OutIsFile,
		"file/public":              OutIsFile,
		"broken":                   OutIsBrokenLink,
		"broken/public":            OutIsBrokenLink,
		"theirs":                   OutNotOurs,
		"theirs2":                  OutNotOurs,
		"later":                    ManifestBroken,
		"torn":                     ManifestBroken,
		"evil":                     ManifestBroken,
		"linked":                   ManifestBroken,
	} {
		refused(t, filepath.Join(dir, filepath.FromSlash(out)), site("index.html", "1"), opts, want)
	}
	refused(t, "", nil, opts, BadPath)
	refused(t, string(filepath.Separator), nil, opts, OutIsRoot)
	t.Setenv("HOME", "")
	t.Setenv("USERPROFILE", "")
	refused(t, dir, nil, opts, OutIsParent)
	if after := list(t, dir); !maps.Equal(before, after) {
		t.Errorf("a refusal changed %q to %q", before, after)
	}
	t.Chdir(filepath.Join(dir, "course"))
	_, err := Publish(t.Context(), "public", site("index.html", "1"), Options{Forbidden: []string{"content"}, Holders: []string{"."}})
	must(t, err)
	holds(t, filepath.Join(dir, "course/public"), "index.html", "1")
}

func TestRefusePath(t *testing.T) {
	dir := t.TempDir()
	for _, p := range []string{"", ".", "/x", "../x", "a/../b", "a//b", "a/", `a\b`, "a\x00b", "bad\xff", Manifest, ".suluh-staging-1/x"} {
		refused(t, filepath.Join(dir, "public"), site("index.html", "1", p, "x"), Options{}, BadPath)
	}
	no := refused(t, filepath.Join(dir, "public"), site("a", "1", "a-b", "x", "a/b/c", "1"), Options{}, BadPath)
	if no.Path != "a" || no.Other != "a/b/c" {
		t.Error(no)
	}
	holds(t, dir)
}

func TestRefuseCollision(t *testing.T) {
	for name, c := range map[string]struct{ foreign, new, named string }{
		"file for file":           {"CNAME", "CNAME", "CNAME"},
		"folder for file":         {"notes", "notes/a.html", "notes"},
		"file for folder":         {"k/notes.txt", "k", "k"},
		"file for folder of ours": {"ours/notes.txt", "ours", "ours/notes.txt"},
	} {
		t.Run(name, func(t *testing.T) {
			out := newOut(t)
			build(t, out, site("index.html", "1", "ours/a", "1"))
			put(t, out, c.foreign, "mine")
			if no := refused(t, out, site("index.html", "2", c.new, "2"), Options{}, ForeignFile); no.Path != c.named {
				t.Error(no)
			}
			holds(t, out, "index.html", "1", "ours/a", "1", c.foreign, "mine")
			alone(t, out)
		})
	}
	t.Run("empty folder", func(t *testing.T) {
		out := newOut(t)
		build(t, out, site("index.html", "1"))
		put(t, out, "k", "/")
		refused(t, out, site("k", "2"), Options{}, ForeignFile)
		build(t, out, site("k/a", "2"))
		holds(t, out, "k/a", "2")
	})
}

func TestLocked(t *testing.T) {
	out := newOut(t)
	unlock, err := lock(t.Context(), out, 0)
	must(t, err)
	refused(t, out, site("index.html", "1"), Options{Wait: 1}, OutLocked)
	if _, err := os.Stat(out); err == nil {
		t.Error("written while locked")
	}
	unlock()
	build(t, out, site("index.html", "1"))
	alone(t, out)
}

// Where a folder cannot be locked, a file in the user's cache stands for it.
func TestCacheLock(t *testing.T) {
	cache := t.TempDir()
	for _, name := range []string{"XDG_CACHE_HOME", "HOME", "LocalAppData"} {
		t.Setenv(name, cache)
	}
	a, err := cacheLock("one")
	must(t, err)
	b, err := cacheLock("one")
	must(t, err)
	c, err := cacheLock("two")
	must(t, err)
	for i, l := range []*flock.Flock{a, b, c} {
		if got, err := l.TryLock(); err != nil || got != (i != 1) {
			t.Error(i, got, err)
		}
		defer l.Unlock()
	}
}
