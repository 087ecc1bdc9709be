// The author's preview only: listens to the server that is making the site and
// reloads the page when what it shows has changed. Never on a learner's page.

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

new EventSource("/_suluh/events").addEventListener("message", (event: MessageEvent<string>) => {
  const changed = JSON.parse(event.data) as string[];
  if (changed.some(shows)) location.reload();
});
