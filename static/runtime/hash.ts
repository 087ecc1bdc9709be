// SHA-256, in the open: crypto.subtle is missing on file:// pages and can only
// be awaited. The twin of shortSum in quiz/canonical.go.

// k and h are the fractional parts of the cube and square roots of the first
// primes, 32 bits of each.
const roots = /* @__PURE__ */ findRoots();

function findRoots(): { k: number[]; h: number[] } {
  const k: number[] = [], h: number[] = [];
  for (let n = 2; k.length < 64; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
    if (!prime) continue;
    if (h.length < 8) h.push(bits(Math.sqrt(n)));
    k.push(bits(Math.cbrt(n)));
  }
  return { k, h };
}

function bits(x: number): number {
  return ((x - Math.floor(x)) * 4294967296) | 0;
}

// shortSum is the first 16 hexadecimal digits of a text's SHA-256, in UTF-8.
export function shortSum(text: string): string {
  return sha256(utf8(text)).slice(0, 2).map((n) => (n >>> 0).toString(16).padStart(8, "0")).join("");
}

// sha256 gives the eight 32-bit words of the sum.
export function sha256(bytes: number[]): number[] {
  const sum = roots.h.slice();
  const padded = bytes.concat([0x80]);
  while (padded.length % 64 !== 56) padded.push(0);
  const length = bytes.length * 8;
  for (const word of [Math.floor(length / 4294967296), length]) {
    padded.push((word >>> 24) & 255, (word >>> 16) & 255, (word >>> 8) & 255, word & 255);
  }
  for (let at = 0; at < padded.length; at += 64) block(sum, padded, at);
  return sum;
}

// block works one block of 64 bytes into the sum.
function block(sum: number[], bytes: number[], at: number): void {
  const w: number[] = [];
  for (let i = 0; i < 16; i++) {
    const b = at + 4 * i;
    w.push((bytes[b] << 24) | (bytes[b + 1] << 16) | (bytes[b + 2] << 8) | bytes[b + 3]);
  }
  for (let i = 16; i < 64; i++) {
    const s0 = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ (w[i - 15] >>> 3);
    const s1 = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ (w[i - 2] >>> 10);
    w.push((w[i - 16] + s0 + w[i - 7] + s1) | 0);
  }
  let [a, b, c, d, e, f, g, i] = sum;
  for (let j = 0; j < 64; j++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const t1 = (i + s1 + ((e & f) ^ (~e & g)) + roots.k[j] + w[j]) | 0;
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [i, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
  }
  [a, b, c, d, e, f, g, i].forEach((x, j) => (sum[j] = (sum[j] + x) | 0));
}

function turn(x: number, by: number): number {
  return (x >>> by) | (x << (32 - by));
}

// utf8 are the bytes of a text; half characters become U+FFFD.
export function utf8(text: string): number[] {
  const out: number[] = [];
  for (const c of text) {
    let n = c.codePointAt(0) as number;
    if (n >= 0xd800 && n <= 0xdfff) n = 0xfffd;
    if (n < 0x80) out.push(n);
    else if (n < 0x800) out.push(0xc0 | (n >> 6), 0x80 | (n & 63));
    else if (n < 0x10000) out.push(0xe0 | (n >> 12), 0x80 | ((n >> 6) & 63), 0x80 | (n & 63));
    else out.push(0xf0 | (n >> 18), 0x80 | ((n >> 12) & 63), 0x80 | ((n >> 6) & 63), 0x80 | (n & 63));
  }
  return out;
}
