// Watches pages for what must never happen, and waits for what happens unseen.

// watch notes what goes wrong on a page from now on: errors in the console,
// refusals by the page's policy, and requests that leave the site or fail.
export async function watch(page, site) {
  const wrong = [];
  page.on("console", (m) => {
    if (["error", "warn", "assert"].includes(m.type())) wrong.push(`console: ${m.text()}`);
  });
  page.on("pageerror", (e) => wrong.push(`error: ${e.message}`));
  page.on("request", (r) => {
    if (!/^(data|blob|about):/.test(r.url()) && !r.url().startsWith(site)) wrong.push(`request: ${r.url()}`);
  });
  page.on("requestfailed", (r) => {
    const why = r.failure()?.errorText ?? "";
    if (!why.includes("ABORTED")) wrong.push(`failed: ${r.url()} ${why}`); // else the page was left before it came
  });
  await page.evaluateOnNewDocument(() => {
    document.addEventListener("securitypolicyviolation", (e) => console.error(`policy: ${e.violatedDirective} ${e.blockedURI}`));
  });
  return wrong;
}

// hub waits for the hub that a page opened from a disk has framed.
export function hub(page) {
  return page.waitForFrame((frame) => frame.url().endsWith("/_/hub.html"));
}

// inHub waits until the hub keeps an answer to each of these questions.
export async function inHub(page, ...ids) {
  await (await hub(page)).waitForFunction((ids) => ids.every((id) => localStorage.getItem("suluh/uji/" + id)?.includes('"answer"')), {}, ids);
}

// stateIs waits until a question is in a state; "" is the state of an open one.
export async function stateIs(page, id, state) {
  await page.waitForFunction((id, state) => document.getElementById(id)?.dataset.state === state, {}, id, state);
}

// onDay gives a page whose scripts believe that it is so many days later.
export async function onDay(browser, days, options) {
  const page = await browser.page(options);
  await page.evaluateOnNewDocument((ahead) => {
    const Now = Date;
    globalThis.Date = class extends Now {
      constructor(...of) {
        if (of.length) super(...of);
        else super(Now.now() + ahead);
      }
      static now() {
        return Now.now() + ahead;
      }
    };
  }, days * 864e5);
  return page;
}
