package publish

import (
	"context"
	"io/fs"
	"iter"
	"maps"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// ownPrefix begins the names in OUT that are ours alone.
const ownPrefix = ".suluh-"

// validPath reports whether a site can have a file of that path.
func validPath(p string) bool {
	return fs.ValidPath(p) && p != "." && !strings.ContainsAny(p, "\\\x00") &&
		!strings.HasPrefix(p, ownPrefix) && filepath.IsLocal(filepath.FromSlash(p))
}

// checkPaths refuses a path that no site can have, and a file where another
// path needs a folder.
func checkPaths(files map[string]File) error {
	for _, p := range sorted(files) {
		if !validPath(p) {
			return &RefusedError{Reason: BadPath, Path: p}
		}
		for dir := range above(p) {
			if files[dir] != nil {
				return &RefusedError{Reason: BadPath, Path: dir, Other: p}
			}
		}
	}
	return nil
}

// above yields the folders that hold the path, the nearest first.
func above(p string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for dir := path.Dir(p); dir != "." && yield(dir); {
			dir = path.Dir(dir)
		}
	}
}

// folders is the set of the folders that hold the paths.
func folders[V any](paths map[string]V) map[string]bool {
	set := map[string]bool{}
	for p := range paths {
		for dir := range above(p) {
			set[dir] = true
		}
	}
	return set
}

// sorted lists the keys in order, so a folder before what is in it.
func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// each calls do for every path, some side by side, and stops at the first
// error. Eight at most, so few files are open at once.
func each(ctx context.Context, paths []string, do func(ctx context.Context, p string) error) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), 8) {
		workers.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(paths) {
					return
				}
				if err := do(ctx, paths[i]); err != nil {
					stop(err)
				}
			}
		})
	}
	workers.Wait()
	return context.Cause(ctx)
}
