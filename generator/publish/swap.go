package publish

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
)

// errApart says that OUT cannot change places as a whole, so its files must
// be renamed one by one.
var errApart = errors.New("the folder cannot be swapped as a whole")

// apart marks an error with errApart when it is one of those.
func apart(err error, those ...error) error {
	for _, one := range those {
		if errors.Is(err, one) {
			return fmt.Errorf("%w: %w", errApart, err)
		}
	}
	return err
}

// swap puts the staged tree where OUT is, and gives the name that the old
// tree has now, "" when there was none.
func (j *job) swap(stage string) (old string, err error) {
	if !j.old.exists {
		return "", j.Rename(stage, j.out)
	}
	err = j.exchange(j.join(stage), j.join(j.out))
	if err == nil {
		return stage, nil
	}
	if !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, syscall.EINVAL) {
		return "", apart(err, syscall.EXDEV, syscall.EBUSY) // a mount point
	}
	// No exchange on this disk: two renames, with a moment between them in
	// which there is no OUT. The name "replaced" is the note that tidy reads
	// when that moment was our last.
	old = j.runName("replaced")
	if err := j.Rename(j.out, old); err != nil {
		// A mount point, or on Windows somebody has a file in it open.
		return "", fmt.Errorf("%w: %w", errApart, err)
	}
	if err := j.Rename(stage, j.out); err != nil {
		return "", errors.Join(err, j.Rename(old, j.out))
	}
	return old, nil
}

// tidy repairs what a run that was killed left beside OUT: a missing OUT gets
// its old tree back, and every other folder of such a run goes.
func (j *job) tidy() error {
	list, err := j.readDir(".")
	if err != nil {
		return err
	}
	var dead []string
	there := false
	for _, e := range list {
		there = there || e.Name() == j.out
		if isRunName(e.Name(), "."+j.out+".staging-") || isRunName(e.Name(), "."+j.out+".replaced-") {
			dead = append(dead, e.Name())
		}
	}
	for _, name := range dead {
		if !there && strings.HasPrefix(name, "."+j.out+".replaced-") {
			if err := j.Rename(name, j.out); err != nil {
				return err
			}
			there = true
			continue
		}
		j.drop(name)
	}
	return nil
}

// isRunName reports whether the name is the prefix and the number of a
// process.
func isRunName(name, prefix string) bool {
	digits, ok := strings.CutPrefix(name, prefix)
	return ok && digits != "" && strings.Trim(digits, "0123456789") == ""
}

// runName is a name next to OUT for a folder of this run.
func (j *job) runName(use string) string {
	return fmt.Sprintf(".%s.%s-%d", j.out, use, os.Getpid())
}
