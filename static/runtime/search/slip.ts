// slip reports whether two words differ by one slip of the fingers at most: a
// letter too many, too few, another one, or two that changed places.
export function slip(a: string, b: string): boolean {
  if (a.length > b.length) return slip(b, a);
  if (b.length - a.length > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  if (a.length < b.length) return a.slice(i) === b.slice(i + 1);
  return a.slice(i + 1) === b.slice(i + 1) || (a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2));
}
