package lint_test

import (
	"fmt"
	"strings"
	"testing"

	"suluh/generator/lint"
	"suluh/generator/source"
	"suluh/generator/syntax"
)

// found are the problems that lint has with a lesson, as "W103 flaw.all:12".
func found(text string, c lint.Course) string {
	f := source.NewFile("k/01-a.md", []byte(text))
	l, slips := syntax.ReadLesson(f, syntax.Options{Lang: "id"})
	var all []string
	for _, p := range lint.Lesson(f, l, c, slips).Sort() {
		text := string(p.Code)
		if len(p.Args) > 0 {
			if key, ok := p.Args[0].(source.Key); ok {
				text += " " + string(key)
			}
		}
		all = append(all, fmt.Sprintf("%s:%d", text, p.Pos.Line))
	}
	return strings.Join(all, ", ")
}

// pick is a question with options; its stem is in line 3 and its first option
// in line 5 of the file, when it is the first.
func pick(id, stem string, options ...string) string {
	return "::: soal " + id + "\n\n" + stem + "\n\n" + strings.Join(options, "\n") + "\n\n> **Pembahasan:** Ya.\n\n> **Baca lagi:** [x](#x)\n\n:::\n\n"
}

// TestItemFlaws has each flaw once as it is and once as it just is not.
func TestItemFlaws(t *testing.T) {
	for _, c := range []struct{ name, question, want string }{
		{"a plain question", pick("aa", "Apa?", "- (x) Ini", "- ( ) Itu", "- ( ) Anu"), ""},

		{"all of the above", pick("aa", "Apa?", "- (x) Semua jawaban di atas benar", "- ( ) Mengumpulkan informasi klien", "- ( ) Merencanakan"), "W103 flaw.all:5"},
		{"all of the above, shorter", pick("aa", "Apa?", "- ( ) Ini", "- ( ) Itu", "- (x) Semua benar."), "W103 flaw.all:7"},
		{"all of the above in English", pick("aa", "What?", "- ( ) This one", "- ( ) That one", "- (x) All of the above"), "W103 flaw.all:7"},
		{"all are correct", pick("aa", "What?", "- ( ) This one here", "- ( ) That one", "- (x) All answers are correct"), "W103 flaw.all:7, W103 flaw.length:7"},
		{"all, of something", pick("aa", "Apa?", "- (x) Semua anggota keluarga", "- ( ) Semua tetangga di sana", "- ( ) Kepala desa"), ""},
		{"really", pick("aa", "Apa?", "- (x) Semua benar-benar hadir", "- ( ) Semua terlambat datang", "- ( ) Ada yang hadir"), ""},

		{"none of the above", pick("aa", "Apa?", "- (x) Ini", "- ( ) Itu", "- ( ) Tidak ada yang benar"), "W103 flaw.none:7"},
		{"none, shorter", pick("aa", "Apa?", "- (x) Ini", "- ( ) Itu", "- ( ) Semua salah"), "W103 flaw.none:7"},
		{"none of the above in English", pick("aa", "What?", "- (x) This", "- ( ) That", "- ( ) None of these"), "W103 flaw.none:7"},
		{"there is none", pick("aa", "Apa?", "- (x) Ini", "- ( ) Itu", "- ( ) Tidak ada yang hadir"), ""},
		{"none is really so", pick("aa", "Apa?", "- (x) Ini", "- ( ) Itu", "- ( ) Tidak ada yang benar-benar netral"), ""},
		{"among boxes", pick("aa", "Apa?", "- [x] Ini", "- [x] Itu", "- [ ] None of the above"), "W103 flaw.none:7"},

		{"absolute words in two wrong options", pick("aa", "Apa?", "- ( ) Klien selalu salah", "- ( ) Klien tidak pernah salah", "- (x) Klien menentukan"), "W103 flaw.absolute:1"},
		{"in one only", pick("aa", "Apa?", "- ( ) Klien selalu salah", "- ( ) Klien kadang salah", "- (x) Klien menentukan"), ""},
		{"in the key too", pick("aa", "Apa?", "- ( ) Klien selalu salah", "- ( ) Klien tidak pernah salah", "- (x) Hanya klien menentukan"), ""},
		{"in English", pick("aa", "What?", "- ( ) Always ask", "- ( ) Never ask", "- (x) Ask when it helps"), "W103 flaw.absolute:1"},
		{"hedged", pick("aa", "Apa?", "- ( ) Klien tidak selalu salah", "- ( ) Bukan hanya klien yang salah", "- (x) Klien menentukan"), ""},
		{"hedged in English", pick("aa", "What?", "- ( ) Not always", "- ( ) Not every client", "- (x) Ask when it helps"), ""},
		{"part of a word", pick("aa", "Apa?", "- ( ) Semuanyalah", "- ( ) Pastikan", "- (x) Menentukan"), ""},

		{"a key 1.3 times as long", pick("aa", "Apa?", "- (x) "+strings.Repeat("a", 26), "- ( ) "+strings.Repeat("b", 20)), "W103 flaw.length:5"},
		{"a key a little shorter than that", pick("aa", "Apa?", "- (x) "+strings.Repeat("a", 25), "- ( ) "+strings.Repeat("b", 20)), ""},
		{"a short key", pick("aa", "Apa?", "- (x) "+strings.Repeat("a", 19), "- ( ) b"), ""},
		{"the shortest that counts", pick("aa", "Apa?", "- (x) "+strings.Repeat("a", 20), "- ( ) b"), "W103 flaw.length:5"},
		{"characters, not bytes", pick("aa", "Apa?", "- (x) "+strings.Repeat("é", 19), "- ( ) b"), ""},
		{"marks do not count", pick("aa", "Apa?", "- (x) **aaaaaaaaa** *aaaaaaaaa*", "- ( ) b"), ""},
		{"among boxes length tells nothing", pick("aa", "Apa?", "- [x] "+strings.Repeat("a", 40), "- [x] c", "- [ ] b"), ""},
		{"any of several", strings.Replace(pick("aa", "Apa?", "- (x) "+strings.Repeat("a", 40), "- (x) c", "- ( ) b"), "aa\n", "aa sebarang=ya\n", 1), ""},

		{"a negation", pick("aa", "Manakah yang bukan tujuan asesmen?", "- (x) Ini", "- ( ) Itu"), "W103 flaw.negation:1"},
		{"a bold negation", pick("aa", "Manakah yang **bukan** tujuan asesmen?", "- (x) Ini", "- ( ) Itu"), ""},
		{"a negation in capitals", pick("aa", "Manakah yang BUKAN tujuan asesmen?", "- (x) Ini", "- ( ) Itu"), ""},
		{"except", pick("aa", "Semua ini tujuan asesmen, kecuali …", "- (x) Ini", "- ( ) Itu"), "W103 flaw.negation:1"},
		{"in English", pick("aa", "Which of these is not a goal?", "- (x) This", "- ( ) That"), "W103 flaw.negation:1"},
		{"bold in English", pick("aa", "Which of these is **not** a goal?", "- (x) This", "- ( ) That"), ""},
		{"in the telling, not in the asking", pick("aa", "Klien yang tidak datang ditelepon. Apa alasannya?", "- (x) Ini", "- ( ) Itu"), ""},
		{"of a typed question", pick("aa", "Apa yang bukan tahap?", "- = terminasi"), "W103 flaw.negation:1"},

		{"silenced", strings.Replace(pick("aa", "Manakah yang bukan?", "- (x) Semua benar", "- ( ) Itu"), "aa\n", "aa lint=off\n", 1), ""},
		{"one with an error", pick("aa", "Manakah yang bukan?", "- ( ) Semua benar", "- ( ) Itu"), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := found(c.question, lint.Course{}); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// many questions with the key at the places, the first being 1; a minus makes it
// the longest option.
func many(places ...int) string {
	var b strings.Builder
	for i, p := range places {
		key := "- (x) kunci"
		if p < 0 {
			p, key = -p, "- (x) kuncinya"
		}
		options := []string{"- ( ) pilihan", "- ( ) lainnya", "- ( ) apa"}
		options = append(options[:p-1], append([]string{key}, options[p-1:]...)...)
		b.WriteString(pick(fmt.Sprintf("a%d", i), "Apa?", options...))
	}
	return b.String()
}

func TestKeysOfAPage(t *testing.T) {
	for _, c := range []struct {
		name, page, want string
	}{
		{"in all places", many(1, 2, 3, 4), ""},
		{"always in one place", many(2, 2, 2, 2), "W103 flaw.place:1"},
		{"four of five in one place", many(2, 2, 1, 2, 2), "W103 flaw.place:1"},
		{"three of four in one place", many(2, 2, 1, 2), ""},
		{"three questions are too few", many(2, 2, 2), ""},
		{"the longest in more than half", many(-1, -2, -3, 4), "W103 flaw.longest:1"},
		{"the longest in half", many(-1, -2, 3, 4), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := found(c.page, lint.Course{}); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestLessons(t *testing.T) {
	words := func(n int) string { return strings.Repeat("kata ", n) + "\n\n" }
	head := "---\nid: aa\ntitle: A\n---\n\n"
	asked := strings.Replace(pick("q1", "Apa?", "- (x) Ini", "- ( ) Itu"), "q1\n", "q1 cp=A1\n", 1)
	outcomes := lint.Course{Outcomes: true}
	for _, c := range []struct {
		name, lesson, want string
		course             lint.Course
	}{
		{"a question for 400 words", head + words(400) + asked, "", outcomes},
		{"and for one more", head + words(401) + asked, "W105:1", outcomes},
		{"none", head + words(10), "W105:1", outcomes},
		{"a case counts", head + ":::: kasus kk\n\n## Awal\n\n- [x](#akhir)\n  > Ya.\n\n## Akhir (selesai)\n\n> **Pembahasan:** Ya.\n\n::::\n", "", outcomes},
		{"an example counts", head + "```example\n::: soal ee\n\nApa?\n\n- (x) Ini\n- ( ) Itu\n\n:::\n```\n", "", outcomes},
		{"a draw counts for as many", head + words(700) + "::: ambil 2 dari=bank\n", "", outcomes},
		{"a quiz is not read", "---\nid: aa\ntitle: A\nquiz: true\n---\n\n", "", outcomes},
		{"a course without outcomes is not asked", head + words(900), "", lint.Course{}},
		{"a bank is not read", "---\nid: aa\ntitle: A\nbank: true\n---\n\n" + words(2000), "", outcomes},

		{"no way back", head + strings.Replace(asked, "> **Baca lagi:** [x](#x)\n", "", 1), "W106:6", outcomes},
		{"an opening question needs none", head + strings.Replace(strings.Replace(asked, "> **Baca lagi:** [x](#x)\n", "", 1), "cp=A1", "cp=A1 pakai=pembuka", 1), "", outcomes},
		{"no outcome", head + strings.Replace(asked, " cp=A1", "", 1), "W107:6", outcomes},
		{"no outcome where there are none", head + strings.Replace(asked, " cp=A1", "", 1), "", lint.Course{}},

		{"a section of 600 words", head + "## Bagian\n\n" + words(600), "", lint.Course{}},
		{"of one more", head + "## Bagian\n\n" + words(601), "W109 lint.section:6", lint.Course{}},
		{"parted by a heading below it", head + "## Bagian\n\n" + words(400) + "### Anak\n\n" + words(201), "W109 lint.section:6", lint.Course{}},
		{"parted by a heading beside it", head + "## Bagian\n\n" + words(400) + "## Lain\n\n" + words(201), "", lint.Course{}},
		{"a lesson of 1,500 words", head + words(1500), "", lint.Course{}},
		{"of one more", head + words(1501), "W109 lint.lesson:1", lint.Course{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := found(c.lesson, c.course); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}
