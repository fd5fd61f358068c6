import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ProcFiles } from "../proc/proc-files.ts";
import type { EventObservation } from "../sensors/sensor.ts";
import { watchedAs } from "../testing/watched.ts";
import { enrich } from "./enrich.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "hasp-proc-"));
  mkdirSync(join(root, "9"));
  mkdirSync(join(root, "upper/tmp"), { recursive: true });
  writeFileSync(join(root, "upper/tmp/dropped"), "");
  writeFileSync(join(root, "9/environ"), "LD_PRELOAD=/x.so\0TOKEN=secret\0");
});
afterEach(() => rmSync(root, { recursive: true }));

const mounts = (upper: string) => `1 0 0:1 / / rw - overlay overlay rw,upperdir=${upper}\n`;

function seen(executable: string, pid = 9): EventObservation {
  const process = { pid, name: "x", args: [], executable };
  const common = { time: "", coverage: "sampled", process, ancestry: [] };
  return { kind: "process", containerId: "a", event: { type: "exec", ...common } };
}

function watched(pid = 7) {
  return watchedAs("plain", { pid, files: { upperDir: join(root, "upper"), mounts: [] } });
}

function process(
  observation: EventObservation,
  of: ReturnType<typeof watched> | undefined = watched(),
  needs: Parameters<typeof enrich>[2]["needs"] = {},
) {
  return enrich(observation, of, { files: new ProcFiles(root), needs }).event.process;
}

test.each([
  ["/tmp/dropped", "upper"],
  ["/bin/sh", "image"],
  ["/memfd:x (deleted)", "memfd"],
])("says that %s comes from %s", (executable, origin) => {
  expect(process(seen(executable))).toMatchObject({ executable, origin });
});

test("sees the files as the process sees them", () => {
  const over = "2 1 0:2 / /data rw - ext4 /dev/sda rw\n";
  writeFileSync(join(root, "9/mountinfo"), mounts(join(root, "upper")) + over);
  expect(process(seen("/data/x"))).toMatchObject({ origin: "mount" });
});

test("says no origin for a process that sees another root, or the node itself", () => {
  writeFileSync(join(root, "9/mountinfo"), mounts("/other"));
  expect(process(seen("/bin/sh"))).not.toHaveProperty("origin");
  const onNode = enrich(seen("/bin/sh"), undefined, { files: new ProcFiles(root), needs: {} });
  expect(onNode).toEqual(seen("/bin/sh"));
});

test("knows the container's first process by the engine's word", () => {
  expect(process(seen("/bin/sh"), watched(9))).toMatchObject({ first: true, entered: false });
  expect(process(seen("/bin/sh"), watched(8))).not.toHaveProperty("first");
});

test("reads the environment where a policy of that kind needs it", () => {
  expect(process(seen("/bin/sh"))).not.toHaveProperty("env");
  expect(process(seen("/bin/sh"), watched(), { network: ["env"] })).not.toHaveProperty("env");
  expect(process(seen("/bin/sh"), watched(), { process: ["container"] })).not.toHaveProperty("env");
  expect(process(seen("/bin/sh"), watched(), { process: ["env"] })).toMatchObject({
    env: [{ name: "LD_PRELOAD", value: "/x.so" }, { name: "TOKEN" }],
  });
});

test("keeps all else that the sensor told", () => {
  const { event, ...rest } = seen("/bin/sh");
  const { event: enriched, ...kept } = enrich(seen("/bin/sh"), watched(), {
    files: new ProcFiles(root),
    needs: {},
  });
  expect(kept).toEqual(rest);
  expect(enriched).toEqual({ ...event, process: { ...event.process, origin: "image" } });
});
