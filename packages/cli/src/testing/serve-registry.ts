import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { sha256 } from "@hasp/core";

interface ServedRegistry extends AsyncDisposable {
  /** `localhost:41234` */
  readonly host: string;
  /** What it has, by the path below /v2/. */
  readonly stored: Map<string, { readonly type: string; readonly bytes: Buffer }>;
}

/** As much of an OCI registry as pushing and pulling needs, over plain HTTP; test/e2e has a real one. */
export async function serveRegistry(): Promise<ServedRegistry> {
  const stored: ServedRegistry["stored"] = new Map();
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://registry");
    const path = pathname.slice("/v2/".length);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    const type = request.headers["content-type"] ?? "";
    if (request.method === "POST") {
      response.writeHead(202, { location: `${pathname}1` }).end();
    } else if (request.method === "PUT") {
      const digest = searchParams.get("digest");
      const upload = path.replace(/uploads\/1$/, digest ?? "");
      stored.set(upload, { type, bytes });
      stored.set(upload.replace(/[^/]*$/, sha256(bytes)), { type, bytes });
      response.writeHead(201).end();
    } else {
      const found = stored.get(path);
      const unknown = '{"errors":[{"code":"MANIFEST_UNKNOWN"}]}';
      response.writeHead(found ? 200 : 404, { "content-type": found?.type ?? "application/json" });
      response.end(request.method === "HEAD" ? "" : (found?.bytes ?? unknown));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  return {
    host: `localhost:${(server.address() as AddressInfo).port}`,
    stored,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
