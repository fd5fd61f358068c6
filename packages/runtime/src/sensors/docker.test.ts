import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { connectDocker } from "../docker/engine.ts";
import { ProcessTable } from "../proc/process-table.ts";
import { FakeEngine, recordedEvents, until } from "../testing/fake-engine.ts";
import { recorded } from "../testing/recorded.ts";
import { dockerSensor } from "./docker.ts";
import type { Observation } from "./sensor.ts";

const [started = "", sleeps = "", prints = "", died = ""] = recordedEvents;
const containerId = "e3a80275eaaf035201c996f232ae3f9d3513e58598274441d0b499e42b6421cf";
const execOf = (name: string) => `/exec/${recorded(name)["ID"]}/json`;

let engine: FakeEngine;
let seen: Observation[];
let ended: AbortController;
let running: Promise<void> | undefined;

beforeEach(async () => {
  engine = await FakeEngine.start();
  seen = [];
  ended = new AbortController();
});
afterEach(async () => {
  ended.abort();
  await running?.catch(() => undefined);
  await engine[Symbol.asyncDispose]();
});

function watch(docker = engine.docker): Promise<void> {
  const processes = new ProcessTable("/nowhere");
  const place = { docker, processes, procRoot: "/nowhere", interval: 10, now: () => new Date(0) };
  running = dockerSensor(place).watch((observation) => seen.push(observation), ended.signal);
  return running;
}

async function listening(): Promise<void> {
  void watch();
  await engine.listened();
  // one to reach it, one to tell what runs
  await until(() => engine.asked.filter((path) => path.startsWith("/containers/")).length === 2);
}

async function tell(...lines: readonly string[]): Promise<readonly Observation[]> {
  const before = seen.length;
  engine.send(lines.map((line) => `${line}\n`).join(""));
  await until(() => seen.length >= before + lines.length);
  return seen.slice(before);
}

test("asks for starts, ends and commands of containers and for nothing else", async () => {
  await listening();
  const events = engine.asked.find((path) => path.startsWith("/events"));
  expect(JSON.parse(new URLSearchParams(events?.split("?")[1]).get("filters") ?? "")).toEqual({
    type: ["container"],
    event: ["start", "die", "exec_start"],
  });
});

test("listens before it lists, and tells of all that run already", async () => {
  engine.running.push("a", "b");
  await listening();
  await until(() => seen.length === 2);
  expect(seen).toEqual([
    { kind: "container-started", containerId: "a" },
    { kind: "container-started", containerId: "b" },
  ]);
  const paths = engine.asked.map((path) => path.split("?")[0]);
  expect(paths.slice(-2)).toEqual(["/events", "/containers/json"]);
});

test("tells what a real engine told, in its order", async () => {
  await listening();
  expect(await tell(started, sleeps, prints, died)).toEqual([
    { kind: "container-started", containerId },
    { kind: "command", containerId, command: { pid: 6177, args: ["/bin/sleep", "40"] } },
    { kind: "command", containerId, command: { pid: 6204, args: ["/bin/cat", "/etc/hostname"] } },
    { kind: "container-stopped", containerId },
  ]);
});

test("asks again for a command that has no number yet", async () => {
  const numbers = [0, 0, 6177];
  engine.answers.set(execOf("exec-sleep"), () => ({
    ...recorded("exec-sleep"),
    Pid: numbers.shift() ?? 9,
  }));
  await listening();
  expect(await tell(sleeps)).toMatchObject([{ command: { pid: 6177 } }]);
});

test("gives a command that never gets a number none", async () => {
  engine.answers.set(execOf("exec-sleep"), { ...recorded("exec-sleep"), Pid: 0 });
  await listening();
  expect(await tell(sleeps)).toEqual([
    { kind: "command", containerId, command: { pid: 0, args: ["/bin/sleep", "40"] } },
  ]);
  expect(engine.asked.filter((path) => path.startsWith("/exec/"))).toHaveLength(10);
});

test("tells a command without arguments", async () => {
  const ProcessConfig = { entrypoint: "id", arguments: null };
  engine.answers.set(execOf("exec-sleep"), { ...recorded("exec-sleep"), ProcessConfig });
  await listening();
  expect(await tell(sleeps)).toMatchObject([{ command: { args: ["id"] } }]);
});

test("tells a command that the engine has forgotten as the event names it", async () => {
  engine.answers.delete(execOf("exec-sleep"));
  await listening();
  expect(await tell(sleeps)).toEqual([
    { kind: "command", containerId, command: { pid: 0, args: ["/bin/sleep", "40"] } },
  ]);
});

test("tells a command that the engine never answers for as the event names it", async () => {
  await listening();
  engine.isStuck = (path) => path.startsWith("/exec/");
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    engine.send(`${sleeps}\n${died}\n`);
    while (!engine.asked.some((path) => path.startsWith("/exec/"))) await new Promise(setImmediate);
    await vi.advanceTimersByTimeAsync(10_000);
  } finally {
    vi.useRealTimers();
  }
  await until(() => seen.length === 2);
  expect(seen).toEqual([
    { kind: "command", containerId, command: { pid: 0, args: ["/bin/sleep", "40"] } },
    { kind: "container-stopped", containerId },
  ]);
});

test("tells a line that is no event by its beginning, and goes on", async () => {
  await listening();
  const line = `{"Action":7,"x":"${"y".repeat(300)}"}`;
  expect(await tell("no JSON", line, died)).toEqual([
    { kind: "problem", code: "DOCKER_EVENT_INVALID", message: "no JSON" },
    { kind: "problem", code: "DOCKER_EVENT_INVALID", message: line.slice(0, 200) },
    { kind: "container-stopped", containerId },
  ]);
});

test("puts lines and characters together that come in pieces", async () => {
  engine.answers.delete(execOf("exec-sleep"));
  await listening();
  const bytes = Buffer.from(`\n${sleeps.replaceAll("/bin/sleep", "/bin/schläft")}\n`);
  const cut = bytes.indexOf("ä") + 1;
  engine.send(bytes.subarray(0, cut));
  await new Promise((resolve) => setTimeout(resolve, 20));
  engine.send(bytes.subarray(cut));
  await until(() => seen.length > 0);
  expect(seen).toMatchObject([{ command: { args: ["/bin/schläft", "40"] } }]);
});

test("gives up a line without an end, says so, and connects again", async () => {
  await listening();
  engine.send("x".repeat(1024 * 1024 + 1));
  await until(() => seen.length > 0);
  expect(seen).toEqual([
    { kind: "problem", code: "DOCKER_STREAM_LOST", message: "an event is longer than 1 MiB" },
  ]);
  await until(() => engine.listeners === 0);
  await engine.listened();
});

test("says that the stream ended, connects again and tells what runs then", async () => {
  await listening();
  engine.running.push("a");
  engine.endStreams();
  await until(() => seen.length > 1);
  expect(seen).toEqual([
    { kind: "problem", code: "DOCKER_STREAM_LOST", message: "the event stream ended" },
    { kind: "container-started", containerId: "a" },
  ]);
  expect(await tell(died)).toEqual([{ kind: "container-stopped", containerId }]);
});

test("leaves no stream open where containers cannot be listed", async () => {
  let lists = 0;
  const list = engine.docker.listContainers.bind(engine.docker);
  engine.docker.listContainers = (async (options: object) => {
    lists += 1;
    if (lists === 2) throw new Error("refused");
    return list(options);
  }) as typeof list;
  void watch();
  await until(() => seen.length > 0);
  expect(seen).toEqual([{ kind: "problem", code: "DOCKER_STREAM_LOST", message: "refused" }]);
  await until(() => engine.listeners === 0);
});

test("ends without a word when told to, and leaves no stream open", async () => {
  await listening();
  ended.abort();
  await running;
  await until(() => engine.listeners === 0);
  expect(seen).toEqual([]);
});

test("ends when told to while it waits to connect again", async () => {
  await listening();
  engine.endStreams();
  await until(() => seen.length === 1);
  const from = performance.now();
  ended.abort();
  await running;
  expect(performance.now() - from).toBeLessThan(500);
});

test("cannot watch where no engine is", async () => {
  await expect(watch(connectDocker("unix:///nowhere.sock"))).rejects.toMatchObject({
    name: "RuntimeError",
    code: "ENGINE_UNAVAILABLE",
    message: expect.stringContaining("no Docker engine answers"),
    hint: expect.stringContaining("DOCKER_HOST"),
  });
});

test.each([
  ["anything", /./],
  ["for events", /^\/events/],
  ["for what runs", /^\/containers\/json$/],
])("ends when told to while the engine does not answer when asked %s", async (_, path) => {
  engine.isStuck = (asked) => path.test(asked);
  void watch();
  await until(() => engine.asked.some((asked) => path.test(asked)));
  ended.abort();
  await running;
  expect(seen).toEqual([]);
});
