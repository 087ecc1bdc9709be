package site

import (
	"os"
	"path/filepath"
	"testing"
)

func TestDump(t *testing.T) {
	dir := os.Getenv("DUMP")
	if dir == "" {
		return
	}
	th := theme(t)
	for _, f := range frames(t, th) {
		b, _ := th.Page(f)
		name := filepath.Join(dir, f.Address)
		if f.Edition.Site.BaseURL != "" {
			name += ".abs.html"
		}
		os.MkdirAll(filepath.Dir(name), 0o755)
		os.WriteFile(name, b, 0o644)
	}
	for name, b := range assetsOf(t, th).Files {
		os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755)
		os.WriteFile(filepath.Join(dir, name), b, 0o644)
	}
}
