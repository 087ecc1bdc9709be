// The author's preview only: listens to the server that is making the site,
// reloads the page when what it shows has changed, and shows what is wrong with
// the project. Never on a learner's page.

const slipsAddress = "_suluh/problems.json";

interface Slip { place: string; code: string; level: string; message: string; hint: string; quote: string; mend: string }
interface Slips { title: string; errors: boolean; slips: Slip[] }

const here = decodeURIComponent(location.pathname.slice(1)) || "index.html";
const page = here.endsWith("/") ? here + "index.html" : here;

function shows(address: string): boolean {
  if (address === page) return true;
  const parts = Array.from(document.querySelectorAll<HTMLElement>("[src], link[href]"));
  return parts.some((part) => {
    const link = part.getAttribute("src") ?? part.getAttribute("href") ?? "";
    return decodeURIComponent(new URL(link, location.href).pathname.slice(1)) === address;
  });
}

function made(tag: string, name: string, text: string): HTMLElement {
  const e = document.createElement(tag);
  if (name) e.className = name;
  e.textContent = text;
  return e;
}

// panel is closed where only warnings are, and stays as the author left it while
// the problems are the same.
function panel(all: Slips, known: string): HTMLElement {
  const box = document.createElement("details");
  box.id = "suluh-slips";
  box.open = all.errors && sessionStorage.getItem(box.id) !== known;
  box.addEventListener("toggle", () => {
    if (box.open) sessionStorage.removeItem(box.id);
    else sessionStorage.setItem(box.id, known);
  });
  const list = document.createElement("ol");
  for (const slip of all.slips) {
    const item = document.createElement("li");
    item.append(made("p", "where", `${slip.place} ${slip.code}`), made("p", "", slip.message));
    if (slip.quote) item.append(made("pre", "", slip.quote));
    if (slip.hint) item.append(made("p", "", slip.hint));
    if (slip.mend) item.append(made("pre", "mend", slip.mend));
    list.append(item);
  }
  box.append(made("summary", "", all.title), list);
  return box;
}

async function showSlips(): Promise<void> {
  const known = await (await fetch("/" + slipsAddress)).text();
  const all = JSON.parse(known) as Slips;
  document.getElementById("suluh-slips")?.remove();
  if (all.slips.length > 0) document.body.append(panel(all, known));
}

// since is the mark of what this page was made from: what changed before its
// stream was open is told, too.
const since = document.querySelector<HTMLElement>("script[data-since]")?.dataset.since ?? "";

void showSlips();
new EventSource("/_suluh/events?since=" + since).addEventListener("message", (event: MessageEvent<string>) => {
  const changed = JSON.parse(event.data) as string[];
  if (changed.includes("*") || changed.some(shows)) location.reload();
  else if (changed.includes(slipsAddress)) void showSlips();
});
