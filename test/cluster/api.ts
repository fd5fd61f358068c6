import { Agent, request } from "node:https";

/** JSON of the API server, which tests read as they need it. */
// biome-ignore lint/suspicious/noExplicitAny: objects of an API that has hundreds of kinds
export type Json = any;

export interface Answer {
  readonly status: number;
  readonly body: Json;
  /** What webhooks warn of. */
  readonly warnings: readonly string[];
}

/** One user of the API server. */
export interface Api {
  ask(method: string, path: string, body?: Json, type?: string): Promise<Answer>;
  /** The answer's object. @throws unless the API server did it */
  get(path: string): Promise<Json>;
  create(path: string, object: Json): Promise<Json>;
  /** Merges, as `kubectl patch --type=merge`. */
  patch(path: string, changes: Json): Promise<Json>;
}

const TIME_LIMIT = 40_000;

export function createApi(server: string, ca: string, token: string): Api {
  const agent = new Agent({ ca, keepAlive: true });

  const ask: Api["ask"] = (method, path, body, type = "application/json") =>
    new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${token}`, "content-type": type };
      const sent = request(`${server}${path}`, { method, headers, agent, timeout: TIME_LIMIT });
      sent.on("error", reject);
      sent.on("timeout", () => sent.destroy(new Error(`no answer to ${method} ${path}`)));
      sent.on("response", (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () => {
          const text = Buffer.concat(parts).toString();
          const isJson = response.headers["content-type"]?.startsWith("application/json");
          const { warning = [] } = response.headersDistinct;
          const warnings = warning.map((line) => /^299 - "(.*)"$/s.exec(line)?.[1] ?? line);
          const { statusCode = 0 } = response;
          resolve({ status: statusCode, body: isJson ? JSON.parse(text) : text, warnings });
        });
      });
      sent.end(body === undefined || typeof body === "string" ? body : JSON.stringify(body));
    });

  async function must(...asked: Parameters<Api["ask"]>): Promise<Json> {
    const { status, body } = await ask(...asked);
    if (status >= 200 && status < 300) return body;
    throw new Error(`${asked[0]} ${asked[1]}: ${status} ${body?.message ?? body}`);
  }

  return {
    ask,
    get: (path) => must("GET", path),
    create: (path, object) => must("POST", path, object),
    patch: (path, changes) => must("PATCH", path, changes, "application/merge-patch+json"),
  };
}
