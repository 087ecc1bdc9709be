package publish

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

const (
	lockWait = 10 * time.Second
	lockPoll = 20 * time.Millisecond
)

// lock lets one build at a time into the folder that holds OUT. OUT itself
// cannot carry the lock, for it changes places. The folder can, and keeps no
// trace of it; where a folder cannot be locked (Windows, some network disks),
// a file in the user's cache stands for it.
//
// With the lock held, every staging folder beside OUT is a dead one, whatever
// number it bears: numbers of processes come again.
func lock(ctx context.Context, out string, wait time.Duration) (unlock func(), err error) {
	if wait == 0 {
		wait = lockWait
	}
	dir := filepath.Dir(out)
	l := flock.New(dir, flock.SetFlag(os.O_RDONLY))
	ok, err := l.TryLock()
	if err != nil {
		cache, cerr := os.UserCacheDir()
		if cerr != nil {
			return nil, err
		}
		cache = filepath.Join(cache, "suluh", "locks")
		if err := os.MkdirAll(cache, 0o700); err != nil {
			return nil, err
		}
		l = flock.New(filepath.Join(cache, fmt.Sprintf("%x", sha256.Sum256([]byte(dir)))))
	}
	for end := time.Now().Add(wait); !ok; {
		if ok, err = l.TryLock(); err != nil {
			return nil, err
		}
		if !ok && time.Now().After(end) {
			return nil, &RefusedError{Reason: OutLocked, Path: out}
		}
		if !ok {
			select {
			case <-ctx.Done():
				return nil, ctx.Err()
			case <-time.After(lockPoll):
			}
		}
	}
	return func() { l.Unlock() }, nil
}
