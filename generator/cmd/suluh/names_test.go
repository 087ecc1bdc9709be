package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// names are what people and programs call their files, without .md.
var names = []string{
	"biasa", "01-biasa-saja", "Dengan Spasi", "tanda#pagar", "tanya?", "persen%20", "dan&dan", "plus+plus", "kutip'kutip", `kutip"dua`, "kurang<lebih>", `garis\miring`,
	"titik:dua", "bintang*", "pipa|pipa", "$(touch x)", "`touch y`", "; rm -rf z", "~", "-rf", "--help", "...", "..a", "a..b", "a.", " depan", "belakang ", "a\tb", "a\nb", "a\x1b[31mb",
	"é", "e\u0301kor", "ı-tanpa-titik", "İstanbul", "ß", "ﬁn", "Ａ-lebar", "漢字", "مرحبا", "שלום", "ไทย", "😀", "👨‍👩‍👧", "a\u202eb", "a\u200bb", "a\u00a0b", "a\u2028b", "\ufeffbom",
	"CON", "nul", "com1", "aux.txt", "LPT9", "index", "404", "_", "__proto__", "constructor", "course", "module", "kemajuan", "glosarium", "en", "id", "_site", "node_modules", "README", "LICENSE",
	"01", "01-", "-", "_a_", "1e999", "0x10", "+1", "a=b", "a;b", "a,b", "a@b", "a!b", "a^b", "{{.}}", "${x}", "%s%d", "&amp;", "<script>", "a.en", "a.id", "a.fr", "b.en.en", "site.yaml",
	strings.Repeat("p", 190), strings.Repeat("é", 120), "A", "javascript:alert(1)", "con.id", "a%00b", "...md", "#tajuk", "x~",
}

// ignoredNames are files that editors leave, and those that are no lessons by
// their names.
var ignoredNames = map[string]bool{"README": true, "LICENSE": true, "...": true, "..a": true, "...md": true, "#tajuk": true}

// TestNames gives lessons every name: each becomes a page with its own text, or
// is named as one that cannot.
func TestNames(t *testing.T) {
	dir := t.TempDir()
	course := filepath.Join(dir, "content", "k")
	put := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(course, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(course, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	put("../site.yaml", "languages: [id, en]\n")
	files := map[string]string{} // text by file
	for i, name := range names {
		text := fmt.Sprintf("naskah-ke-%d.", i)
		put(name+".md", fmt.Sprintf("---\nid: p%d-x\ntitle: T\n---\n\n%s\n", i, text))
		files[name+".md"] = text
	}
	if files["course.md"] == "" {
		t.Fatal("no course")
	}
	refused := map[string]bool{}
	for _, p := range checked(t, dir, "id", ".") {
		name := filepath.Base(p.File)
		if p.Level == "error" {
			refused[name] = true
		}
	}
	for name := range files {
		base := strings.TrimSuffix(name, ".md")
		_, shown := refused[strings.ToValidUTF8(name, "\uFFFD")]
		if shown || ignoredNames[base] {
			if err := os.Remove(filepath.Join(course, name)); err != nil {
				t.Fatal(err)
			}
			delete(files, name)
		}
	}
	if len(files) < 60 {
		t.Errorf("only %d of %d names are pages", len(files), len(names))
	}
	output, err := command(dir, nil, "build").CombinedOutput()
	if err != nil {
		t.Fatalf("%s", output)
	}
	if i := strings.IndexFunc(strings.ReplaceAll(string(output), "\n", ""), obeyed); i >= 0 {
		t.Errorf("a terminal obeys %q", output)
	}
	pages := map[string]int{}
	err = filepath.WalkDir(filepath.Join(dir, "public"), func(name string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(name, ".html") {
			return err
		}
		data, err := os.ReadFile(name)
		for _, text := range files {
			if strings.Contains(string(data), ">"+text+"<") {
				pages[text]++
			}
		}
		if strings.ContainsAny(filepath.Base(name), `\:*?"<>|`+"\x00\n\t\x1b") || strings.ContainsFunc(name, obeyed) {
			t.Errorf("a page is called %q", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if pages[text] == 0 {
			t.Errorf("%q is lost", name)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) != 2 {
		t.Errorf("beside content and public there is %v", left)
	}
}
