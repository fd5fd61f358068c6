import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { WatchedContainer } from "../docker/watched-container.ts";
import { ProcFiles } from "../proc/proc-files.ts";
import { FakeEngine } from "../testing/fake-engine.ts";
import { recorded, summary } from "../testing/recorded.ts";
import { watchedAs } from "../testing/watched.ts";
import { inspectThrough, Watch } from "./watch.ts";

function setUp(answers: WatchedContainer[]) {
  const started: string[] = [];
  const asked: string[] = [];
  const watch = new Watch({
    async inspect(containerId) {
      asked.push(containerId);
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (!answer) throw new Error("gone");
      return answer;
    },
    async started({ startedAt }, containerId) {
      started.push(`${containerId} ${startedAt}`);
    },
  });
  return { watch, started, asked };
}

test("reads a container once, and tells of its start once", async () => {
  const plain = watchedAs("plain", { startedAt: "1" });
  const { watch, started, asked } = setUp([plain]);
  await watch.start("a");
  expect(await watch.find("a")).toBe(plain);
  expect(asked).toEqual(["a"]);
  // the list of a new connection names it again
  await watch.start("a");
  expect(started).toEqual(["a 1"]);
});

test("reads one that no sensor told of", async () => {
  const { watch, started } = setUp([watchedAs("plain", { startedAt: "1" })]);
  await watch.find("a");
  expect(started).toEqual(["a 1"]);
});

test("tells of a start that is another", async () => {
  const { watch, started } = setUp([
    watchedAs("plain", { startedAt: "1" }),
    watchedAs("plain", { startedAt: "2", pid: 8 }),
  ]);
  await watch.start("a");
  await watch.start("a");
  expect(started).toEqual(["a 1", "a 2"]);
  expect(await watch.find("a")).toMatchObject({ pid: 8 });
});

test("does not keep one that ended, or that had ended when it was read", async () => {
  const { watch, asked } = setUp([watchedAs("plain", { isRunning: false }), watchedAs("plain")]);
  await watch.start("a");
  await watch.find("a");
  expect(asked).toEqual(["a", "a"]);
  await watch.find("a");
  expect(asked).toHaveLength(2);
  watch.stop("a");
  await watch.find("a");
  expect(asked).toHaveLength(3);
});

test("tells of no run twice, also where it ended meanwhile", async () => {
  const ended = watchedAs("plain", { startedAt: "1", isRunning: false });
  const { watch, started } = setUp([ended, ended, watchedAs("plain", { startedAt: "2" })]);
  await watch.start("a");
  await watch.find("a");
  watch.stop("a");
  await watch.find("a");
  expect(started).toEqual(["a 1", "a 2"]);
});

test("remembers ten thousand runs", async () => {
  const { watch, started } = setUp([watchedAs("plain", { startedAt: "1", isRunning: false })]);
  for (let i = 0; i <= 10_000; i++) await watch.start(`c${i}`);
  await watch.start("c1");
  expect(started).toHaveLength(10_001);
  await watch.start("c0");
  expect(started.at(-1)).toBe("c0 1");
});

test("knows it before its start is judged", async () => {
  const plain = watchedAs("plain");
  let known: WatchedContainer | undefined;
  const watch: Watch = new Watch({
    inspect: async () => plain,
    started: async (_, containerId) => {
      known = await watch.find(containerId);
    },
  });
  await watch.start("a");
  expect(known).toBe(plain);
});

let engine: FakeEngine;
let root: string;
beforeEach(async () => {
  engine = await FakeEngine.start();
  root = mkdtempSync(join(tmpdir(), "hasp-proc-"));
});
afterEach(async () => {
  await engine[Symbol.asyncDispose]();
  rmSync(root, { recursive: true });
});

const plain = String(recorded("plain")["Id"]);

function inspecting() {
  const images = { summarize: async () => summary };
  const files = new ProcFiles(root);
  return inspectThrough({ docker: engine.docker, images, workloads: undefined, files });
}

test("takes the mounts from the kernel where it tells them, else from the engine", async () => {
  const inspect = inspecting();
  expect((await inspect(plain)).files).toEqual(watchedAs("plain").files);
  const { pid } = watchedAs("plain");
  mkdirSync(join(root, String(pid)));
  const mounts = "1 0 0:1 / / rw - overlay overlay rw,upperdir=/up\n";
  writeFileSync(join(root, String(pid), "mountinfo"), mounts);
  expect((await inspect(plain)).files).toEqual({ upperDir: "/up", mounts: [] });
});

test("asks the engine for itself until it answers, and never again", async () => {
  const inspect = inspecting();
  const infos = () => engine.asked.filter((path) => path === "/info").length;
  engine.answers.delete("/info");
  expect((await inspect(plain)).container.effective.seccomp).toBeUndefined();
  engine.answers.set("/info", recorded("info"));
  expect((await inspect(plain)).container.effective.seccomp).toBeDefined();
  await inspect(plain);
  expect(infos()).toBe(2);
});
