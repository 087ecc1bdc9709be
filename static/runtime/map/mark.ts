// A short sign of a question's id, as the map carries those of other pages: the
// twin of course.Mark.

export function mark(id: string): string {
  let h = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) h = Math.imul(h ^ id.charCodeAt(i), 0x01000193);
  return ((h >>> 0) % 46656).toString(36);
}
