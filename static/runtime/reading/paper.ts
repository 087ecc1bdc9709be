// The page on paper: as a worksheet to fill in, or with the key behind it. The
// stylesheet does the work; here the key is put together from those of the
// questions, and taken away again afterwards.

import { el, find, page, questions, say } from "../core";

// openPaper adds its buttons to the panel of looks, on a page that asks. The key of
// an exam is not for its learners to print.
export function openPaper(): void {
  const panel = find(document, "#_look form");
  if (!panel || !questions?.size) return;
  const button = (text: string, how: string) => {
    const b = el("button", { class: "button quiet", type: "button" }, say(text));
    b.addEventListener("click", () => print(how));
    return b;
  };
  panel.append(el("fieldset", {}, el("legend", {}, say("print.title")), el("div", { class: "row" }, button("print.sheet", "sheet"), ...(page.quiz?.exam ? [] : [button("print.key", "key")]))));
}

function print(how: string): void {
  const key = how === "key" ? answerKey() : null;
  document.body.dataset.print = how;
  if (key) find(document, ".read")?.append(key);
  find<HTMLElement>(document, "#_look")?.hidePopover?.();
  const after = () => {
    delete document.body.dataset.print;
    key?.remove();
    removeEventListener("afterprint", after);
  };
  addEventListener("afterprint", after);
  self.print();
}

function answerKey(): HTMLElement {
  const list = el("ol", {});
  for (const q of questions.values()) {
    if (q.form.hidden || q.data.opening || "example" in q.form.dataset) continue;
    const right = q.key.note("right"), model = q.key.note("model");
    list.append(el("li", {}, ...(right.length ? right : model), ...q.key.note("why")));
  }
  return el("section", { class: "answer-key" }, el("h2", {}, say("print.answers")), list);
}
