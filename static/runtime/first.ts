// The one script that stands in the page itself, before anything is painted: it
// says that scripts run, and gives the page the look that its reader has chosen.
// The policy of the page knows it by its hash.

const root = document.documentElement;
root.classList.add("js");
try {
  const look = JSON.parse(localStorage.getItem("suluh-look") || "{}") as Record<string, string>;
  for (const key of ["theme", "size", "leading"]) {
    if (look[key]) root.dataset[key] = look[key];
  }
} catch {
  // Storage is refused: the page looks as the reader's system says.
}
export {};
