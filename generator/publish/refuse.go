package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// Reason says why nothing was published. It is a key, not a sentence.
type Reason string

const (
	OutIsSource     Reason = "out-is-source"      // Path is OUT, Other the folder of the source
	OutIsParent     Reason = "out-is-parent"      // OUT holds Other, a folder of the source
	OutInsideSource Reason = "out-inside-source"  // OUT lies in Other
	OutIsHome       Reason = "out-is-home"        // OUT is or holds Other, the user's home
	OutIsRoot       Reason = "out-is-root"        // OUT is the root of a disk
	OutIsFile       Reason = "out-is-file"        // Path, OUT or above it, is there and no folder
	OutIsBrokenLink Reason = "out-is-broken-link" // Path, OUT or above it, is a link to nothing
	OutNotOurs      Reason = "out-not-ours"       // OUT has no manifest and is not empty: it holds Other
	OutLocked       Reason = "out-locked"         // another build is at work in the folder that holds OUT
	ManifestBroken  Reason = "manifest-broken"    // Path is a manifest that cannot be read; Other says why
	ForeignFile     Reason = "foreign-file"       // Path, a file not made by us, stands where Other goes
	BadPath         Reason = "bad-path"           // Path cannot be a file of a site, or Other lies below it
	FileChanged     Reason = "file-changed"       // Path changed while it was read
)

// RefusedError is a publication that was not begun or not ended, for a reason
// that a person can do something about. OUT is as it was.
type RefusedError struct {
	Reason      Reason
	Path, Other string // what they are, each Reason says
}

func (e *RefusedError) Error() string {
	return strings.TrimSpace(fmt.Sprintf("%s: %q %s", e.Reason, e.Path, e.Other))
}

// locate gives OUT's absolute path without symbolic links. OUT itself and
// folders above it need not be there yet.
func locate(out string) (string, error) {
	if out == "" {
		return "", &RefusedError{Reason: BadPath}
	}
	out, err := filepath.Abs(out)
	if err != nil {
		return "", err
	}
	real, err := resolve(out)
	if err != nil {
		return "", err
	}
	if info, err := os.Stat(real); err == nil && !info.IsDir() {
		return "", &RefusedError{Reason: OutIsFile, Path: out}
	}
	return real, nil
}

// resolve is filepath.EvalSymlinks for a path whose end may not be there.
func resolve(name string) (string, error) {
	real, err := filepath.EvalSymlinks(name)
	switch {
	case err == nil:
		return real, nil
	case errors.Is(err, syscall.ENOTDIR):
		return "", &RefusedError{Reason: OutIsFile, Path: name}
	case !errors.Is(err, fs.ErrNotExist):
		return "", err
	}
	if _, err := os.Lstat(name); err == nil {
		return "", &RefusedError{Reason: OutIsBrokenLink, Path: name}
	}
	dir := filepath.Dir(name)
	if dir == name {
		return "", err
	}
	if dir, err = resolve(dir); err != nil {
		return "", err
	}
	return filepath.Join(dir, filepath.Base(name)), nil
}

// refuse says no to an OUT whose loss would hurt. It asks the disk which
// folders are the same, so neither links nor the case of letters deceive it.
func refuse(out string, opts Options) error {
	no := func(r Reason, other string) error {
		return &RefusedError{Reason: r, Path: out, Other: other}
	}
	if filepath.Dir(out) == out {
		return no(OutIsRoot, "")
	}
	if home, err := os.UserHomeDir(); err == nil && inside(home, out) {
		return no(OutIsHome, home)
	}
	folders := slices.Concat(opts.Forbidden, opts.Holders)
	for _, folder := range folders {
		if inside(folder, out) && inside(out, folder) {
			return no(OutIsSource, folder)
		}
	}
	for i, folder := range folders {
		if inside(folder, out) {
			return no(OutIsParent, folder)
		}
		if i < len(opts.Forbidden) && inside(out, folder) {
			return no(OutInsideSource, folder)
		}
	}
	return nil
}

// absolute is a path from the root of its disk, without symbolic links.
func absolute(name string) (string, error) {
	name, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	return resolve(name)
}

// inside reports whether the path is the folder or lies in it. A folder that
// is not there holds nothing, but its name is taken.
func inside(name, folder string) bool {
	name, err := absolute(name)
	if err != nil {
		return false
	}
	f, err := os.Stat(folder)
	if err != nil {
		folder, err := absolute(folder)
		return err == nil && (name == folder || strings.HasPrefix(name, folder+string(filepath.Separator)))
	}
	for {
		if n, err := os.Stat(name); err == nil && os.SameFile(n, f) {
			return true
		}
		up := filepath.Dir(name)
		if up == name {
			return false
		}
		name = up
	}
}
