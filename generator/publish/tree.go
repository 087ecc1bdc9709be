package publish

import (
	"errors"
	"io/fs"
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
	info, err := d.Lstat(out)
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
	info, err := d.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, nil, &RefusedError{Reason: ManifestBroken, Path: d.join(name), Other: info.Mode().Type().String()}
	}
	data, err := d.ReadFile(name)
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
	ourDirs := folders(listed)
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
				if !ourDirs[p] {
					t.foreign = append(t.foreign, item{path: p, mode: fs.ModeDir})
				}
				err := walk(p)
				if err != nil && (ourDirs[p] || !errors.Is(err, fs.ErrPermission)) {
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
	dirs := folders(files)
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
