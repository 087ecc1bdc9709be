// A lesson lends its questions: to the page of reviews, which frames it unseen at
// LESSON.html#_cards, since a page that is opened from a disk can read no other.
// It gives its text as it came and then stops: nothing answers, nothing is kept.
// Scripts behind this one find that nothing was left for them, and are silent.

// Cards is what it says to the page that frames it: all that stands in its body.
export interface Cards {
  cards: string;
}

// lendCards tells whether the page is asked for its questions, and gives them.
export function lendCards(): boolean {
  if (parent === self || location.hash !== "#_cards") return false;
  parent.postMessage({ cards: document.body.innerHTML }, "*"); // origins are "null" on file:
  stop();
  return true;
}
