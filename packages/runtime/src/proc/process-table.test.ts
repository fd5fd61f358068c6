import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ProcessTable } from "./process-table.ts";

const id = "0123456789abcdef".repeat(4);
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "hasp-proc-"));
});
afterEach(() => rmSync(root, { recursive: true }));

interface Fake {
  readonly ppid: number;
  readonly start: number;
  readonly exe: string;
  readonly args: readonly string[];
  readonly group?: string;
}

/** Writes a process as the kernel shows it; /proc itself offers no containers in a unit test. */
function run(pid: number, { ppid, start, exe, args, group = `/docker/${id}` }: Fake): void {
  const folder = join(root, String(pid));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const name = exe.split("/").at(-1);
  const zeros = "0 ".repeat(17);
  writeFileSync(join(folder, "stat"), `${pid} (${name}) S ${ppid} ${zeros}${start} 0\n`);
  writeFileSync(join(folder, "cgroup"), `0::${group}\n`);
  writeFileSync(join(folder, "status"), "Uid:\t0\t33\t33\t33\n");
  writeFileSync(join(folder, "cmdline"), args.map((arg) => `${arg}\0`).join(""));
  symlinkSync(exe, join(folder, "exe"));
}

test("reports a container's process once, with its ancestry in the container", () => {
  run(10, { ppid: 1, start: 5, exe: "/usr/bin/containerd-shim", args: ["shim"], group: "/" });
  run(11, { ppid: 10, start: 6, exe: "/usr/sbin/nginx", args: ["nginx", "-g", "daemon off;"] });
  run(12, { ppid: 11, start: 7, exe: "/usr/bin/dash", args: ["sh", "-c", "id"] });
  const table = new ProcessTable(root);
  const [nginx, shell] = table.scan();
  expect(nginx).toMatchObject({ pid: 11, name: "nginx", containerId: id, uid: 33 });
  expect(shell).toMatchObject({ executable: "/usr/bin/dash", args: ["sh", "-c", "id"] });
  expect(shell && table.ancestry(shell).map((process) => process.name)).toEqual(["nginx"]);
  expect(table.scan()).toEqual([]);
});

test("reports a process that runs another program, and another process with the same number", () => {
  run(11, { ppid: 1, start: 6, exe: "/usr/bin/dash", args: ["sh"] });
  const table = new ProcessTable(root);
  expect(table.scan()).toHaveLength(1);
  run(11, { ppid: 1, start: 6, exe: "/usr/bin/curl", args: ["curl"] });
  expect(table.scan()).toMatchObject([{ name: "curl" }]);
  run(11, { ppid: 1, start: 9, exe: "/usr/bin/curl", args: ["curl"] });
  expect(table.scan()).toHaveLength(1);
});

test("takes in a container's process that got the number of one outside", () => {
  run(11, { ppid: 1, start: 6, exe: "/usr/bin/bash", args: ["bash"], group: "/user.slice" });
  const table = new ProcessTable(root);
  expect(table.scan()).toEqual([]);
  run(11, { ppid: 1, start: 9, exe: "/usr/bin/dash", args: ["sh"] });
  expect(table.scan()).toHaveLength(1);
});

test("waits one look for the runtime to become the container's program, and no longer", () => {
  run(11, { ppid: 1, start: 6, exe: "/usr/sbin/runc:[2:INIT]", args: ["runc", "init"] });
  const table = new ProcessTable(root);
  expect(table.scan()).toEqual([]);
  expect(table.scan()).toMatchObject([{ name: "runc:[2:INIT]" }]);
});

test("goes on past processes that ended while it looked", () => {
  mkdirSync(join(root, "77"));
  run(11, { ppid: 1, start: 6, exe: "/usr/bin/dash", args: ["sh"] });
  expect(new ProcessTable(root).scan()).toHaveLength(1);
});
