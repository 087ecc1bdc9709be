// Loads the files of an index: classic scripts, for a page that was opened from
// a disk may read nothing else. Each calls suluhSearch(name, version, data).

export interface Loader {
  get(name: string): unknown; // undefined: not there yet; null: it cannot be had
  load(names: string[]): Promise<void>;
}

declare global {
  interface Window {
    suluhSearch?: (name: string, version: string, data: unknown) => void;
  }
}

export function openLoader(folder: string): Loader {
  const files = new Map<string, unknown>();
  let version = "", renewed = false;
  const load = async (names: string[]): Promise<void> => {
    await Promise.all(names.map((name) => one(name)));
    if (renewed && !files.has("dir")) await one("dir");
  };
  const one = (name: string) =>
    new Promise<void>((done) => {
      const script = document.createElement("script");
      script.src = folder + name + ".js" + (version ? "?v=" + version : "");
      script.onload = script.onerror = () => {
        script.remove();
        if (!files.has(name) && (name === "dir" || files.has("dir"))) files.set(name, null);
        done();
      };
      document.head.append(script);
    });
  window.suluhSearch = (name, of, data) => {
    if (version && of !== version && !renewed) {
      // The course was published anew since its directory was read: what there
      // is of the old one is of no use. A second time would be a fault.
      files.clear();
      renewed = true;
    }
    version = of;
    files.set(name, data);
  };
  return { get: (name) => files.get(name), load };
}
