package search

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
)

// families are words of the trade; each line is one family, and the words of all
// lines together are the course that bears the roots out.
const familiesId = `
nilai menilai dinilai penilaian penilai bernilai ternilai penilaiannya nilainya menilainya
layan melayani layanan pelayanan pelayan dilayani terlayani layanannya
tolong menolong pertolongan penolong ditolong tolonglah
bantu membantu bantuan pembantu dibantu terbantu membantunya
damping mendampingi pendampingan pendamping didampingi dampingan
ajar belajar pelajaran pelajar mengajar pengajar pengajaran diajarkan mempelajari pembelajaran
kerja bekerja pekerja pekerjaan mengerjakan dikerjakan pekerjaannya
kumpul mengumpulkan pengumpulan terkumpul berkumpul perkumpulan dikumpulkan
tafsir menafsirkan penafsiran ditafsirkan tafsiran
rujuk merujuk rujukan dirujuk perujukan merujuknya
tuju tujuan menuju bertujuan tujuannya tertuju
kuat kekuatan menguatkan penguatan perkuat memperkuat dikuatkan
daya berdaya pemberdayaan memberdayakan keberdayaan diberdayakan
amat mengamati pengamatan diamati pengamat teramati
catat mencatat catatan pencatatan dicatat tercatat catatannya
wawancara mewawancarai diwawancarai pewawancara
tanya bertanya menanyakan pertanyaan ditanyakan tanyakan
pantau memantau pemantauan dipantau pantauan terpantau
ubah mengubah perubahan berubah diubah pengubah
rencana merencanakan perencanaan direncanakan terencana rencananya
putus memutuskan keputusan diputuskan terputus putusan
akhir mengakhiri pengakhiran berakhir diakhiri akhirnya
tulis menulis penulis tulisan tertulis ditulis menuliskan
percaya mempercayai kepercayaan dipercaya terpercaya
rahasia kerahasiaan merahasiakan dirahasiakan
lindung melindungi perlindungan pelindung dilindungi terlindung
hubung menghubungkan hubungan berhubungan penghubung dihubungkan terhubung
butuh membutuhkan kebutuhan dibutuhkan kebutuhannya
rumah perumahan serumah rumahnya
sekolah bersekolah persekolahan menyekolahkan sekolahnya
kelola mengelola pengelola pengelolaan dikelola
rasa merasa perasaan dirasakan terasa merasakan
pakai memakai pemakaian dipakai pemakai terpakai
kirim mengirim pengiriman dikirim terkirim pengirim
susun menyusun penyusunan disusun tersusun penyusun
sepakat menyepakati kesepakatan disepakati
setuju menyetujui persetujuan disetujui
kelompok berkelompok pengelompokan mengelompokkan
keluarga berkeluarga kekeluargaan keluarganya
anggota keanggotaan beranggotakan
sejahtera kesejahteraan menyejahterakan
`

// alone are pairs that look alike and are no family.
const aloneId = `
setuju tuju
setuju tujuan
keluarga luar
masalah masa
ketua tua
sebab bab
terapi api
kelompok lompat
perempuan empu
pegawai gawai
perhatian hati
sekarang karang
kelas las
terapi menerapkan
penting pening
tangan kemenangan
sering kering
makan mak
memang pangan
asesmen sesi
risiko isi
sosial soal
klien kliring
mitra mitos
`

func sortedSet(lists ...[]string) []string {
	all := slices.Concat(lists...)
	slices.Sort(all)
	return slices.Compact(all)
}

func headsOf(lang string, words []string) map[string]string {
	by := map[string]string{}
	heads, _ := Families(lang, words, make([]int32, len(words)))
	for i, head := range heads {
		by[words[i]] = head
	}
	return by
}

func TestFamiliesIndonesian(t *testing.T) {
	words := sortedSet(strings.Fields(familiesId), strings.Fields(aloneId))
	head := headsOf("id", words)
	pairs, joined := 0, 0
	for line := range strings.Lines(strings.TrimSpace(familiesId)) {
		family := strings.Fields(line)
		for _, w := range family[1:] {
			pairs++
			if head[w] == head[family[0]] {
				joined++
			} else {
				t.Errorf("%s is under %s, %s under %s", family[0], head[family[0]], w, head[w])
			}
		}
	}
	lines := strings.Split(strings.TrimSpace(familiesId), "\n")
	for i, a := range lines {
		for _, b := range lines[i+1:] {
			if one, other := strings.Fields(a)[0], strings.Fields(b)[0]; head[one] == head[other] {
				t.Errorf("%s and %s are one family", one, other)
			}
		}
	}
	for line := range strings.Lines(strings.TrimSpace(aloneId)) {
		pair := strings.Fields(line)
		if head[pair[0]] == head[pair[1]] {
			t.Errorf("%s and %s are one family", pair[0], pair[1])
		}
	}
	t.Logf("%d of %d pairs joined", joined, pairs)
}

// A root that no word of the course bears out is none.
func TestFamiliesNeedWitnesses(t *testing.T) {
	head := headsOf("id", sortedSet(strings.Fields("penilaian mengelola pengelola dikelola berita bulan mental")))
	for word, want := range map[string]string{"penilaian": "penilaian", "mengelola": "dikelola", "pengelola": "dikelola", "berita": "berita", "bulan": "bulan", "mental": "mental"} {
		if head[word] != want {
			t.Errorf("%s is under %s, want %s", word, head[word], want)
		}
	}
}

func TestFamiliesEnglish(t *testing.T) {
	head := headsOf("en", sortedSet(strings.Fields("assess assessed assessing assesses group groups grouping study studies client clients refer referred referring reference social society")))
	for word, want := range map[string]string{"assessing": "assess", "assesses": "assess", "grouping": "group", "studies": "study", "clients": "client", "referring": "refer", "social": "social", "society": "society"} {
		if head[word] != want {
			t.Errorf("%s is under %s, want %s", word, head[word], want)
		}
	}
}

// rootCases are what the browser is held to as well.
type rootCase struct {
	Lang, Word string
	Roots      []string
}

func TestRoots(t *testing.T) {
	data, err := os.ReadFile("testdata/roots.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []rootCase
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		for _, root := range c.Roots {
			if !slices.Contains(Roots(c.Lang, c.Word), root) {
				t.Errorf("%s %s: %v lacks %s", c.Lang, c.Word, Roots(c.Lang, c.Word), root)
			}
		}
	}
}
