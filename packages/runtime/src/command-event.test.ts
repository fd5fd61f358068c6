import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { commandEvent } from "./command-event.ts";
import { readInspection } from "./docker/inspection.ts";
import { toContainer } from "./docker/to-container.ts";
import { plainEngine, recorded, summary } from "./testing/recorded.ts";

const proc = mkdtempSync(join(tmpdir(), "hasp-proc-"));
mkdirSync(join(proc, "7/root/bin"), { recursive: true });
writeFileSync(join(proc, "7/root/bin/id"), "");
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

function event(args: readonly string[], pid = 7) {
  const time = new Date("2026-11-24T12:00:00.000Z");
  return commandEvent({ pid: 0, args }, { container, pid }, time, proc);
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

test("does not say what cannot be found any more", () => {
  expect(event(["gone"]).process).not.toHaveProperty("executable");
  expect(event(["id"], 0).process).not.toHaveProperty("executable");
});

test("cuts a long command, and says that it did", () => {
  const { args, argsTruncated } = event(Array.from({ length: 300 }, String)).process;
  expect(args).toHaveLength(256);
  expect(argsTruncated).toBe(true);
});
