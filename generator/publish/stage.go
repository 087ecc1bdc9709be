package publish

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"syscall"
	"time"
)

// beside stages next to OUT and lets the two change places.
func (j *job) beside(ctx context.Context) error {
	stage := j.runName("staging")
	if err := j.Mkdir(stage, 0o755); err != nil {
		return apart(err, fs.ErrPermission, syscall.EROFS) // a closed folder
	}
	old, err := "", j.stage(ctx, stage)
	if err == nil {
		old, err = j.swap(stage)
	}
	if err != nil {
		j.drop(stage)
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
	if err != nil {
		j.result.Left = j.join(old)
		return nil
	}
	j.drop(old)
	return nil
}

// stage fills the staging folder with all that OUT will hold: ours first, so
// that no foreign link can be in their way.
func (j *job) stage(ctx context.Context, stage string) error {
	for _, dir := range sorted(folders(j.files)) {
		if err := j.Mkdir(path.Join(stage, dir), 0o755); err != nil {
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
	if err := j.carry(ctx, j.old.foreign, j.out, stage, false); err != nil {
		return err
	}
	if err := j.writeManifest(ctx, stage, j.entries); err != nil {
		return err
	}
	if j.old.exists {
		_ = j.Chmod(stage, j.old.mode)
	}
	return nil
}

// write makes the file at the path below the staging folder.
func (j *job) write(ctx context.Context, stage, p string) error {
	e, err := j.save(ctx, path.Join(stage, p), 0o644, func(w io.Writer) error {
		_, err := j.files[p].WriteTo(w)
		return err
	})
	if err != nil {
		return fmt.Errorf("publishing %s: %w", p, err)
	}
	if e.Sum != j.files[p].Sum() {
		return &RefusedError{Reason: FileChanged, Path: p}
	}
	j.enter(p, e)
	return nil
}

func (j *job) writeManifest(ctx context.Context, stage string, m manifest) error {
	_, err := j.save(ctx, path.Join(stage, Manifest), 0o644, func(w io.Writer) error {
		_, err := w.Write(m.encode(j.generator))
		return err
	})
	return err
}

// carry gives foreign things a second name below another folder: a folder by
// one of the same mode, a link by one like it, a file by hard link or else by
// copy. Late is the second time, when most of them are there already, and
// what differs was changed meanwhile.
func (j *job) carry(ctx context.Context, items []item, from, to string, late bool) error {
	made := map[string]bool{}
	modes := map[string]fs.FileMode{} // of folders, given when they are full
	for _, it := range items {
		src, dst := path.Join(from, it.path), path.Join(to, it.path)
		info, err := j.Lstat(src)
		if errors.Is(err, fs.ErrNotExist) {
			continue // its owner removed it meanwhile
		}
		if err := cmp.Or(it.err, err, ctx.Err()); err != nil {
			return err
		}
		if have, err := j.Lstat(dst); err == nil {
			if j.alike(src, dst, info, have) {
				continue
			}
			if !late || j.files[it.path] != nil {
				return &RefusedError{Reason: ForeignFile, Path: it.path, Other: j.join(j.out)}
			}
			if err := j.Remove(dst); err != nil {
				return err
			}
		}
		if dir := path.Dir(dst); !made[dir] { // one of ours, perhaps, that nothing else needs
			if err := j.MkdirAll(dir, 0o755); err != nil {
				return err
			}
			made[dir] = true
		}
		if err := j.twin(ctx, src, dst, info); err != nil {
			return err
		}
		if info.IsDir() {
			modes[dst] = info.Mode()
		}
	}
	dirs := sorted(modes)
	slices.Reverse(dirs)
	for _, dir := range dirs {
		_ = j.Chmod(dir, modes[dir])
	}
	return nil
}

// twin makes dst what src is.
func (j *job) twin(ctx context.Context, src, dst string, info fs.FileInfo) error {
	if info.IsDir() {
		return j.Mkdir(dst, 0o755)
	}
	if info.Mode().Type() == fs.ModeSymlink {
		target, err := j.Readlink(src)
		if err != nil {
			return err
		}
		return j.Symlink(target, dst)
	}
	err := j.link(src, dst)
	if err == nil || errors.Is(err, errApart) || !info.Mode().IsRegular() {
		return err
	}
	in, err := j.Open(src)
	if err != nil {
		return err
	}
	defer in.Close()
	_, err = j.save(ctx, dst, info.Mode().Perm(), func(w io.Writer) error {
		_, err := io.Copy(w, in)
		return err
	})
	_ = j.Chmod(dst, info.Mode().Perm()) // against the umask
	return cmp.Or(err, j.Chtimes(dst, time.Time{}, info.ModTime()))
}

// alike reports whether the twin of a foreign thing is there already.
func (j *job) alike(src, dst string, a, b fs.FileInfo) bool {
	switch {
	case os.SameFile(a, b):
		return true
	case a.Mode().Type() != b.Mode().Type():
		return false
	case a.IsDir():
		return true
	case a.Mode().Type() == fs.ModeSymlink:
		s, serr := j.Readlink(src)
		t, terr := j.Readlink(dst)
		return serr == nil && terr == nil && s == t
	}
	return a.Size() == b.Size() && a.ModTime().Equal(b.ModTime())
}
