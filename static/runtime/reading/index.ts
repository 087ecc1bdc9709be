// What helps to read, loaded when it is asked for: the looks of the page, a
// figure in full, code to copy, the page on paper.

import { asked, find, say } from "../core";
import { openLook } from "./look";
import { openPaper } from "./paper";

openLook();
openPaper();

// What was pressed before this was here is done now.
for (const button of asked) act(button);
document.addEventListener("click", (e) => {
  const button = (e.target as Element).closest<HTMLElement>("[data-zoom], [data-copy]");
  if (button) act(button);
});

function act(button: HTMLElement): void {
  if ("zoom" in button.dataset) zoom(button);
  else if ("copy" in button.dataset) copy(button);
}

// zoom shows a figure on the whole screen, and puts it back.
function zoom(button: HTMLElement): void {
  const figure = button.closest("figure");
  if (!figure?.requestFullscreen) return;
  if (document.fullscreenElement === figure) {
    void document.exitFullscreen();
    return;
  }
  figure.addEventListener("fullscreenchange", () => name(button, document.fullscreenElement === figure ? "figure.close" : "figure.zoom"));
  void figure.requestFullscreen();
}

// copy puts the code of a snippet on the clipboard, and says so for a while.
function copy(button: HTMLElement): void {
  const text = find(button.closest(".snippet") ?? document, "pre")?.textContent ?? "";
  const done = () => {
    name(button, "code.copied");
    setTimeout(() => name(button, "code.copy"), 2000);
  };
  navigator.clipboard.writeText(text).then(done, () => undefined);
}

function name(button: HTMLElement, key: string): void {
  (find(button, "span") ?? button).textContent = say(key);
}
