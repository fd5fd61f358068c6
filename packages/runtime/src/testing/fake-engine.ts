import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type Docker from "dockerode";
import { connectDocker } from "../docker/engine.ts";
import { recorded } from "./recorded.ts";

/** Lines of a real engine's event stream: a container starts, sleeps, prints a file and ends. */
export const recordedEvents: readonly string[] = readFileSync(
  join(import.meta.dirname, "..", "docker", "recorded", "events.ndjson"),
  "utf8",
)
  .trim()
  .split("\n");

const CONTAINERS = ["plain", "strict", "weak", "joined", "kubernetes", "compose", "swarm"];
const WAIT_LIMIT = 5000;

/** Docker's API on a socket of its own, answering as a real engine answered. */
export class FakeEngine implements AsyncDisposable {
  readonly docker: Docker;
  /** Ids of the containers that `docker ps` lists. */
  readonly running: string[] = [];
  /** Answers by path without version and query; what is not here is not found. */
  readonly answers = new Map<string, unknown>();
  /** Paths asked for, with their queries. */
  readonly asked: string[] = [];
  /** Requests that are accepted and never answered, by path and query. */
  isStuck: (path: string) => boolean = () => false;
  readonly #folder = mkdtempSync(join(tmpdir(), "hasp-engine-"));
  readonly #streams = new Set<ServerResponse>();
  readonly #opened: (() => void)[] = [];
  readonly #server = createServer((request, response) => {
    const path = (request.url ?? "").replace(/^\/v[\d.]+/, "");
    this.asked.push(decodeURIComponent(path));
    if (!this.isStuck(path)) this.#answer(path.split("?")[0] ?? "", response);
  });

  private constructor() {
    this.docker = connectDocker(`unix://${this.socket}`);
    for (const name of CONTAINERS) this.knows("containers", recorded(name));
    for (const name of ["image-base", "image-claims"]) this.knows("images", recorded(name));
    for (const exec of ["exec-sleep", "exec-cat"]) this.knows("exec", recorded(exec));
    this.answers.set("/volumes/rootish", recorded("volume-rootish"));
    this.answers.set("/info", recorded("info"));
  }

  static async start(): Promise<FakeEngine> {
    const engine = new FakeEngine();
    engine.#server.listen(engine.socket);
    await once(engine.#server, "listening");
    return engine;
  }

  get socket(): string {
    return join(this.#folder, "docker.sock");
  }

  knows(kind: "containers" | "images" | "exec", object: Record<string, unknown>): void {
    this.answers.set(`/${kind}/${object["Id"] ?? object["ID"]}/json`, object);
  }

  /** Waits until somebody listens to events. */
  async listened(): Promise<void> {
    if (this.#streams.size > 0) return;
    const opened = new Promise<void>((resolve) => this.#opened.push(resolve));
    const late = AbortSignal.timeout(WAIT_LIMIT);
    await Promise.race([opened, once(late, "abort").then(() => Promise.reject(late.reason))]);
  }

  /** Listeners of events at this moment. */
  get listeners(): number {
    return this.#streams.size;
  }

  send(chunk: string | Buffer): void {
    for (const stream of this.#streams) stream.write(chunk);
  }

  endStreams(): void {
    for (const stream of this.#streams) stream.end();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #answer(path: string, response: ServerResponse): void {
    if (path === "/events") {
      response.writeHead(200, { "content-type": "application/json" }).flushHeaders();
      this.#streams.add(response);
      response.on("close", () => this.#streams.delete(response));
      for (const resolve of this.#opened.splice(0)) resolve();
      return;
    }
    const told = path === "/containers/json" ? this.running.map((Id) => ({ Id })) : undefined;
    const body = told ?? this.answers.get(path);
    const known = typeof body === "function" ? body() : body;
    response.writeHead(known === undefined ? 404 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(known ?? { message: "no such object" }));
  }
}

/** Waits until what is looked for is there. */
export async function until(holds: () => boolean, limit = WAIT_LIMIT): Promise<void> {
  const end = performance.now() + limit;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`did not happen within ${limit} ms: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
