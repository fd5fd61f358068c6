import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readInspection } from "../docker/inspection.ts";
import { toContainer } from "../docker/to-container.ts";
import { plainEngine, recorded, summary } from "../testing/recorded.ts";
import { commandEvent } from "./command-event.ts";

const proc = mkdtempSync(join(tmpdir(), "hasp-proc-"));
mkdirSync(join(proc, "7/root/bin"), { recursive: true });
writeFileSync(join(proc, "7/root/bin/id"), "");
for (const folder of ["opt", "srv"]) {
  mkdirSync(join(proc, "7/root", folder));
  writeFileSync(join(proc, "7/root", folder, "tool"), "");
}
mkdirSync(join(proc, "0/root/bin"), { recursive: true });
writeFileSync(join(proc, "0/root/bin/id"), "");
afterAll(() => rmSync(proc, { recursive: true }));

const read = readInspection(recorded("plain"));
if (!read) throw new Error("plain is no inspection");
const own = { network: "own", pid: "own", ipc: "own", uts: "own", user: "host", cgroup: "own" };
const { container } = toContainer(read.inspection, {
  image: summary,
  engine: plainEngine,
  hostNamespaces: own,
  labels: {},
  boundVolumes: new Map(),
});

function event(args: readonly string[], pid = 7, told: Partial<typeof container> = {}) {
  const time = new Date("2026-11-24T12:00:00.000Z");
  return commandEvent({ pid: 0, args }, { container: { ...container, ...told }, pid }, time, proc);
}

function found(program: string, told: Partial<typeof container>) {
  return event([program], 7, told).process.executable;
}

test("says what was run in the container, found as the engine finds it", () => {
  expect(event(["id", "-u"])).toEqual({
    type: "exec",
    time: "2026-11-24T12:00:00.000Z",
    coverage: "sampled",
    process: {
      pid: 0,
      name: "id",
      executable: "/bin/id",
      args: ["id", "-u"],
      first: false,
      entered: true,
    },
    ancestry: [],
  });
});

test("looks where the container's own PATH says, and where Docker looks without one", () => {
  const other = { name: "OTHER", value: "/srv" };
  expect(found("tool", { env: [other, { name: "PATH", value: "/opt" }] })).toBe("/opt/tool");
  expect(found("tool", { env: [other] })).toBeUndefined();
  expect(found("id", { env: [] })).toBe("/bin/id");
});

test("looks from the container's folder, which is the root without one", () => {
  const { workingDir: _, ...rest } = container;
  const time = new Date(0);
  const command = { pid: 0, args: ["./bin/id"] };
  const { process } = commandEvent(command, { container: rest, pid: 7 }, time, proc);
  expect(process.executable).toBe("/bin/id");
  expect(found("./tool", { workingDir: "/srv" })).toBe("/srv/tool");
});

test("does not say what cannot be found any more", () => {
  expect(event(["gone"]).process).not.toHaveProperty("executable");
  expect(event(["id"], 0).process).not.toHaveProperty("executable");
});

test("cuts a long command, and says that it did", () => {
  const { args, argsTruncated } = event(Array.from({ length: 300 }, String)).process;
  expect(args).toHaveLength(256);
  expect(argsTruncated).toBe(true);
  const whole = event(Array.from({ length: 256 }, String)).process;
  expect(whole).not.toHaveProperty("argsTruncated");
});

test("a command of no words has no name", () => {
  expect(event([]).process).toMatchObject({ name: "", args: [] });
});
