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
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"syscall"
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
	Wait      time.Duration // how long to wait for another build; 0 is ten seconds, below 0 not at all
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

// publish is Publish; tests change the disk before it is used.
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
	d, err := openDisk(filepath.Dir(out))
	if err != nil {
		return Result{}, err
	}
	defer d.root.Close()
	if change != nil {
		change(d)
	}
	unlock, err := lock(ctx, out, opts.Wait)
	if err != nil {
		return Result{}, err
	}
	defer unlock()

	j := &job{disk: d, out: filepath.Base(out), files: files, generator: opts.Generator}
	err = j.run(ctx)
	return j.result, err
}

// job is one publication. Names are slash paths below the disk's root, the
// folder that holds OUT; paths are slash paths below OUT.
type job struct {
	*disk
	out       string // the name of OUT
	files     map[string]File
	generator string

	old    tree            // what lies in OUT
	keep   map[string]bool // the paths whose bytes are there already
	stale  []string        // our paths of last time that are no more
	new    *ledger         // what will lie there of ours
	result Result
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
	j.new = newLedger()
	if err := each(ctx, sorted(j.files), j.compare); err != nil {
		return err
	}
	j.keep = map[string]bool{}
	for p := range j.new.entries {
		j.keep[p] = true
	}
	return nil
}

// compare enters the path into the new ledger when OUT has its bytes. The
// manifest rules most changed files out without a look at the disk; the bytes
// themselves have the last word, for others may have changed them.
func (j *job) compare(ctx context.Context, p string) error {
	have, ours := j.old.own[p]
	if !ours || have.Sum != j.files[p].Sum() {
		return nil
	}
	m := newMeter(ctx, io.Discard)
	f, err := j.open(path.Join(j.out, p))
	if err != nil {
		return nil // not to be read, so written anew
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || info.Size() != have.Size {
		return nil
	}
	if _, err := io.Copy(m, f); err == nil && m.entry() == have {
		j.new.enter(p, have)
	}
	return nil
}

// nothingNew reports whether OUT is as it should be.
func (j *job) nothingNew() bool {
	return len(j.keep) == len(j.files) && len(j.stale) == 0 && len(j.old.dead) == 0 &&
		bytes.Equal(j.old.manifest, j.new.entries.encode(j.generator))
}

// beside stages next to OUT and lets the two change places.
func (j *job) beside(ctx context.Context) error {
	stage := j.besideName("staging")
	if err := j.mkdir(stage, 0o755); err != nil {
		return apart(err, fs.ErrPermission, syscall.EROFS) // a closed folder
	}
	old, err := "", j.stage(ctx, stage)
	if err == nil {
		old, err = j.swap(stage)
	}
	if err != nil {
		if j.discard(stage) != nil {
			j.result.Left = j.join(stage)
		}
		return err
	}
	if old == "" {
		return nil
	}
	// What came into OUT while we staged lies in the old tree now. Where it
	// cannot be carried, that tree stays.
	late, err := j.scan(old, j.old.listed)
	if err == nil {
		err = j.carry(context.WithoutCancel(ctx), late.foreign, old, j.out, true)
	}
	if err == nil {
		err = j.discard(old)
	}
	if err != nil {
		j.result.Left = j.join(old)
	}
	return nil
}

// stage fills the staging folder with all that OUT will hold.
func (j *job) stage(ctx context.Context, stage string) error {
	for _, dir := range folders(j.files) {
		if err := j.mkdir(path.Join(stage, dir), 0o755); err != nil {
			return err
		}
	}
	err := each(ctx, sorted(j.files), func(ctx context.Context, p string) error {
		if j.keep[p] {
			err := j.link(path.Join(j.out, p), path.Join(stage, p))
			if err == nil || errors.Is(err, errApart) {
				return err
			}
		}
		return j.write(ctx, stage, p)
	})
	if err != nil {
		return err
	}
	// Ours come first and foreign ones after, so that no link of theirs is
	// in the way of a file of ours.
	if err := j.carry(ctx, j.old.foreign, j.out, stage, false); err != nil {
		return err
	}
	if err := j.writeManifest(stage, j.new.entries); err != nil {
		return err
	}
	if j.old.exists {
		_ = j.chmod(stage, j.old.mode) // a courtesy: not every disk knows modes
	}
	return nil
}

// write makes the file at the path below the staging folder and enters it
// into the new ledger.
func (j *job) write(ctx context.Context, stage, p string) error {
	f, err := j.create(path.Join(stage, p), 0o644)
	if err != nil {
		return fmt.Errorf("publishing %s: %w", p, err)
	}
	m := newMeter(ctx, f)
	_, err = j.files[p].WriteTo(m)
	// A File that swallows our error must not pass for written.
	if err = errors.Join(m.err, err, f.Close()); err != nil {
		return fmt.Errorf("publishing %s: %w", p, err)
	}
	if m.entry().Sum != j.files[p].Sum() {
		return &RefusedError{Reason: FileChanged, Path: p}
	}
	j.new.enter(p, m.entry())
	return nil
}

// writeManifest writes the manifest into the staging folder.
func (j *job) writeManifest(stage string, m manifest) error {
	f, err := j.create(path.Join(stage, Manifest), 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(m.encode(j.generator))
	return errors.Join(err, f.Close())
}

// besideName is a name next to OUT for a folder of this run.
func (j *job) besideName(use string) string {
	return fmt.Sprintf(".%s.%s-%d", j.out, use, os.Getpid())
}

// folders lists the folders of the paths, each after the one that holds it.
func folders[V any](paths map[string]V) []string {
	return sorted(folderSet(paths))
}

func folderSet[V any](paths map[string]V) map[string]bool {
	set := map[string]bool{}
	for p := range paths {
		for dir := range above(p) {
			set[dir] = true
		}
	}
	return set
}

// above yields the folders that hold the path, the nearest first.
func above(p string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
			if !yield(dir) {
				return
			}
		}
	}
}

func sorted[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
