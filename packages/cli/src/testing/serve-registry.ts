import { sha256 } from "@hasp/core";
import { bodyOf, type Served, serve } from "@hasp/testing";

interface ServedRegistry extends Served {
  /** What it has, by the path below /v2/. */
  readonly stored: Map<string, { readonly type: string; readonly bytes: Buffer }>;
}

/** As much of an OCI registry as pushing and pulling needs, over plain HTTP; test/e2e has a real one. */
export async function serveRegistry(): Promise<ServedRegistry> {
  const stored: ServedRegistry["stored"] = new Map();
  const served = await serve(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://registry");
    const path = pathname.slice("/v2/".length);
    const bytes = await bodyOf(request);
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
  return { ...served, stored };
}
