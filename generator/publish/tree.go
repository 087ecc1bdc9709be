package publish

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
)

// tree is what lies in OUT.
type tree struct {
	exists   bool
	mode     fs.FileMode // of OUT itself
	manifest []byte      // as it stands there, nil when there is none
	listed   manifest    // what it says is ours
	own      manifest    // those of it that are there, as files
	foreign  []item      // all else, a folder before what is in it
	dead     []string    // staging folders in OUT of runs that were killed
}

// item is a file, link or folder that we did not make.
type item struct {
	path string
	mode fs.FileMode // its type
	err  error       // a folder that could not be read
}

// read reads OUT. A folder that is neither empty nor ours is refused.
func (d *disk) read(out string) (tree, error) {
	info, err := d.lstat(out)
	if errors.Is(err, fs.ErrNotExist) {
		return tree{}, nil
	}
	if err != nil {
		return tree{}, err
	}
	listed, data, err := d.readManifest(path.Join(out, Manifest))
	if err != nil {
		return tree{}, err
	}
	t, err := d.scan(out, listed)
	if err != nil {
		return tree{}, err
	}
	if data == nil {
		for _, it := range t.foreign {
			if !strayNames[it.path] {
				return tree{}, &RefusedError{Reason: OutNotOurs, Path: d.join(out), Other: it.path}
			}
		}
	}
	t.exists, t.mode, t.manifest = true, info.Mode(), data
	return t, nil
}

// strayNames are what systems put into a folder that people call empty.
var strayNames = map[string]bool{".DS_Store": true, "lost+found": true}

func (d *disk) readManifest(name string) (manifest, []byte, error) {
	info, err := d.lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, nil, &RefusedError{Reason: ManifestBroken, Path: d.join(name), Other: info.Mode().Type().String()}
	}
	var data []byte
	err = d.try("open", name, func() error { data, err = d.root.ReadFile(name); return err })
	if err != nil {
		return nil, nil, err
	}
	m, err := decode(data)
	if err != nil {
		return nil, nil, &RefusedError{Reason: ManifestBroken, Path: d.join(name), Other: err.Error()}
	}
	return m, data, nil
}

// scan sorts what lies in a folder into ours and foreign. Links are looked
// at, never followed: what was ours and is a link now is foreign.
func (d *disk) scan(dir string, listed manifest) (tree, error) {
	t := tree{listed: listed, own: manifest{}}
	ourFolders := folderSet(listed)
	var walk func(below string) error
	walk = func(below string) error {
		list, err := d.readDir(path.Join(dir, below))
		if err != nil {
			return err
		}
		for _, e := range list {
			p := path.Join(below, e.Name())
			entry, ours := listed[p]
			switch {
			case p == Manifest:
			case e.IsDir() && isRunName(p, insidePrefix):
				t.dead = append(t.dead, p)
			case e.IsDir():
				at := len(t.foreign)
				if !ourFolders[p] {
					t.foreign = append(t.foreign, item{path: p, mode: fs.ModeDir})
				}
				err := walk(p)
				if err != nil && (ourFolders[p] || !errors.Is(err, fs.ErrPermission)) {
					return err
				}
				if err != nil {
					t.foreign[at].err = err
				}
			case ours && e.Type().IsRegular():
				t.own[p] = entry
			default:
				t.foreign = append(t.foreign, item{path: p, mode: e.Type()})
			}
		}
		return nil
	}
	return t, walk("")
}

// collision refuses files that would take the place of a foreign one.
func (t tree) collision(files map[string]File, out string) error {
	dirs := folderSet(files)
	for _, it := range t.foreign {
		if files[it.path] != nil || dirs[it.path] && !it.mode.IsDir() {
			return &RefusedError{Reason: ForeignFile, Path: it.path, Other: out}
		}
		for dir := range above(it.path) {
			if files[dir] != nil {
				return &RefusedError{Reason: ForeignFile, Path: it.path, Other: dir}
			}
		}
	}
	return nil
}

// carry gives foreign things a second name below another folder: a file by
// hard link, else by copy; a link by one like it; a folder by one of the same
// mode. Late is the second time, when most of them are there already and what
// differs was changed meanwhile.
func (j *job) carry(ctx context.Context, items []item, from, to string, late bool) error {
	type closed struct {
		name string
		mode fs.FileMode
	}
	var modes []closed // of folders, given when they are full
	for _, it := range items {
		if it.err != nil {
			return it.err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		src, dst := path.Join(from, it.path), path.Join(to, it.path)
		info, err := j.lstat(src)
		if errors.Is(err, fs.ErrNotExist) {
			continue // its owner removed it meanwhile
		}
		if err != nil {
			return err
		}
		if have, err := j.lstat(dst); err == nil {
			if j.same(src, dst, info, have) {
				continue
			}
			if !late || j.files[it.path] != nil {
				return &RefusedError{Reason: ForeignFile, Path: it.path, Other: j.join(j.out)}
			}
			if err := j.remove(dst); err != nil {
				return err
			}
		}
		if err := j.mkdirAll(path.Dir(dst)); err != nil {
			return err
		}
		if info.IsDir() {
			if err := j.mkdir(dst, 0o755); err != nil {
				return err
			}
			modes = append(modes, closed{dst, info.Mode()})
			continue
		}
		if err := j.twin(ctx, src, dst, info); err != nil {
			return err
		}
	}
	for i := len(modes) - 1; i >= 0; i-- {
		_ = j.chmod(modes[i].name, modes[i].mode)
	}
	return nil
}

// twin makes dst what src is, a file or a link.
func (j *job) twin(ctx context.Context, src, dst string, info fs.FileInfo) error {
	if info.Mode().Type() == fs.ModeSymlink {
		target, err := j.root.Readlink(src)
		if err != nil {
			return err
		}
		return j.symlink(target, dst)
	}
	err := j.link(src, dst)
	if err == nil || errors.Is(err, errApart) {
		return err
	}
	return j.copyFile(ctx, src, dst, info)
}

// same reports whether the twin of a foreign thing is there already.
func (j *job) same(src, dst string, a, b fs.FileInfo) bool {
	switch {
	case os.SameFile(a, b):
		return true
	case a.Mode().Type() != b.Mode().Type():
		return false
	case a.IsDir():
		return true
	case a.Mode().Type() == fs.ModeSymlink:
		s, serr := j.root.Readlink(src)
		t, terr := j.root.Readlink(dst)
		return serr == nil && terr == nil && s == t
	}
	return a.Size() == b.Size() && a.ModTime().Equal(b.ModTime())
}
