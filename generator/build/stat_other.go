//go:build !linux && !darwin

package build

import "io/fs"

// identify has nothing to add here: size and time of writing must do.
func identify(fs.FileInfo) (inode uint64, changed int64) { return 0, 0 }
