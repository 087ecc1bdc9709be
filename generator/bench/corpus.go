package main

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
)

// Size of a made-up course: modules of twenty lessons, fifty to a course.
const (
	perModule = 20
	perCourse = 50 * perModule
)

// corpus writes n lessons of about 800 words with headings, a table, code,
// links and four questions each. It is the same each time.
func corpus(dir string, n int) error {
	r := &roll{state: 42}
	if err := write(filepath.Join(dir, "content", "site.yaml"), "title: Bench\nlanguages: [id]\n"); err != nil {
		return err
	}
	for i := range n {
		c, m, l := i/perCourse, i%perCourse/perModule, i%perModule
		course := filepath.Join(dir, "content", fmt.Sprintf("kursus-%02d", c))
		module := filepath.Join(course, fmt.Sprintf("%02d-modul-%d", m+1, m+1))
		if i%perCourse == 0 {
			if err := write(filepath.Join(course, "course.md"), fmt.Sprintf("---\nid: kursus-%d\ntitle: Kursus %d\n---\n\n%s\n", c, c, r.sentence())); err != nil {
				return err
			}
		}
		if l == 0 {
			module := fmt.Sprintf("---\nid: modul-%d-%d\ntitle: Modul %d\noutcomes:\n  - {code: CP%d.1, text: menjelaskan, level: C2}\n---\n\n%s\n", c, m, m+1, m+1, r.sentence())
			if err := write(filepath.Join(course, fmt.Sprintf("%02d-modul-%d", m+1, m+1), "module.md"), module); err != nil {
				return err
			}
		}
		if err := write(filepath.Join(module, fmt.Sprintf("%02d-pelajaran-%d.md", l+1, l+1)), lesson(r, i, m+1, l)); err != nil {
			return err
		}
	}
	return nil
}

func write(name, text string) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, []byte(text), 0o644)
}

func lesson(r *roll, i, module, l int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\nid: pelajaran-%d\ntitle: Pelajaran %d\noutcomes: [CP%d.1]\n---\n\n%s %s\n", i, i, module, r.sentence(), r.sentence())
	for section := range 4 {
		fmt.Fprintf(&b, "\n## %s {#bagian-%d}\n\n", r.title(), section)
		for range 3 {
			for range 4 {
				b.WriteString(r.sentence() + " ")
			}
			b.WriteString("\n\n")
		}
		switch section {
		case 0:
			other := (l+1)%perModule + 1
			fmt.Fprintf(&b, "Lihat [pelajaran lain](%02d-pelajaran-%d.md#bagian-1) dan <https://example.org/%d>.\n\n", other, other, i)
		case 1:
			b.WriteString("| Sumber | Isi | Batas |\n|---|---|---|\n")
			for range 5 {
				fmt.Fprintf(&b, "| %s | **%s** | %s |\n", r.word(), r.word(), r.word())
			}
			b.WriteByte('\n')
		case 2:
			fmt.Fprintf(&b, "```python\ndef hitung(nilai):\n    \"\"\"Rata-rata.\"\"\"\n    jumlah = sum(nilai)  # %s\n    return jumlah / len(nilai)\n\nprint(hitung([%d, 2, 3]))\n```\n\n", r.word(), i)
		}
		b.WriteString(question(r, i, section, module))
	}
	return b.String()
}

func question(r *roll, i, kind, module int) string {
	why := fmt.Sprintf("> **Pembahasan:** %s\n\n> **Baca lagi:** [Bagian](#bagian-%d)\n\n:::\n", r.sentence(), kind)
	open := fmt.Sprintf("soal-%d-%d cp=CP%d.1 jenjang=C2\n\n%s?\n\n", i, kind, module, strings.TrimSuffix(r.sentence(), "."))
	switch kind {
	case 1:
		return "::: soal " + open + fmt.Sprintf("- = %s\n- != %s\n  > %s\n\n", r.word(), r.word()+"an", r.sentence()) + why
	case 2:
		return "::: urutkan " + open + fmt.Sprintf("1. Satu %s\n2. Dua %s\n3. Tiga %s\n\n", r.word(), r.word(), r.word()) + why
	case 3:
		return "::: soal " + open + fmt.Sprintf("- Kiri %s -> kanan satu\n- Tengah %s -> kanan dua\n- Lain %s -> kanan tiga\n\n", r.word(), r.word(), r.word()) + why
	}
	return "::: soal " + open + fmt.Sprintf("- ( ) Pertama %s\n  > %s\n- (x) Kedua %s\n  > %s\n- ( ) Ketiga %s\n  > %s\n\n", r.word(), r.sentence(), r.word(), r.sentence(), r.word(), r.sentence()) + why
}

// A roll makes the same words each time: a linear congruential generator with
// the constants of Knuth's MMIX.
type roll struct{ state uint64 }

func (r *roll) upTo(n int) int {
	r.state = r.state*6364136223846793005 + 1442695040888963407
	return int(r.state>>33) % n
}

var (
	heads = strings.Fields("ba be bi bo bu da de di do du ga gi ka ke ki ko ku la le li lu ma me mi mo mu na ni pa pe pi pu ra re ri ru sa se si su ta te ti tu")
	tails = strings.Fields("bar dan gan kal kat lam lan mar nan pan ran rik sal san sih tan tar tif tik wan yah")
)

// word is one of some ten thousands, few of them frequent and many rare, as in
// a language: the nth is n times rarer than the first.
func (r *roll) word() string {
	const steps = 1 << 20
	n := int(math.Exp(float64(r.upTo(steps)) / steps * math.Log(float64(len(heads)*len(heads)*len(tails)))))
	return heads[n*7%len(heads)] + heads[n/len(heads)%len(heads)] + tails[n/len(heads)/len(heads)%len(tails)]
}

func (r *roll) title() string { return strings.ToUpper(r.word()[:1]) + r.word() + " " + r.word() }

func (r *roll) sentence() string {
	n := 8 + r.upTo(8)
	ws := make([]string, n)
	for i := range ws {
		ws[i] = r.word()
		if r.upTo(20) == 0 {
			ws[i] = "*" + ws[i] + "*"
		}
	}
	text := strings.Join(ws, " ")
	return strings.ToUpper(text[:1]) + text[1:] + "."
}
