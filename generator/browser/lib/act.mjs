// What a learner does with a question, by pointer or with keys alone. Both ways
// have the same deeds, so that one table of cases serves for both.

const inForm = (id, selector) => `[id="${id}"] ${selector}`;

// element finds a part of a question by what it says; without a text the first
// that can be seen. It waits, since scripts may still be at work.
async function element(page, id, selector, text = null) {
  const handle = await page.waitForFunction(
    (selector, text) => {
      const shown = (e) => e.checkVisibility() && !e.closest("[hidden]");
      const says = (e) => [e.textContent, e.getAttribute("aria-label"), e.closest(".option, li, .pair, .group, label")?.textContent].some((t) => t?.replace(/\s+/g, " ").trim().startsWith(text));
      return [...document.querySelectorAll(selector)].find((e) => shown(e) && (text === null || says(e))) ?? null;
    },
    { polling: 20 },
    inForm(id, selector),
    text,
  );
  return handle.asElement();
}

// choice finds the label of a choice in a row of choices.
async function choice(page, id, row, text) {
  const handle = await page.waitForFunction(
    (rows, row, text) => {
      const begins = (e, text) => e.textContent.replace(/\s+/g, " ").trim().startsWith(text);
      const of = [...document.querySelectorAll(rows)].find((r) => begins(r, row));
      return [...(of?.querySelectorAll("label") ?? [])].find((l) => begins(l, text));
    },
    { polling: 20 },
    inForm(id, "fieldset") + ", " + inForm(id, ".pair"),
    row,
    text,
  );
  return handle.asElement();
}

// click is a click on what has been scrolled to the middle of the screen first:
// a driver is content with what lies below the bar at the foot.
async function click(element, options) {
  await element.evaluate((e) => e.scrollIntoView({ block: "center" }));
  await element.click(options);
}

// pointer does it with a mouse or a finger.
export const pointer = {
  async press(page, id, selector, text) {
    await click(await element(page, id, selector, text));
  },
  async pick(page, id, ...options) {
    for (const text of options) await this.press(page, id, ".option label", text);
  },
  async type(page, id, label, text) {
    const field = await element(page, id, ".field", label);
    await click(field, { count: 3 });
    await field.type(text);
  },
  async choose(page, id, label, text) {
    // The list of a menu is drawn by the system; a driver cannot reach it.
    await keys.choose(page, id, label, text);
  },
  async segment(page, id, row, text) {
    await click(await choice(page, id, row, text));
  },
};

// keys does it with the keyboard alone.
export const keys = {
  async press(page, id, selector, text) {
    await tabTo(page, id, await element(page, id, selector, text));
    await page.keyboard.press("Enter");
  },
  async pick(page, id, ...options) {
    for (const text of options) {
      await check(page, id, await element(page, id, ".option input", text));
    }
  },
  async type(page, id, label, text) {
    await tabTo(page, id, await element(page, id, ".field", label));
    await page.keyboard.type(text);
  },
  async choose(page, id, label, text) {
    const menu = await element(page, id, "select.field", label);
    await tabTo(page, id, menu);
    const steps = await menu.evaluate((m, text) => [...m.options].findIndex((o) => o.text.startsWith(text)) - m.selectedIndex, text);
    for (let i = 0; i < Math.abs(steps); i++) await page.keyboard.press(steps > 0 ? "ArrowDown" : "ArrowUp");
  },
  async segment(page, id, row, text) {
    const input = await (await choice(page, id, row, text)).$("input");
    await check(page, id, input);
  },
};

// tabTo presses Tab until an element has the focus. It starts at the top of the
// question, or where the focus is if that lies before the element.
async function tabTo(page, id, target) {
  await target.evaluate((target, id) => {
    const form = document.getElementById(id), at = document.activeElement;
    const before = form.contains(at) && at.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (at === target || before) return;
    form.tabIndex = -1;
    form.focus({ preventScroll: true });
  }, id);
  for (let n = 0; n < 60; n++) {
    if (await target.evaluate((e) => e === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("Tab never reaches " + (await target.evaluate((e) => e.outerHTML)));
}

// check checks a radio or a check box.
async function check(page, id, input) {
  await reach(page, id, input);
  if (!(await input.evaluate((i) => i.checked))) await page.keyboard.press(" ");
}

// reach puts the focus on a radio or a check box. Tab enters a group of radios
// once; the arrows go on from there.
async function reach(page, id, input) {
  const radio = await input.evaluate((i) => i.type === "radio");
  if (!radio) return tabTo(page, id, input);
  const enter = await input.evaluateHandle((i) => {
    const group = [...i.form.elements].filter((e) => e.name === i.name);
    return group.find((e) => e.checked) ?? group[0];
  });
  await tabTo(page, id, enter.asElement());
  for (let n = 0; n < 12; n++) {
    if (await input.evaluate((e) => e === document.activeElement)) return;
    await page.keyboard.press("ArrowDown");
  }
  throw new Error("no arrow reaches " + (await input.evaluate((e) => e.outerHTML)));
}

// state is what a question shows of itself, in words.
export function state(page, id) {
  return page.evaluate((id) => {
    const form = document.getElementById(id), text = (e) => e?.textContent.replace(/\s+/g, " ").trim() ?? "";
    const shown = (e) => e && e.checkVisibility() && !e.closest("[hidden]");
    const marked = [...form.querySelectorAll("fieldset:not([data-sure]) [data-mark]:not(.tag):not(.chip)")].filter(shown);
    return {
      state: form.dataset.state,
      done: "done" in form.dataset,
      verdict: text(form.querySelector("[data-verdict]")),
      missing: text(form.querySelector(".missing")),
      changed: text(form.querySelector(".changed")),
      hints: [...form.querySelectorAll(".hint[open]")].length,
      buttons: [...form.querySelectorAll("[data-actions] button")].filter(shown).map((b) => b.dataset.do ?? "check"),
      marks: Object.fromEntries(marked.map((e) => [text(e).slice(0, 24) || e.getAttribute("aria-label"), e.dataset.mark])),
      focus: form.contains(document.activeElement) ? document.activeElement.dataset.do ?? document.activeElement.className : null,
    };
  }, id);
}
