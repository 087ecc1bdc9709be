//go:build unix

package build

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestSpecialFile: a pipe among the lessons does not stop the build for ever.
func TestSpecialFile(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := Do(New(os.DirFS(dir)), "key", func(s *Step) ([]byte, error) { return fs.ReadFile(s, "pipe") })
	if !errors.Is(err, errSpecial) {
		t.Error(err)
	}
}
