package markup

import (
	"bytes"
	"html/template"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"suluh/generator/source"
)

// aLesson is a lesson of about 1,000 words with what lessons hold.
func aLesson() []byte {
	var b strings.Builder
	for i := range 8 {
		b.WriteString("## Bagian ke-" + strings.Repeat("i", i+1) + "\n\n")
		for range 2 {
			b.WriteString("Asesmen adalah **proses** dan sekaligus *produk*: mengumpulkan, menafsirkan, dan " +
				"menyepakati informasi bersama klien [@siporin1975, hlm. 12]. Seorang pekerja sosial bertanya dari mana " +
				"sebuah kalimat datang, siapa yang perlu didengar, dan apa yang belum diketahui; lihat " +
				"[sumber data](04-sumber.md#sumber) dan [ekomap](05-ekomap.md).\nBaris kedua dari alinea yang sama " +
				"menyebut `kode`, sebuah catatan[^a], dan kata-kata lain yang cukup panjang untuk terasa nyata.\n\n")
		}
		b.WriteString("- butir pertama dengan teks\n- butir kedua dengan *tekanan*\n- butir ketiga\n\n")
	}
	b.WriteString("| Sumber | Terlihat | Luput |\n|---|:-:|--:|\n")
	for range 6 {
		b.WriteString("| Catatan | sembilan hari | mengapa hari itu |\n")
	}
	b.WriteString("\n> [!KASUS] Dani\n> Dani, 13 tahun, kelas VII di kota pelabuhan.\n\n![Ekomap](img/a.svg \"Ekomap Dani\")\n\n" +
		"```text\nTanggal : 12 September\n```\n\n[^a]: Isi catatan.\n")
	return []byte(b.String())
}

// BenchmarkLesson is what a lesson costs here.
func BenchmarkLesson(b *testing.B) {
	data := aLesson()
	to := &Target{
		Link:  func(to string) string { return to },
		Image: func(to string) (string, int, int) { return to, 640, 480 },
		Terms: NewTerms(manyTerms()),
		Term:  func(id, text string) template.HTML { return template.HTML(text) },
		Cite:  func([]Citation) template.HTML { return "<sup>1</sup>" },
		Say:   func(key string, _ ...any) string { return key },
	}
	b.ReportMetric(float64(len(strings.Fields(string(data)))), "words")
	for b.Loop() {
		text, _ := Parse(source.NewFile("a.md", data), Dialect{Block: testBlock})
		if _, err := text.HTML(to); err != nil {
			b.Fatal(err)
		}
	}
}

func manyTerms() (terms []Term) {
	for _, w := range strings.Fields("asesmen ekomap genogram klien intervensi terminasi advokasi jejaring layanan rujukan") {
		for _, x := range strings.Fields("kasus kelas data sosial mikro meso makro dasar lanjut awal") {
			terms = append(terms, Term{ID: w + x, Words: []string{w + " " + x, w}})
		}
	}
	return terms
}

// BenchmarkGoldmark is what it costs with goldmark alone, with the same
// extensions: the measure that ours is held against.
func BenchmarkGoldmark(b *testing.B) {
	data := aLesson()
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList))
	for b.Loop() {
		var out bytes.Buffer
		if err := md.Convert(data, &out); err != nil {
			b.Fatal(err)
		}
	}
}
