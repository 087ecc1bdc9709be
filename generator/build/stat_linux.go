package build

import (
	"io/fs"
	"syscall"
)

// identify gives what else tells one version of a file from another: its inode,
// and when that was last changed, which no copying program can turn back.
func identify(info fs.FileInfo) (inode uint64, changed int64) {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return s.Ino, s.Ctim.Nano()
	}
	return 0, 0
}
