import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type Alert, connectDocker } from "@hasp/runtime";
import type Docker from "dockerode";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { hasp, makeFolder, start } from "./hasp.ts";
import { loadImage } from "./image.ts";

const docker = inject("docker");
const host = "host" in docker ? docker.host : "";
const folder = makeFolder();
const env = { HASP_CACHE: join(folder.path, "cache"), DOCKER_HOST: host };
const metadata = "169.254.169.254";

/** A server that runs a shell, as one does that was taken over; scripts carry their own name as the process's. */
const server = `#!/usr/bin/perl
system("sh", "-c", "sleep 8; true");
sleep 60;
`;
/** Listens at the metadata address of its own network namespace and connects to itself; nothing leaves it. */
const client = `use IO::Socket::INET;
my $server;
until ($server) { $server = IO::Socket::INET->new(Listen => 1, LocalAddr => "${metadata}", LocalPort => 80) or sleep 1 }
my $client = IO::Socket::INET->new(PeerAddr => "${metadata}", PeerPort => 80);
sleep 60;
`;

let engine: Docker;
let agent: ReturnType<typeof start> | undefined;
const alerts: Alert[] = [];
const waiting = new Set<() => void>();

beforeAll(async () => {
  if (!host) return;
  engine = connectDocker(host);
  const script = { "usr/sbin/nginx": { content: server, mode: 0o755 } };
  await loadImage(host, folder.path, "docker.io/library/watched:1.0", [script]);
  await hasp(["bundle", "inspect"], { env });
  agent = start(["agent", "--interval", "200", "--node", "node-1"], { env });
  const lines = createInterface({ input: agent.stdout ?? process.stdin });
  lines.on("line", (line) => {
    alerts.push(JSON.parse(line));
    for (const wake of waiting) wake();
  });
});

afterAll(() => {
  agent?.kill("SIGTERM");
  folder[Symbol.dispose]();
});

async function run(name: string, command: string[]): Promise<Docker.Container> {
  const container = await engine.createContainer({
    name,
    Image: "docker.io/library/watched:1.0",
    Cmd: command,
    HostConfig: { NetworkMode: "none" },
  });
  await container.start();
  return container;
}

/** The first alert about the container that names the policy, within twenty seconds. */
async function alertOf(name: string, policy: string): Promise<Alert> {
  const deadline = AbortSignal.timeout(20_000);
  for (;;) {
    const found = alerts.find(
      ({ type, container, decision }) =>
        type === "alert" &&
        container?.name === name &&
        decision.violations.some((violation) => violation.policy === policy),
    );
    if (found) return found;
    if (deadline.aborted) throw new Error(`no alert ${policy}: ${JSON.stringify(alerts)}`);
    await new Promise<void>((resolve) => {
      waiting.add(resolve);
      deadline.addEventListener("abort", () => resolve(), { once: true });
    });
  }
}

const why = "missing" in docker ? `: ${docker.missing}` : "";

test.skipIf(!host)(`alerts on a shell that a server started, with its ancestry${why}`, async () => {
  const container = await run("served", ["/usr/sbin/nginx"]);
  try {
    const alert = await alertOf("served", "shell-spawned-by-server");
    expect(alert).toMatchObject({
      node: "node-1",
      coverage: "sampled",
      process: { args: ["sh", "-c", "sleep 8; true"] },
      ancestry: [{ name: "nginx" }],
      decision: { phase: "run", verdict: "deny", subject: { kind: "process", name: "served" } },
    });
  } finally {
    await container.remove({ force: true });
  }
});

test.skipIf(!host)(`alerts on a connection to the metadata address${why}`, async () => {
  const container = await run("curious", ["/usr/bin/perl", "-e", client]);
  try {
    const { State } = await container.inspect();
    const add = ["-t", String(State.Pid), "-n", "ip", "addr", "add", `${metadata}/32`, "dev", "lo"];
    execFileSync("nsenter", add, { timeout: 10_000 });
    const alert = await alertOf("curious", "cloud-metadata-access");
    expect(alert).toMatchObject({
      process: { name: "perl", executable: "/usr/bin/perl" },
      decision: { subject: { kind: "network" } },
    });
    expect(JSON.stringify(alert.decision.violations)).toContain(metadata);
  } finally {
    await container.remove({ force: true });
  }
});

test.skipIf(!host)(
  `alerts on a program that was not in the image, and not on one that was${why}`,
  async () => {
    const container = await run("drifting", ["/bin/sleep", "60"]);
    try {
      const copy = ["/bin/sh", "-c", "cp /bin/sleep /tmp/dropped && /tmp/dropped 5"];
      const exec = await container.exec({ Cmd: copy });
      (await exec.start({ Detach: true })).destroy();
      const alert = await alertOf("drifting", "drifted-executable");
      expect(alert.process).toMatchObject({
        executable: "/tmp/dropped",
        args: ["/tmp/dropped", "5"],
      });
      const drifted = alerts.filter(
        ({ type, container, decision }) =>
          type === "alert" &&
          container?.name === "drifting" &&
          decision.violations.some(({ policy }) => policy === "drifted-executable"),
      );
      expect(drifted).toHaveLength(1);
    } finally {
      await container.remove({ force: true });
    }
  },
);
