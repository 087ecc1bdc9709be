package static

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"strings"
	"testing"
)

// TestVendored: what comes from npm is what was published there, byte for byte,
// and nothing lies beside it. After a change of version write the sums anew:
//
//	cd static/vendor && sha256sum */* > SHA256SUMS
func TestVendored(t *testing.T) {
	sums, err := fs.ReadFile(Files, "vendor/SHA256SUMS")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for line := range strings.Lines(string(sums)) {
		sum, name, ok := strings.Cut(strings.TrimSpace(line), "  ")
		if !ok {
			t.Fatalf("SHA256SUMS: %q", line)
		}
		want["vendor/"+name] = sum
	}
	err = fs.WalkDir(Files, "vendor", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || name == "vendor/SHA256SUMS" {
			return err
		}
		data, err := fs.ReadFile(Files, name)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(data)
		if got := hex.EncodeToString(sum[:]); got != want[name] {
			t.Errorf("%s: %s, want %q", name, got, want[name])
		}
		delete(want, name)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for name := range want {
		t.Errorf("%s is missing", name)
	}
	packages, err := fs.ReadDir(Files, "vendor")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range packages {
		if _, err := fs.Stat(Files, "vendor/"+p.Name()+"/LICENSE"); p.IsDir() && err != nil {
			t.Error(err)
		}
	}
}
