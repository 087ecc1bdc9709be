package generator_test

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"os"
	"strings"
	"testing"

	"suluh/generator"
)

// TestZip packs the folder, with the course as one file on top of it.
func TestZip(t *testing.T) {
	p := generator.Open(os.DirFS("browser/testdata/site"), generator.Options{})
	data, problems, err := p.Export(context.Background(), "zip", generator.FormatOptions{})
	if err != nil || problems.Errors() > 0 {
		t.Fatal(err, problems)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	made, err := p.Site(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	left, deep := made.Files, false
	handed := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Errorf("%s: %v", f.Name, err) // the sum is checked here
		}
		if f.Flags != 0 || len(f.Extra) > 0 || f.ReaderVersion != 20 || f.ModifiedDate != 1<<5|1 {
			t.Errorf("%s: flags %b, extra %q, version %d, date %x", f.Name, f.Flags, f.Extra, f.ReaderVersion, f.ModifiedDate)
		}
		if inside := strings.Contains(f.Name, "/"); deep && !inside {
			t.Errorf("%s stands below a folder", f.Name)
		} else {
			deep = inside
		}
		page, ours := left[f.Name]
		if !ours {
			handed[f.Name] = string(text)
			continue
		}
		var b bytes.Buffer
		if _, err := page.WriteTo(&b); err != nil || !bytes.Equal(b.Bytes(), text) {
			t.Errorf("%s differs from what is published (%v)", f.Name, err)
		}
		delete(left, f.Name)
	}
	for name := range left {
		t.Errorf("%s is missing", name)
	}
	for name, want := range map[string]string{"BUKA-SAYA.html": `<html lang="id"`, "OPEN-ME.html": `<html lang="en"`, "CARA-MEMBUKA.txt": "Buka BUKA-SAYA.html", "HOW-TO-OPEN.txt": "Open OPEN-ME.html"} {
		if !strings.Contains(handed[name], want) {
			t.Errorf("%s: no %s", name, want)
		}
		delete(handed, name)
	}
	if len(handed) > 0 {
		t.Errorf("more than is to be handed out: %v", handed)
	}
	again, _, err := generator.Open(os.DirFS("browser/testdata/site"), generator.Options{}).Export(context.Background(), "zip", generator.FormatOptions{})
	if err != nil || !bytes.Equal(again, data) {
		t.Errorf("twice is not alike (%v)", err)
	}
}
