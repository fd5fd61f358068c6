import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Process } from "@hasp/policy";
import { afterEach, beforeEach, expect, test } from "vitest";
import { containerId, fakeProcess } from "../testing/fake-proc.ts";
import { ProcFiles } from "./proc-files.ts";
import { readEnvironment } from "./process-facts.ts";
import { ProcessTable } from "./process-table.ts";

let root: string;
const run = (pid: number, fake: Parameters<typeof fakeProcess>[2]) => fakeProcess(root, pid, fake);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "hasp-proc-"));
});
afterEach(() => rmSync(root, { recursive: true }));

const shim = { ppid: 1, start: 5, exe: "/usr/bin/containerd-shim", args: ["shim"], group: "/" };
const nginx = { ppid: 10, start: 6, exe: "/usr/sbin/nginx", args: ["nginx", "-g", "daemon off;"] };
const shell = { ppid: 11, start: 7, exe: "/usr/bin/dash", args: ["sh", "-c", "id"] };

test("reports a container's process once, with its ancestry in the container", () => {
  run(10, shim);
  run(11, nginx);
  run(12, shell);
  const table = new ProcessTable(root);
  const [first, second] = table.scan();
  expect(first).toMatchObject({ containerId, process: { pid: 11, name: "nginx", euid: 33 } });
  expect(second?.process).toMatchObject({
    executable: "/usr/bin/dash",
    args: ["sh", "-c", "id"],
  });
  expect(second && table.ancestry(second).map(({ name }) => name)).toEqual(["nginx"]);
  expect(table.scan()).toEqual([]);
});

test("tells all that /proc says of a process", () => {
  writeFileSync(join(root, "stat"), "btime 1764028800\n");
  const status = "CapPrm:\t0000000000000400\nCapEff:\t0\nNoNewPrivs:\t0\nSeccomp:\t0\n";
  const files = { loginuid: "1000", environ: "PATH=/bin\0TOKEN=hush\0" };
  run(12, { ...shell, start: 250, status, belongs: [11, 10, 34816], files });
  const [seen] = new ProcessTable(root).scan();
  expect(Process.parse(seen?.process)).toEqual({
    pid: 12,
    ppid: 11,
    id: "12-250",
    name: "dash",
    executable: "/usr/bin/dash",
    args: ["sh", "-c", "id"],
    cwd: "/srv",
    tty: 34816,
    uid: 0,
    euid: 33,
    gid: 7,
    loginUid: 1000,
    sessionId: 10,
    groupLeader: false,
    first: false,
    entered: true,
    startedAt: "2025-11-25T00:00:02.500Z",
    capabilities: { effective: [], permitted: ["NET_BIND_SERVICE"] },
    noNewPrivileges: false,
    seccomp: "disabled",
  });
  // names of all variables, and values of none that may be a secret
  expect(readEnvironment(new ProcFiles(root), 12)).toEqual([
    { name: "PATH", value: "/bin" },
    { name: "TOKEN" },
  ]);
});

test("knows the first process of a container, and one that entered it from outside", () => {
  run(10, shim);
  run(11, { ...nginx, numbers: [11, 1] });
  run(12, { ...shell, numbers: [12, 7] });
  run(13, { ...shell, ppid: 10, numbers: [13, 8] });
  const places = new ProcessTable(root).scan().map(({ process }) => {
    const { pid, first, entered } = process;
    return { pid, first, entered };
  });
  expect(places).toEqual([
    { pid: 11, first: true, entered: false },
    { pid: 12, first: false, entered: false },
    { pid: 13, first: false, entered: true },
  ]);
});

test("remembers how a process came in after it runs another program or its parent ended", () => {
  run(10, shim);
  run(13, { ...shell, ppid: 10, numbers: [13, 8] });
  const table = new ProcessTable(root);
  table.scan();
  run(13, { ...shell, ppid: 11, exe: "/usr/bin/id", args: ["id"], numbers: [13, 8] });
  run(11, { ...nginx, numbers: [11, 1] });
  expect(table.scan().find(({ process }) => process.pid === 13)?.process).toMatchObject({
    name: "id",
    entered: true,
  });
});

test("does not say how a process came in where numbers are shared with others", () => {
  const other = "fedcba9876543210".repeat(4);
  run(10, shim);
  run(11, { ...nginx, numbers: [11] });
  run(20, { ...nginx, group: `/docker/${other}`, numbers: [20, 1] });
  run(21, { ...shell, ppid: 20, numbers: [21, 9] });
  const seen = new ProcessTable(root).scan().map(({ process }) => process);
  expect(seen.map(({ pid, entered }) => [pid, entered])).toEqual([
    [11, undefined],
    [20, false],
    [21, undefined],
  ]);
});

test("reports a process that runs another program, and another process with the same number", () => {
  run(11, { ...shell, start: 6 });
  const table = new ProcessTable(root);
  expect(table.scan()).toHaveLength(1);
  run(11, { ...shell, start: 6, exe: "/usr/bin/curl", args: ["curl"] });
  expect(table.scan()).toMatchObject([{ process: { name: "curl" } }]);
  run(11, { ...shell, start: 9, exe: "/usr/bin/curl", args: ["curl"] });
  expect(table.scan()).toHaveLength(1);
});

test("takes in a container's process that got the number of one outside", () => {
  run(11, { ...shell, start: 6, group: "/user.slice" });
  const table = new ProcessTable(root);
  expect(table.scan()).toEqual([]);
  run(11, { ...shell, start: 9 });
  expect(table.scan()).toHaveLength(1);
});

test("waits one look for the runtime to become the container's program, and no longer", () => {
  run(11, { ...shell, exe: "/usr/sbin/runc:[2:INIT]", args: ["runc", "init"] });
  const table = new ProcessTable(root);
  expect(table.scan()).toEqual([]);
  expect(table.scan()).toMatchObject([{ process: { name: "runc:[2:INIT]" } }]);
});

test("goes on past processes that ended while it looked", () => {
  mkdirSync(join(root, "77"));
  run(11, shell);
  expect(new ProcessTable(root).scan()).toHaveLength(1);
});

test.each([
  ["a title that was written over them", ["npm start", "", ""], ["npm start"], undefined],
  ["too many", Array.from({ length: 300 }, String), 256, true],
  ["one too long", ["a".repeat(100_000)], 1, true],
])("keeps of arguments what can be kept: %s", (_, args, expected, truncated) => {
  run(11, { ...shell, args });
  const process = new ProcessTable(root).scan()[0]?.process;
  if (typeof expected === "number") expect(process?.args).toHaveLength(expected);
  else expect(process?.args).toEqual(expected);
  expect(process?.argsTruncated).toBe(truncated);
});
