package publish

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
)

// insidePrefix, and the number of a process, names a staging folder in OUT.
const insidePrefix = ownPrefix + "staging-"

// inside stages in OUT and renames file by file. Foreign files are not
// touched. Whenever it ends, the manifest in OUT names every file of ours in
// it, so that the next run knows them.
func (j *job) inside(ctx context.Context) error {
	for _, p := range j.old.dead {
		if err := j.discard(path.Join(j.out, p)); err != nil {
			return err
		}
	}
	stage := path.Join(j.out, fmt.Sprintf("%s%d", insidePrefix, os.Getpid()))
	if err := j.Mkdir(stage, 0o755); err != nil {
		return err
	}
	defer j.drop(stage)
	return j.replace(ctx, stage)
}

func (j *job) replace(ctx context.Context, stage string) error {
	fresh := map[string]File{}
	for p, f := range j.files {
		if !j.keep[p] {
			fresh[p] = f
		}
	}
	for _, dir := range sorted(folders(fresh)) {
		if err := j.Mkdir(path.Join(stage, dir), 0o755); err != nil {
			return err
		}
	}
	order := slices.SortedFunc(maps.Keys(fresh), inOrder)
	err := each(ctx, order, func(ctx context.Context, p string) error { return j.write(ctx, stage, p) })
	if err != nil {
		return err
	}
	both := maps.Clone(j.old.own)
	maps.Copy(both, j.entries)
	if err := j.putManifest(ctx, stage, both); err != nil {
		return err
	}
	// A file of ours may stand where a folder goes now, or the other way round.
	dirs := folders(j.files)
	blocks := func(p string) bool {
		for dir := range above(p) {
			if j.files[dir] != nil {
				return true
			}
		}
		return dirs[p]
	}
	if err := j.removeStale(blocks); err != nil {
		return err
	}
	for _, p := range order {
		to := path.Join(j.out, p)
		if err := j.MkdirAll(path.Dir(to), 0o755); err != nil {
			return err
		}
		if err := j.Rename(path.Join(stage, p), to); err != nil {
			return err
		}
	}
	if err := j.removeStale(func(p string) bool { return !blocks(p) }); err != nil {
		return err
	}
	return j.putManifest(ctx, stage, j.entries)
}

// putManifest makes m the manifest of OUT.
func (j *job) putManifest(ctx context.Context, stage string, m manifest) error {
	if err := j.writeManifest(ctx, stage, m); err != nil {
		return err
	}
	return j.Rename(path.Join(stage, Manifest), path.Join(j.out, Manifest))
}

// removeStale removes those of our stale files that are asked for, and the
// folders that this empties.
func (j *job) removeStale(which func(p string) bool) error {
	for _, p := range j.stale {
		if !which(p) {
			continue
		}
		if err := j.Remove(path.Join(j.out, p)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		for dir := range above(p) {
			err := j.Remove(path.Join(j.out, dir))
			if errors.Is(err, fs.ErrExist) {
				break // something else is in it
			}
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
	}
	return nil
}

// inOrder sorts paths so that what a page needs is there before it, and
// what leads to it comes after: assets, pages, index pages, the first page.
func inOrder(a, b string) int {
	rank := func(p string) int {
		switch {
		case path.Base(p) == "index.html":
			return 2
		case strings.HasSuffix(p, ".html"):
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(depth(b), depth(a)), cmp.Compare(a, b))
}

// depth counts the folders that hold a path.
func depth(p string) int { return strings.Count(p, "/") }
