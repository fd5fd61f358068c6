import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { connectDocker } from "@hasp/runtime";
import type { TestProject } from "vitest/node";
import { providePeer } from "../bench/peers.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** A real engine of our own, or why there is none. */
    docker: { host: string } | { missing: string };
    /** A real Debian root file system as a tar, or why there is none. */
    debian: { tar: string } | { missing: string };
    /** A stock OPA, or why there is none. */
    opa: { path: string } | { missing: string };
  }
}

const root = dirname(dirname(import.meta.dirname));
const PACKAGES = {
  dockerd: "docker.io",
  "docker-registry": "docker-registry",
  mmdebstrap: "mmdebstrap",
  ip: "iproute2",
  nsenter: "util-linux",
  // every suite begins after this, and the command line's tries its completion in these
  zsh: "zsh",
  fish: "fish",
} as const;
const START_LIMIT = 60_000;
const ROOTFS = join(root, "build", "e2e", "bookworm.tar");

let dockerd: ChildProcess | undefined;
let folder: string | undefined;

/** Brings the real parts up: once for all end-to-end tests. */
export async function setup(project: TestProject): Promise<void> {
  if (!existsSync(join(root, "packages/cli/dist/main.js"))) {
    throw new Error("the command line is not built: run `npm run setup` first");
  }
  const missing = whatIsMissing();
  if (missing) {
    project.provide("docker", { missing });
    project.provide("debian", { missing });
    project.provide("opa", { missing });
    return;
  }
  installPackages();
  makeDebian();
  project.provide("debian", { tar: ROOTFS });
  const { name: _, ...opa } = providePeer("opa", (text) => process.stderr.write(`- ${text}\n`));
  project.provide("opa", opa);
  project.provide("docker", { host: await startDocker() });
}

export async function teardown(): Promise<void> {
  if (dockerd?.exitCode === null) {
    dockerd.kill("SIGTERM");
    await Promise.race([once(dockerd, "exit"), wait(20_000, undefined, { ref: false })]);
    if (dockerd.exitCode === null) dockerd.kill("SIGKILL");
  }
  if (folder) rmSync(folder, { recursive: true, force: true });
}

function whatIsMissing(): string | undefined {
  if (process.platform !== "linux") return "needs Linux";
  if (process.getuid?.() !== 0) return "needs root, to run a Docker engine of its own";
  if (!existsSync("/usr/bin/apt-get")) return "needs a Debian machine, to install its parts";
  return undefined;
}

function installPackages(): void {
  const wanted = Object.entries(PACKAGES).filter(([program]) => !isOnPath(program));
  if (wanted.length === 0) return;
  const names = wanted.map(([, name]) => name);
  process.stderr.write(`- installing ${names.join(" and ")}\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const options = {
    env,
    stdio: ["ignore", "ignore", "inherit"] as ["ignore", "ignore", "inherit"],
    timeout: 300_000,
  };
  execFileSync("apt-get", ["update", "-qq"], options);
  execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...names], options);
}

function isOnPath(program: string): boolean {
  const folders = [...(process.env["PATH"] ?? "").split(":"), "/usr/sbin", "/sbin"];
  return folders.some((path) => existsSync(join(path, program)));
}

function makeDebian(): void {
  if (existsSync(ROOTFS)) return;
  process.stderr.write("- making a Debian root file system (half a minute)\n");
  mkdirSync(dirname(ROOTFS), { recursive: true });
  const unfinished = `${ROOTFS}.${process.pid}.tar`;
  const args = ["--quiet", "--variant=essential", "bookworm", unfinished];
  execFileSync("mmdebstrap", args, { stdio: ["ignore", "ignore", "inherit"], timeout: 300_000 });
  renameSync(unfinished, ROOTFS);
}

async function startDocker(): Promise<string> {
  folder = mkdtempSync(join(tmpdir(), "hasp-docker-"));
  const socket = join(folder, "docker.sock");
  const log = join(folder, "log");
  const places = ["--data-root", join(folder, "data"), "--exec-root", join(folder, "exec")];
  const runtime = ["--add-runtime", `reduced=${writeReducedRuntime(folder)}`];
  // containers of the tests need no network of their own, and the machine's firewall stays as it is
  const network = ["--bridge=none", "--iptables=false"];
  const args = [
    ...places,
    ...runtime,
    ...network,
    "--host",
    `unix://${socket}`,
    "--pidfile",
    join(folder, "pid"),
  ];
  const output = openSync(log, "w");
  dockerd = spawn("dockerd", args, { stdio: ["ignore", output, output] });
  closeSync(output);
  const docker = connectDocker(`unix://${socket}`);
  const deadline = Date.now() + START_LIMIT;
  while (Date.now() < deadline && dockerd.exitCode === null) {
    const answers = await docker.ping().then(
      () => true,
      () => false,
    );
    if (answers) return `unix://${socket}`;
    await wait(200);
  }
  throw new Error(`dockerd did not start:\n${readFileSync(log, "utf8").slice(-2000)}`);
}

/**
 * runc, without CAP_SYS_RESOURCE: machines in a sandbox lack it, and runc then refuses privileged containers.
 * Docker still says of such a container that it is privileged, which is what is judged.
 */
function writeReducedRuntime(place: string): string {
  const file = join(place, "runc-reduced");
  const script = `#!/bin/sh
previous=
for argument in "$@"; do
  [ "$previous" = --bundle ] && sed -i 's/"CAP_SYS_RESOURCE",//g; s/,"CAP_SYS_RESOURCE"//g' "$argument/config.json"
  previous=$argument
done
exec runc "$@"
`;
  writeFileSync(file, script, { mode: 0o755 });
  return file;
}
