package publish

import (
	"cmp"
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
func lock(ctx context.Context, out string, wait time.Duration) (unlock func() error, err error) {
	dir := filepath.Dir(out)
	l := flock.New(dir, flock.SetFlag(os.O_RDONLY))
	ok, err := l.TryLock()
	if err != nil {
		if l, err = cacheLock(dir); err != nil {
			return nil, err
		}
		ok, err = l.TryLock()
	}
	if !ok && err == nil {
		busy := &RefusedError{Reason: OutLocked, Path: out}
		ctx, stop := context.WithTimeoutCause(ctx, cmp.Or(wait, lockWait), busy)
		defer stop()
		if ok, err = l.TryLockContext(ctx, lockPoll); !ok && ctx.Err() != nil {
			err = context.Cause(ctx)
		}
	}
	return l.Unlock, err
}

func cacheLock(dir string) (*flock.Flock, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return nil, err
	}
	cache = filepath.Join(cache, "suluh", "locks")
	name := fmt.Sprintf("%x", sha256.Sum256([]byte(dir)))
	return flock.New(filepath.Join(cache, name)), os.MkdirAll(cache, 0o700)
}
