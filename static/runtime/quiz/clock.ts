// The time limit of an attempt, where the author set one: said in words, once a
// minute, without ticking; announced when a fifth is left.

import { el, page, say } from "../core";

export interface Clock {
  // start gives what is to be shown; nothing without a limit.
  start(began: string, factor: number): HTMLElement[];
  stop(): void;
}

// openClock calls over when the time is up.
export function openClock(over: () => void): Clock {
  const seconds = page.quiz?.seconds ?? 0;
  let timer = 0;
  return {
    start(began, factor) {
      clearInterval(timer);
      if (!seconds) return [];
      const whole = seconds * factor * 1000, end = Date.parse(began) + whole;
      const text = el("p", { class: "muted clock" }), live = el("p", { class: "hide", role: "status" });
      const tell = () => {
        const left = end - Date.now();
        if (left <= 0) {
          clearInterval(timer);
          setTimeout(over); // not while the page is being built
          return;
        }
        const minutes = Math.ceil(left / 60000);
        const now = minutes > 1 ? say("quiz.left", minutes) : say("quiz.left.one");
        if (text.textContent !== now) text.textContent = now;
        if (left <= whole / 5 && !live.textContent) live.textContent = now;
      };
      timer = window.setInterval(tell, 1000);
      tell();
      return [text, live];
    },
    stop: () => clearInterval(timer),
  };
}
