import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

export const user = { name: "publisher", password: "correct horse" } as const;
/** Of that password, as htpasswd -B writes it: bcrypt is all that the registry takes. */
const HTPASSWD = "publisher:$2y$05$JQlVPbkbLhlcVtDvSSF0e.s8paou5PlWH518oaARezqmHYLoiSODW\n";

const START_LIMIT = 30_000;

export interface RealRegistry extends AsyncDisposable {
  /** `localhost:41234` */
  readonly host: string;
  /** The certificate that vouches for it. */
  readonly ca: string;
}

/** Debian's docker-registry in a folder of its own, over TLS and with a password. */
export async function startRegistry(folder: string): Promise<RealRegistry> {
  mkdirSync(folder, { recursive: true });
  const at = (name: string): string => join(folder, name);
  const port = await freePort();
  const subject = ["-subj", "/CN=hasp-e2e", "-addext", "subjectAltName=DNS:localhost"];
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  const files = ["-keyout", at("key.pem"), "-out", at("ca.pem")];
  execFileSync("openssl", ["req", "-x509", "-days", "2", ...key, ...files, ...subject], {
    stdio: "ignore",
    timeout: 30_000,
  });
  writeFileSync(at("htpasswd"), HTPASSWD);
  writeFileSync(
    at("config.yml"),
    `version: 0.1
log: {level: error}
storage: {filesystem: {rootdirectory: ${at("data")}}}
http: {addr: "127.0.0.1:${port}", tls: {certificate: ${at("ca.pem")}, key: ${at("key.pem")}}}
auth: {htpasswd: {realm: hasp, path: ${at("htpasswd")}}}
`,
  );
  const program = spawn("docker-registry", ["serve", at("config.yml")], { stdio: "ignore" });
  await untilListening(port, program);
  return {
    host: `localhost:${port}`,
    ca: at("ca.pem"),
    [Symbol.asyncDispose]: () => stop(program),
  };
}

/** A port of this machine that nobody listened on a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = Object(server.address());
  server.close();
  await once(server, "close");
  return port;
}

/** Waits until the program takes connections. */
export async function untilListening(port: number, program: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_LIMIT;
  while (Date.now() < deadline && program.exitCode === null) {
    const socket = connect(port, "127.0.0.1");
    const answers = await once(socket, "connect").then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (answers) return;
    await wait(100);
  }
  throw new Error(`nothing listens on port ${port}`);
}

export async function stop(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null) return;
  program.kill("SIGTERM");
  await Promise.race([once(program, "exit"), wait(5_000, undefined, { ref: false })]);
  if (program.exitCode === null) program.kill("SIGKILL");
}
