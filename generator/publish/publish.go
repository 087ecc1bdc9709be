// Package publish puts a set of files into a folder, OUT, in one step.
//
// Whoever looks at OUT sees the old site or the new one, whole, whatever
// happens on the way: a kill, a full disk, a failing call. The promise is
// atomicity, not durability: after a power cut a site can be built again.
//
//	files := map[string]publish.File{"index.html": page}
//	done, err := publish.Publish(ctx, "course/public", files, publish.Options{
//		Forbidden: []string{"course/content"},
//		Holders:   []string{"course"},
//		Generator: "suluh 1.0",
//	})
//
// The way of a file:
//
//	files ──► .OUT.staging-PID ──► OUT and staging change places ──► old tree removed
//	             ▲      ▲
//	 unchanged ──┘      └── what others put into OUT, carried over by hard link
//
// OUT holds a [Manifest]: the files that are ours. All else in it is foreign,
// and is never deleted, overwritten or written through. A folder that is not
// empty and has no manifest is not ours, and is refused.
//
// Where OUT cannot change places (it is a mount point, or the folder that
// holds it is closed to us), the staging lies inside OUT and its files are
// renamed one by one, index pages last. Each file is whole then, the site for
// a moment is not: [Result].PerFile says so.
//
// Nothing is ever written in place. That is why an unchanged file may be a
// hard link to the one in the old tree.
//
// A refusal is a [RefusedError]; any other error comes from the system or from
// a [File], wrapped with the path that it concerns.
package publish

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path"
	"path/filepath"
	"sync"
	"time"
)

// Sum is the SHA-256 of a file's bytes.
type Sum = [32]byte

// File is one file to publish. WriteTo is asked for once at most in the usual
// case, and not at all when OUT has these bytes already; the calls for
// different files run side by side. Sum is that of the bytes WriteTo writes.
type File interface {
	Sum() Sum
	WriteTo(w io.Writer) (int64, error)
}

// Options say what OUT may not be, and who publishes.
type Options struct {
	Forbidden []string      // folders that OUT may not be, hold or lie in: the content
	Holders   []string      // folders that OUT may not be or hold, but may lie in: the source root
	Generator string        // goes into the manifest: name and version
	Wait      time.Duration // how long to wait for another build; 0 is ten seconds
}

// Result says what was done, in files.
type Result struct {
	Written int    // made anew
	Kept    int    // there already, with these bytes
	Removed int    // ours of last time, now gone
	PerFile bool   // renamed one by one, since OUT could not change places
	Left    string // a folder of ours that could not be removed, "" in general; the next run tries again
}

// Publish makes the folder out hold the files, whose keys are slash paths
// below it, and whatever others put there. When it returns an error, out is
// as it was; only if the result is PerFile, some files may be new.
func Publish(ctx context.Context, out string, files map[string]File, opts Options) (Result, error) {
	return publish(ctx, out, files, opts, nil)
}

// publish is Publish; a test may change the disk before it is used.
func publish(ctx context.Context, out string, files map[string]File, opts Options, change func(*disk)) (Result, error) {
	if err := checkPaths(files); err != nil {
		return Result{}, err
	}
	out, err := locate(out)
	if err != nil {
		return Result{}, err
	}
	if err := refuse(out, opts); err != nil {
		return Result{}, err
	}
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return Result{}, err
	}
	dir, err := os.OpenRoot(filepath.Dir(out))
	if err != nil {
		return Result{}, err
	}
	defer dir.Close()
	unlock, err := lock(ctx, out, opts.Wait)
	if err != nil {
		return Result{}, err
	}
	defer unlock()
	d := &disk{root: dir, dir: dir.Name(), exchange: exchange}
	if change != nil {
		change(d)
	}
	j := &job{disk: d, out: filepath.Base(out), files: files, generator: opts.Generator, entries: manifest{}}
	err = j.run(ctx)
	return j.result, err
}

// job is one publication.
type job struct {
	*disk
	out       string // the name of OUT
	files     map[string]File
	generator string

	old    tree            // what lies in OUT
	keep   map[string]bool // the paths whose bytes are there already
	stale  []string        // our paths of last time that are no more
	result Result

	mu      sync.Mutex
	entries manifest // of the files that are there already or are staged
}

func (j *job) run(ctx context.Context) error {
	if err := j.tidy(); err != nil {
		return err
	}
	if err := j.look(ctx); err != nil {
		return err
	}
	if !j.nothingNew() {
		err := j.beside(ctx)
		if errors.Is(err, errApart) && j.old.exists {
			j.result.PerFile = true
			err = j.inside(ctx)
		}
		if err != nil {
			return err
		}
	}
	j.result.Written = len(j.files) - len(j.keep)
	j.result.Kept, j.result.Removed = len(j.keep), len(j.stale)
	return nil
}

// look reads OUT, refuses what would harm it, and finds out what is there
// already. It changes nothing.
func (j *job) look(ctx context.Context) (err error) {
	if j.old, err = j.read(j.out); err != nil {
		return err
	}
	if err := j.old.collision(j.files, j.join(j.out)); err != nil {
		return err
	}
	for _, p := range sorted(j.old.own) {
		if j.files[p] == nil {
			j.stale = append(j.stale, p)
		}
	}
	err = each(ctx, sorted(j.files), func(ctx context.Context, p string) error {
		if have, ours := j.old.own[p]; ours && have.Sum == j.files[p].Sum() && j.verify(ctx, p, have) {
			j.enter(p, have)
		}
		return nil
	})
	j.keep = map[string]bool{}
	for p := range j.entries {
		j.keep[p] = true
	}
	return err
}

// verify reports whether the file in OUT is what the manifest says, for
// others may have changed it. What cannot be read is written anew.
func (j *job) verify(ctx context.Context, p string, want entry) bool {
	f, err := j.Open(path.Join(j.out, p))
	if err != nil {
		return false
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || info.Size() != want.Size {
		return false
	}
	m := newMeter(ctx, io.Discard)
	_, err = io.Copy(m, f)
	return err == nil && m.entry() == want
}

// nothingNew reports whether OUT is as it should be.
func (j *job) nothingNew() bool {
	return len(j.keep) == len(j.files) && len(j.stale) == 0 && len(j.old.dead) == 0 &&
		bytes.Equal(j.old.manifest, j.entries.encode(j.generator))
}

// enter notes a file for the manifest; files are written side by side.
func (j *job) enter(p string, e entry) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.entries[p] = e
}

// drop removes a folder of ours, or says that it is left.
func (j *job) drop(name string) {
	if j.discard(name) != nil {
		j.result.Left = j.join(name)
	}
}
