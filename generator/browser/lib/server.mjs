// A plain web server of a folder, such as any host of a site is.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".json": "application/json" };

// serve gives the address of a folder on the web, as long as it is not closed.
export async function serve(folder) {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
    try {
      const data = await readFile(join(folder, path.endsWith("/") ? path + "index.html" : path));
      response.writeHead(200, { "content-type": types[extname(path)] ?? "text/html; charset=utf-8" }).end(data);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: (address) => `http://127.0.0.1:${server.address().port}/${address}`,
    close() {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}
