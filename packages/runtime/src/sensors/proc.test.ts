import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { connectDocker } from "../docker/engine.ts";
import { ProcessTable } from "../proc/process-table.ts";
import { until } from "../testing/fake-engine.ts";
import { containerId, fakeProcess } from "../testing/fake-proc.ts";
import { procSensor } from "./proc.ts";
import type { Observation, Sensor } from "./sensor.ts";

const time = "2026-11-24T12:00:00.000Z";
let procRoot: string;
let sensor: Sensor;

function sensorOf(interval: number): Sensor {
  return procSensor({
    docker: connectDocker("unix:///nowhere.sock"),
    processes: new ProcessTable(procRoot),
    procRoot,
    interval,
    now: () => new Date(time),
  });
}

beforeEach(() => {
  procRoot = mkdtempSync(join(tmpdir(), "hasp-proc-"));
  fakeProcess(procRoot, 11, { ppid: 1, start: 6, exe: "/usr/bin/server", args: ["server"] });
  sensor = sensorOf(5);
});
afterEach(() => rmSync(procRoot, { recursive: true, force: true }));

function look(): Observation[] {
  const seen: Observation[] = [];
  sensor.look?.((observation) => seen.push(observation));
  return seen;
}

test("tells a process with its ancestors, and that short ones can be missed", () => {
  look();
  fakeProcess(procRoot, 12, { ppid: 11, start: 7, exe: "/bin/sh", args: ["sh", "-c", "id"] });
  expect(look()).toMatchObject([
    {
      kind: "process",
      containerId,
      event: {
        type: "exec",
        time,
        coverage: "sampled",
        process: { pid: 12, args: ["sh", "-c", "id"] },
        ancestry: [{ pid: 11 }],
      },
    },
  ]);
});

test("tells connections by their direction", () => {
  const head = "  sl  local rem st\n";
  const row = (local: string, remote: string, state: string, inode: number) =>
    `   0: ${local} ${remote} ${state} 0:0 0:0 0 0 0 ${inode} 1\n`;
  for (const folder of ["net", "ns", "fd"]) mkdirSync(join(procRoot, "11", folder));
  symlinkSync("net:[1]", join(procRoot, "11/ns/net"));
  for (const inode of [1, 2, 3]) symlinkSync(`socket:[${inode}]`, join(procRoot, `11/fd/${inode}`));
  const rows = [
    row("00000000:0050", "00000000:0000", "0A", 1),
    row("0100007F:0050", "0200007F:B6C8", "01", 2),
    row("0100007F:B6C8", "FEA9FEA9:0050", "01", 3),
  ];
  writeFileSync(join(procRoot, "11/net/tcp"), head + rows.join(""));
  expect(look().filter(({ kind }) => kind === "network")).toEqual([
    {
      kind: "network",
      containerId,
      event: {
        type: "accept",
        time,
        coverage: "sampled",
        process: expect.objectContaining({ pid: 11 }),
        ancestry: [],
        direction: "in",
        protocol: "tcp",
        source: { address: "127.0.0.2", port: 46792 },
        destination: { address: "127.0.0.1", port: 80 },
      },
    },
    expect.objectContaining({
      event: expect.objectContaining({
        type: "connect",
        direction: "out",
        destination: { address: "169.254.169.254", port: 80 },
      }),
    }),
  ]);
});

test("looks again and again", async () => {
  const seen: Observation[] = [];
  const ended = new AbortController();
  const run = sensor.watch((observation) => seen.push(observation), ended.signal);
  fakeProcess(procRoot, 12, { ppid: 11, start: 7, exe: "/bin/sh", args: ["sh"] });
  await until(() => seen.length === 2);
  ended.abort();
  await run;
});

test("says that /proc went away while it watched", async () => {
  const run = sensor.watch(() => undefined, AbortSignal.timeout(5000));
  rmSync(procRoot, { recursive: true });
  await expect(run).rejects.toMatchObject({
    code: "PROC_UNAVAILABLE",
    message: expect.stringContaining(procRoot),
    hint: expect.stringContaining("PID namespace"),
  });
});

test("ends at once, however long it would have waited", async () => {
  const seen: Observation[] = [];
  const ended = new AbortController();
  const run = sensorOf(60_000).watch((observation) => seen.push(observation), ended.signal);
  await until(() => seen.length === 1);
  ended.abort();
  await run;
});
