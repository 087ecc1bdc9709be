package site

import (
	"testing"

	"suluh/generator/course"
	"suluh/generator/markup"
	"suluh/generator/quiz"
	"suluh/generator/source"
)

// A small course made by hand: one lesson with a question of each interaction,
// a figure, a table, a case, terms and works.

const lessonFile = "peksos/01-asesmen/04-sumber-data.md"

const lessonText = `Satu kalimat dalam surat rujukan dapat menentukan nasib seorang anak.

## Pembuka {#pembuka}

Jawab dahulu, baca kemudian.

::: q pilih
:::

> [!KASUS] Dani tidak masuk sekolah lagi
> Dani, 13 tahun, absen sembilan hari.

## Sumber data {#sumber}

Pemeriksaan silang disebut triangulasi [@hartman1978, hlm. 3]. Asesmen memakai ekomap [@alf2020].

| Sumber | Yang terlihat |
|---|---|
| Sekolah | sembilan hari |
| Nenek | kebiasaan pagi |

::: q banyak
:::

::: q kata
:::

::: f peta

![Ekomap Dani](img/ekomap.svg)

Ekomap Dani.

| Sistem | Hubungan |
|---|---|
| Nenek | kuat |

:::

![Kedua](img/b.png)

## Berhitung {#berhitung}

::: q angka
:::

::: q pasang
:::

::: q kelompok
:::

::: q kisi
:::

` + "```python Rata-rata\nprint(sum(hari) / len(hari))  # hari\n```" + `

::: q urut
:::

::: q rumpang
:::

::: q uraian
:::

::: c kasus-dani
:::

> [!RINGKASAN]
> - Saya memakai beberapa sumber.

Lihat [pelajaran lain](05-kekuatan.md#risiko).
`

func blocksOf(word string) (markup.Shape, bool) {
	return markup.Shape{Asks: word == "asks"}, word == "q" || word == "f" || word == "c" || word == "asks"
}

func md(text string) markup.Text {
	t, _ := markup.Parse(source.NewFile(lessonFile, []byte(text)), markup.Dialect{Block: blocksOf})
	return t
}

// asked is a text with gaps.
func asked(text string) markup.Text {
	t := md("::: asks x\n\n" + text + "\n\n:::\n")
	in := t.Nodes[0].(*markup.Directive).Inside(t)
	n := 0
	for _, p := range in.Nodes {
		for c := p.FirstChild(); c != nil; c = c.NextSibling() {
			if g, ok := c.(*markup.Gap); ok {
				g.Index = n
				n++
			}
		}
	}
	return in
}

func ask(id string, prompt markup.Text, a quiz.Interaction) *quiz.Question {
	q := &quiz.Question{ID: id, Kind: "question", Prompt: prompt, Ask: a, Points: 1, Outcomes: []string{"CP1.4"}}
	q.Pos.File = lessonFile
	q.Feedback.Why = md("Sebab *begitulah*.")
	q.Revision = quiz.Revise(q)
	return q
}

func option(text string, right bool, reason string) quiz.Option {
	o := quiz.Option{Key: quiz.Key(text), Right: right, Text: md(text)}
	if reason != "" {
		o.Feedback = md(reason)
	}
	return o
}

func side(text string) quiz.Side { return quiz.Side{Key: quiz.Key(text), Text: md(text)} }

func item(text, right, reason string) quiz.Item {
	i := quiz.Item{Key: quiz.Key(text), Text: md(text)}
	if right != "" {
		i.Right = quiz.Key(right)
	}
	if reason != "" {
		i.Feedback = md(reason)
	}
	return i
}

func questions() []*quiz.Question {
	pick := ask("pilih", md("> Seorang anak berkata ia makan tiga kali sehari.\n\nApa langkah Anda **berikutnya**?"), &quiz.Select{Options: []quiz.Option{
		option("Memercayai guru, sebab ia orang dewasa", false, "Guru melihat anak di sekolah saja."),
		option("Mencari tahu kapan dan di mana", true, "Dua keterangan dapat sama-sama benar."),
		option("Memercayai anak", false, ""),
	}})
	pick.Opening = true
	pick.Feedback.Hints = []markup.Text{md("Ingat tempatnya."), md("Ingat waktunya.")}
	pick.Feedback.ReadAgain = md("[Sumber data](#sumber)")
	many := ask("banyak", md("Pilih semua yang termasuk data kolateral."), &quiz.Select{Many: true, Options: []quiz.Option{
		option("Keterangan wali kelas", true, "Dari pihak lain."), option("Ekspresi wajah Dani", false, "Pengamatan."), option("Cerita nenek", true, ""),
	}})
	many.Confident = true
	entry := ask("kata", md("Apa nama gambar itu?"), &quiz.Entry{Answers: []quiz.Answer{
		{Key: "aaaaaa", Right: true, Variants: []string{"ekomap", "eco-map", "peta*"}},
		{Key: "bbbbbb", Variants: []string{"genogram"}, Feedback: md("Itu ke dalam.")},
	}})
	number := ask("angka", md("Berapa persen?"), &quiz.Number{Answers: []quiz.Figure{
		{Key: "cccccc", Right: true, Written: "45 % | persen", Ranges: []quiz.Range{{Low: 45, High: 45, Value: 45, Units: []string{"%", "persen"}}}},
		{Key: "dddddd", Written: "9", Ranges: []quiz.Range{{Low: 9, High: 9, Value: 9}}, Feedback: md("Itu jumlah hari.")},
	}})
	pairs := ask("pasang", md("Jodohkan."), &quiz.Match{Style: quiz.Pairs,
		Left:  []quiz.Item{item("Sulit tidur", "Mikro", "Individu."), item("Pesan lewat anak", "Meso", ""), item("Jam kerja pabrik", "Makro", "")},
		Right: []quiz.Side{side("Mikro"), side("Meso"), side("Makro"), side("Di luar")}})
	groups := ask("kelompok", md("Kelompokkan."), &quiz.Match{Style: quiz.Groups,
		Left:  []quiz.Item{item("Absen sembilan hari", "Fakta", ""), item("Dani malas", "Penilaian", ""), item("Cuaca", "", "")},
		Right: []quiz.Side{side("Fakta"), side("Penilaian")}})
	grid := ask("kisi", md("Benar atau salah?"), &quiz.Match{Style: quiz.Grid,
		Left:  []quiz.Item{item("Asesmen selesai di awal", "Salah", "Tidak pernah."), item("Asesmen dimutakhirkan", "Benar", "")},
		Right: []quiz.Side{side("Benar"), side("Salah")}})
	order := ask("urut", md("Urutkan."), &quiz.Order{Steps: []quiz.Step{
		{Key: "eeeeee", Text: md("Menjelaskan peran")}, {Key: "ffffff", Text: md("Menggali"), Feedback: md("Baru kemudian.")}, {Key: "gggggg", Text: md("Menyepakati")},
	}})
	gaps := ask("rumpang", asked("Lengkapi kalimat berikut.\n\nPengakhiran disebut [[terminasi | pengakhiran]], didahului [[(x) pemantauan | ( ) asesmen]]."), &quiz.Gaps{Bank: true, Distractors: []string{"rujukan"}, Gaps: []quiz.Gap{
		{Key: "hhhhhh", Why: md("Asesmen berjalan terus."), Answers: []quiz.Answer{{Key: "iiiiii", Right: true, Variants: []string{"terminasi", "pengakhiran"}}, {Key: "jjjjjj", Variants: []string{"rujukan"}, Feedback: md("Memindahkan.")}}},
		{Key: "kkkkkk", Menu: true, Options: []quiz.Choice{{Key: "llllll", Right: true, Text: "pemantauan"}, {Key: "mmmmmm", Text: "asesmen", Feedback: md("Itu awalnya.")}}},
	}})
	essay := ask("uraian", md("Tulis rumusan asesmen untuk Dani."), &quiz.Essay{Min: 40, Rubric: []quiz.Row{
		{Key: "nnnnnn", Text: md("Bukti"), Levels: []quiz.Level{{Points: 0, Text: md("belum ada")}, {Points: 1, Text: md("sebagian")}, {Points: 2, Text: md("lengkap")}}},
	}})
	essay.Feedback.ModelAnswer = md("Dani absen terutama pada hari olahraga.")
	return []*quiz.Question{pick, many, entry, number, pairs, groups, grid, order, gaps, essay}
}

func fixture(t testing.TB) *course.Lesson {
	t.Helper()
	l := &course.Lesson{Text: md(lessonText), Questions: questions()}
	l.Facts = course.Facts{File: lessonFile, Lang: "id", Role: course.RoleLesson, Lead: "Satu kalimat dalam surat rujukan."}
	l.Facts.Front = course.Front{ID: "sumber-data", Title: "Sumber data & alat", Outcomes: []string{"CP1.4"}}
	for _, h := range l.Text.Headings() {
		l.Facts.Headings = append(l.Facts.Headings, course.Heading{Level: h.Level, ID: h.ID, Text: h.Text, Pos: h.Pos})
	}
	l.Facts.Cites = l.Text.Cites()
	by := map[string]*quiz.Question{}
	for _, q := range l.Questions {
		by[q.ID] = q
	}
	for _, n := range l.Text.Nodes {
		d, ok := n.(*markup.Directive)
		if !ok {
			continue
		}
		switch d.Word {
		case "q":
			d.Value = by[d.ID]
			l.Facts.Questions = append(l.Facts.Questions, course.QuestionFacts{ID: d.ID, Pos: l.Text.File.Pos(d.Start)})
		case "f":
			in := d.Inside(l.Text)
			part := func(i int) markup.Text { return markup.Text{File: in.File, Nodes: in.Nodes[i : i+1]} }
			d.Value = &markup.Figure{Image: part(0), Caption: part(1), Table: part(2)}
		case "c":
			d.Value = &course.Case{ID: d.ID, Scored: true, Best: 2, Debrief: md("Batas dijelaskan dahulu."), Scenes: []*course.Scene{
				{ID: "awal", Title: md("Surat"), Text: md("Dani menunduk."), Choices: []course.Choice{{Text: md("Berjanji"), To: "akhir", Consequence: md("Janji harus dilanggar.")}, {Text: md("Menjelaskan batas"), To: "akhir", Points: 2}}},
				{ID: "akhir", Title: md("Selesai"), Text: md("Begitulah."), End: true},
			}}
		}
	}
	return l
}

func edition(lang string) Edition {
	return Edition{
		Site: course.Site{Title: course.Localized{"": "Suluh"}, Languages: []string{"id", "en"}}, Lang: lang, Course: "peksos",
		Terms: []course.Term{
			{ID: "asesmen", Term: course.Localized{"id": "asesmen", "en": "assessment"}, Text: course.Localized{"id": "Pengumpulan dan penafsiran.", "en": "Gathering and interpreting."}},
			{ID: "triangulasi", Term: course.Localized{"id": "triangulasi", "en": "triangulation"}, Text: course.Localized{"id": "Pemeriksaan silang.", "en": "Cross-checking."}},
			{ID: "ekomap", Term: course.Localized{"id": "ekomap", "en": "eco-map"}, Text: course.Localized{"id": "Gambar hubungan.", "en": "A drawing of ties."}},
		},
		References: []course.Reference{
			{ID: "alf2020", Type: "book", Author: []course.Name{{Family: "Alf", Given: "A."}}, Issued: "2020", Title: "A & B", Publisher: "C", Status: "memory"},
			{ID: "hartman1978", Type: "article-journal", Author: []course.Name{{Family: "Hartman", Given: "Ann"}}, Issued: "1978", Title: "Diagrammatic assessment", ContainerTitle: "Social Casework", Volume: "59", Issue: "8", Page: "465–476", Status: "unread"},
			{ID: "uu14-2019", Type: "legislation", Issued: "2019", Title: "Undang-Undang Nomor 14", URL: "https://example.org/uu?a=1&b=2", Status: "part", Note: course.Localized{"id": "Pasal 1 dibaca.", "en": "Article 1 was read."}},
		},
		Size: func(string) (int, int) { return 340, 318 },
	}
}

// outline is a course of two modules; the first has three lessons and a quiz.
func outline(lang string) *course.Outline {
	languages := []string{"id", "en"}
	at := func(file string) string { return course.Address(file, lang, languages) }
	o := &course.Outline{Lang: lang, ID: "peksos", Short: "Proses Pertolongan", Glossary: true, References: true}
	o.Item = course.Item{ID: "peksos", File: "peksos/course.md", Address: at("peksos/course.md"), Title: "Proses Pertolongan Pekerjaan Sosial", Lead: "Pertolongan yang baik dimulai jauh sebelumnya.", Translated: lang == "id"}
	one := course.ModuleOutline{Index: 1, Outcomes: []course.Outcome{{Code: "CP1.4", Text: "memilih sumber data", Level: "C3"}}}
	one.Item = course.Item{ID: "asesmen", File: "peksos/01-asesmen/module.md", Address: at("peksos/01-asesmen/module.md"), Title: "Asesmen", Number: "1"}
	for i, l := range []string{"01-apa", "04-sumber-data", "05-kekuatan"} {
		file := "peksos/01-asesmen/" + l + ".md"
		one.Lessons = append(one.Lessons, course.Item{ID: l[3:], File: file, Address: at(file), Title: l[3:], Number: "1." + figure(float64(i+1)), Minutes: 9, Questions: 4, Translated: lang == "id"})
	}
	one.Lessons[1].Title = "Sumber data & alat"
	quizFile := "peksos/01-asesmen/07-kuis.md"
	one.Lessons = append(one.Lessons, course.Item{ID: "kuis", File: quizFile, Address: at(quizFile), Title: "Kuis Asesmen", Quiz: true, Questions: 10})
	two := course.ModuleOutline{Index: 2}
	two.Item = course.Item{ID: "layanan", Address: at("peksos/02-layanan/module.md"), Title: "Layanan", Number: "2"}
	two.Lessons = []course.Item{{ID: "langsung", Address: at("peksos/02-layanan/01-langsung.md"), Title: "Layanan langsung", Number: "2.1", Minutes: 8, Draft: true}}
	o.Modules = []course.ModuleOutline{one, two}
	return o
}

func theme(t testing.TB) *Theme {
	t.Helper()
	th := NewTheme(builtin())
	for _, p := range th.problems {
		t.Errorf("%s: %v", p.Pos, p.Args)
	}
	return th
}

func assetsOf(t testing.TB, th *Theme) Assets {
	t.Helper()
	a, problems := th.Assets([]string{"id", "en"})
	for _, p := range problems {
		t.Errorf("%s %s %v", p.Code, p.Pos, p.Args)
	}
	return a
}

// frames are a page of each kind, in both languages.
func frames(t testing.TB, th *Theme) []Frame {
	t.Helper()
	a := assetsOf(t, th).Addresses
	l := fixture(t)
	var all []Frame
	for _, lang := range []string{"id", "en"} {
		e, o := edition(lang), outline(lang)
		body, err := th.Body(l, e)
		if err != nil {
			t.Fatal(err)
		}
		plain := Frame{Edition: e, Assets: a}
		add := func(kind Kind, address string, change func(f *Frame)) {
			f := plain
			f.Kind, f.Address = kind, address
			change(&f)
			all = append(all, f)
		}
		add(KindLesson, o.Modules[0].Lessons[1].Address, func(f *Frame) { f.Nav, f.Lesson, f.Facts, f.Body = o.Nav(0), 1, l.Facts, body })
		exam := *l
		exam.Facts.Front.Quiz = &course.Quiz{Draw: 5, Pass: 70, Attempts: 2, Seconds: 600, Mode: course.Exam, ShuffleOption: true}
		exam.Facts.Front.Title = "Kuis"
		asked, err := th.Body(&exam, e)
		if err != nil {
			t.Fatal(err)
		}
		add(KindLesson, o.Modules[0].Lessons[3].Address, func(f *Frame) { f.Nav, f.Lesson, f.Facts, f.Body = o.Nav(0), 3, exam.Facts, asked })
		front := course.Facts{File: "peksos/01-asesmen/module.md", Lang: "id", Role: course.RoleModule}
		front.Front.Declares = o.Modules[0].Outcomes
		add(KindModule, o.Modules[0].Address, func(f *Frame) { f.Nav, f.Facts, f.Body = o.Nav(0), front, Body{HTML: "<p>Asesmen.</p>"} })
		add(KindCourse, o.Address, func(f *Frame) { f.Nav, f.Outline, f.Body = o.Nav(-1), o, Body{HTML: "<p>Kursus.</p>"} })
		course2 := func(page string) string { return course.CoursePage("peksos", page, lang, e.Site.Languages) }
		add(KindGlossary, course2("glosarium"), func(f *Frame) { f.Nav, f.Outline = o.Nav(-1), o })
		add(KindReferences, course2("rujukan"), func(f *Frame) { f.Nav, f.Outline = o.Nav(-1), o })
		add(KindProgress, course2("kemajuan"), func(f *Frame) { f.Nav, f.Others.Review = o.Nav(-1), course2("ulangan") })
		add(KindReview, course2("ulangan"), func(f *Frame) { f.Nav = o.Nav(-1) })
		add(KindSearch, course2("cari"), func(f *Frame) { f.Nav = o.Nav(-1) })
		add(KindHome, course.HomeAddress(lang, e.Site.Languages), func(f *Frame) { f.Courses = []*course.Outline{o} })
	}
	missing := Frame{Kind: KindNotFound, Address: "404.html", Edition: edition("id"), Assets: a, Courses: []*course.Outline{outline("id")}}
	all = append(all, missing)
	missing.Edition.Site.BaseURL = "https://example.org/kursus/"
	return append(all, missing)
}
