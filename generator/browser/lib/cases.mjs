// The questions of the fixture's course, and how each is answered: rightly, in
// part, and wrongly. A deed takes the page and a way of doing things (act.mjs).

const memilih = "uji/awal/memilih.html", mengetik = "uji/awal/mengetik.html", menyusun = "uji/lanjut/menyusun.html", menulis = "uji/lanjut/menulis.html";

// put takes a word up and puts it down at a place.
const put = async (page, at, id, word, place) => {
  await at.press(page, id, ".tray .chip, .group .chip", word);
  await at.press(page, id, ".place", place);
};

export const cases = [
  {
    id: "awal-pembuka", address: memilih, missing: "Pilih satu jawaban dahulu.",
    right: (page, at) => at.pick(page, "awal-pembuka", "Klien itu"),
    wrong: (page, at) => at.pick(page, "awal-pembuka", "Petugas"),
  },
  {
    id: "pilih-satu", address: memilih, missing: "Pilih satu jawaban dahulu.",
    right: (page, at) => at.pick(page, "pilih-satu", "Memahami"),
    wrong: (page, at) => at.pick(page, "pilih-satu", "Melengkapi"),
    says: { right: "Asesmen menjadi dasar keputusan bersama.", wrong: "Coba lagi sekarang" },
  },
  {
    id: "pilih-banyak", address: memilih, missing: "Pilih sedikitnya satu jawaban dahulu.",
    right: (page, at) => at.pick(page, "pilih-banyak", "Keterangan", "Cerita"),
    part: (page, at) => at.pick(page, "pilih-banyak", "Keterangan", "Cerita", "Raut"),
    wrong: (page, at) => at.pick(page, "pilih-banyak", "Raut", "Buku"),
    says: { part: "Sebagian tepat: 2 dari 2, dengan 1 pilihan yang tidak perlu." },
  },
  {
    id: "ketik-kata", address: mengetik, missing: "Ketik jawaban Anda dahulu.",
    right: (page, at) => at.type(page, "ketik-kata", null, "Eco-Map"),
    wrong: (page, at) => at.type(page, "ketik-kata", null, "genogram"),
    says: { right: "“Eco-Map” diterima. Ejaan dalam kursus ini: ekomap.", wrong: "Genogram melihat ke dalam keluarga." },
  },
  {
    id: "ketik-angka", address: mengetik, missing: "Ketik sebuah angka dahulu.",
    right: (page, at) => at.type(page, "ketik-angka", null, "45,0 %"),
    wrong: (page, at) => at.type(page, "ketik-angka", null, "55"),
    says: { right: "9 dibagi 20 adalah 0,45.", wrong: "Itu persentase kehadirannya." },
  },
  {
    id: "isi-rumpang", address: mengetik, missing: "Masih kosong: rumpang 1, 2.",
    right: async (page, at) => {
      await at.type(page, "isi-rumpang", "Rumpang 1", "pengakhiran");
      await at.choose(page, "isi-rumpang", "Rumpang 2", "pemantauan");
    },
    part: async (page, at) => {
      await at.type(page, "isi-rumpang", "Rumpang 1", "rujukan");
      await at.choose(page, "isi-rumpang", "Rumpang 2", "pemantauan");
    },
    wrong: async (page, at) => {
      await at.type(page, "isi-rumpang", "Rumpang 1", "rujukan");
      await at.choose(page, "isi-rumpang", "Rumpang 2", "kontrak");
    },
    says: { part: "Rumpang 1: Rujukan memindahkan layanan." },
  },
  {
    id: "isi-bank", address: mengetik, missing: "Masih kosong: rumpang 1, 2.",
    right: async (page, at) => {
      await at.press(page, "isi-bank", ".chip", "genogram");
      await at.press(page, "isi-bank", ".chip", "ekomap");
    },
    part: async (page, at) => {
      await at.press(page, "isi-bank", ".chip", "genogram");
      await at.press(page, "isi-bank", ".chip", "kontrak");
    },
    wrong: async (page, at) => {
      await at.type(page, "isi-bank", "Rumpang 1", "ekomap");
      await at.press(page, "isi-bank", ".chip", "sosiogram");
    },
  },
  {
    id: "jodohkan-istilah", address: menyusun, missing: "Masih kosong: Genogram; Ekomap.",
    right: async (page, at) => {
      await put(page, at, "jodohkan-istilah", "Gambar keluarga", "Genogram");
      await put(page, at, "jodohkan-istilah", "Gambar hubungan", "Ekomap");
    },
    part: async (page, at) => {
      await put(page, at, "jodohkan-istilah", "Gambar pilihan", "Genogram");
      await put(page, at, "jodohkan-istilah", "Gambar hubungan", "Ekomap");
    },
    wrong: async (page, at) => {
      await put(page, at, "jodohkan-istilah", "Gambar hubungan", "Genogram");
      await put(page, at, "jodohkan-istilah", "Gambar keluarga", "Ekomap");
    },
  },
  {
    id: "kelompok-layanan", address: menyusun, missing: "Masih kosong:",
    right: async (page, at) => {
      await put(page, at, "kelompok-layanan", "Konseling", "Layanan langsung");
      await put(page, at, "kelompok-layanan", "Pertemuan", "Layanan langsung");
      await put(page, at, "kelompok-layanan", "Advokasi", "Layanan tidak");
    },
    part: async (page, at) => {
      await put(page, at, "kelompok-layanan", "Konseling", "Layanan langsung");
      await put(page, at, "kelompok-layanan", "Advokasi", "Layanan tidak");
      await put(page, at, "kelompok-layanan", "Belanja", "Layanan tidak");
      await put(page, at, "kelompok-layanan", "Belanja", "Kembalikan");
    },
    wrong: (page, at) => put(page, at, "kelompok-layanan", "Konseling", "Layanan tidak"),
  },
  {
    id: "matriks-prinsip", address: menyusun, missing: "Masih kosong: Kerahasiaan bersifat mutlak; Klien berhak menentukan dirinya.",
    right: async (page, at) => {
      await at.segment(page, "matriks-prinsip", "Kerahasiaan", "Salah");
      await at.segment(page, "matriks-prinsip", "Klien", "Benar");
    },
    part: async (page, at) => {
      await at.segment(page, "matriks-prinsip", "Kerahasiaan", "Benar");
      await at.segment(page, "matriks-prinsip", "Klien", "Benar");
    },
    wrong: async (page, at) => {
      await at.segment(page, "matriks-prinsip", "Kerahasiaan", "Benar");
      await at.segment(page, "matriks-prinsip", "Klien", "Salah");
    },
  },
  {
    id: "urut-tahap", address: menyusun, missing: "Urutannya belum Anda ubah.",
    right: (page, at) => arrange(page, at, ["Asesmen", "Perencanaan", "Intervensi", "Terminasi"]),
    part: (page, at) => arrange(page, at, ["Asesmen", "Perencanaan", "Terminasi", "Intervensi"]),
    wrong: (page, at) => arrange(page, at, ["Terminasi", "Intervensi", "Perencanaan", "Asesmen"]),
    says: { part: "Sebagian tepat: 2 dari 4." },
  },
  {
    id: "tulis-asesmen", address: menulis, missing: "Tulis jawaban Anda dahulu.",
    rated: true,
    right: (page, at) => at.type(page, "tulis-asesmen", null, "Bu Ani kehabisan makanan; tetangganya menolong."),
    rate: {
      right: { Masalah: "2", Kekuatan: "2" },
      part: { Masalah: "2", Kekuatan: "1" },
      wrong: { Masalah: "0", Kekuatan: "0" },
    },
    says: { part: "Nilai Anda sendiri: 3 dari 4." },
  },
];

// arrange moves steps up until they stand in the wanted order.
async function arrange(page, at, wanted) {
  const id = "urut-tahap";
  const now = () => page.$$eval(`[id="${id}"] .order li > span:first-of-type`, (all) => all.map((s) => s.textContent.trim()));
  let moved = false;
  for (let place = 0; place < wanted.length; place++) {
    for (let from = (await now()).indexOf(wanted[place]); from > place; from--) {
      await at.press(page, id, '[data-move="up"]', "Naikkan " + wanted[place]);
      moved = true;
    }
  }
  if (moved) return;
  await at.press(page, id, '[data-move="down"]', "Turunkan " + wanted[0]); // it stood so from the start: touch it
  await at.press(page, id, '[data-move="up"]', "Naikkan " + wanted[0]);
}

// give answers a question and has it checked; an essay is rated as well.
export async function give(page, at, c, how) {
  await (c[how] ?? c.right)(page, at);
  await at.press(page, c.id, ".check");
  if (!c.rated) return;
  for (const [row, level] of Object.entries(c.rate[how])) await at.segment(page, c.id, row, level);
}

// hows are the outcomes that a question can have.
export const hows = (c) => ["right", "part", "wrong"].filter((how) => c[how] || c.rate?.[how]);

export const stateOf = { right: "right", part: "part", wrong: "not" };
