// Scripts that a page loads when something is used for the first time: what a
// reader may never do costs nothing before. They stand beside this script, whose
// first line names them for its language.

declare const suluhExtras: { [name: string]: string };

const here = (document.currentScript as HTMLScriptElement | null)?.src ?? "";
const loaded = new Set<string>();

// use loads an extra once; from then on it looks after itself. It tells whether
// this was the first time.
export function use(name: string): boolean {
  if (loaded.has(name)) return false;
  loaded.add(name);
  const script = document.createElement("script");
  script.src = new URL(suluhExtras[name], here).href;
  document.head.append(script);
  return true;
}
