import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { WatchedContainer } from "../docker/watched-container.ts";
import { RuntimeError } from "../error.ts";
import { ProcFiles } from "../proc/proc-files.ts";
import type { EventObservation, Observation } from "../sensors/sensor.ts";
import { DenyingEvaluator, watchedAs } from "../testing/watched.ts";
import type { AgentProblem, Alert } from "./alert.ts";
import { Losses } from "./losses.ts";
import { createPipeline } from "./pipeline.ts";
import { Report } from "./report.ts";

const now = () => new Date("2026-11-24T12:00:00.000Z");

let root: string;
let evaluator: DenyingEvaluator;
let lines: (Alert | AgentProblem)[];
/** What an engine would say; others cannot be read. */
let containers: Map<string, WatchedContainer>;
/** What a look at /proc finds. */
let found: EventObservation[];
let look: (emit: (observation: EventObservation) => void) => void;
/** Which container a living process is of. */
let living: Map<number, string>;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "hasp-proc-"));
  evaluator = new DenyingEvaluator();
  lines = [];
  found = [];
  look = (emit) => found.splice(0).forEach(emit);
  living = new Map();
  containers = new Map([
    ["a", watchedAs("plain", { pid: 7 })],
    ["b", watchedAs("strict")],
  ]);
});
afterEach(() => rmSync(root, { recursive: true }));

async function run(observations: readonly Observation[], limit?: number): Promise<void> {
  const queue = createPipeline({
    evaluator: () => evaluator,
    context: {},
    now,
    losses: new Losses(),
    report: new Report({ write: (line) => lines.push(line), now }),
    async inspect(containerId) {
      const watched = containers.get(containerId);
      if (!watched) throw new RuntimeError("CONTAINER_UNREADABLE", `no ${containerId}`);
      return watched;
    },
    sensors: [{}, { look }],
    processes: {
      get(pid) {
        const containerId = living.get(pid);
        const process = { pid, name: "x", args: [] };
        return containerId === undefined ? undefined : { process, containerId, startTime: "1" };
      },
    },
    files: new ProcFiles(root),
    ...(limit !== undefined && { limit }),
  });
  for (const observation of observations) queue.add(observation);
  await queue.drain();
}

/** What was judged: kind, and the container or the command. */
function judged(): string[] {
  return evaluator.inputs.map((input) => {
    if (input.kind === "process") return `process ${input.event.process.args.join(" ")}`;
    return `${input.kind} ${"container" in input ? input.container?.name : ""}`;
  });
}

const problems = () => lines.filter(({ type }) => type === "problem") as AgentProblem[];
const starts = (containerId: string): Observation => ({ kind: "container-started", containerId });
const stops = (containerId: string): Observation => ({ kind: "container-stopped", containerId });
const commands = (pid: number, ...args: string[]): Observation => {
  return { kind: "command", containerId: "a", command: { pid, args } };
};

function process(containerId: string | undefined, command: string): EventObservation {
  const known = { pid: 9, name: "x", args: [command] };
  const event = { type: "exec", time: "", coverage: "sampled", process: known, ancestry: [] };
  return { kind: "process", ...(containerId !== undefined && { containerId }), event };
}

function network(containerId: string): EventObservation {
  const endpoint = { address: "127.0.0.1", port: 80 };
  const peers = { direction: "out", protocol: "tcp", source: endpoint, destination: endpoint };
  const { event } = process(containerId, "x");
  return { kind: "network", containerId, event: { ...event, ...peers, type: "connect" } };
}

test("judges a container when it starts, and then what happens in it", async () => {
  await run([starts("a"), process("a", "id"), network("a")]);
  expect(judged()).toEqual(["container plain", "process id", "network plain"]);
  expect(lines.map(({ type }) => type)).toEqual(["alert", "alert", "alert"]);
});

test("an event's input says its container and what its process is there", async () => {
  containers.set("a", watchedAs("plain", { pid: 9, files: { upperDir: undefined, mounts: [] } }));
  await run([process("a", "id")]);
  expect(evaluator.inputs[1]).toMatchObject({
    kind: "process",
    container: { name: "plain" },
    event: { process: { pid: 9, first: true, entered: false } },
  });
});

test("judges a container before its first event where no sensor told of its start", async () => {
  await run([process("b", "id"), starts("b")]);
  expect(judged()).toEqual(["container strict", "process id"]);
});

test("judges an event of the node in no container", async () => {
  await run([process(undefined, "id")]);
  expect(evaluator.inputs).toHaveLength(1);
  expect(evaluator.inputs[0]).not.toHaveProperty("container");
});

test("passes on what a sensor could not do", async () => {
  await run([{ kind: "problem", code: "DOCKER_STREAM_LOST", message: "ended" }]);
  expect(lines).toMatchObject([{ code: "DOCKER_STREAM_LOST", message: "ended" }]);
});

test("reads a container anew after it ended", async () => {
  await run([starts("a"), stops("a")]);
  containers.set("a", watchedAs("plain", { startedAt: "later" }));
  await run([process("a", "id")]);
  expect(judged()).toEqual(["container plain", "container plain", "process id"]);
});

test("judges a container that ended before it was read once, whatever it did", async () => {
  containers.set("a", watchedAs("plain", { isRunning: false, pid: 0 }));
  await run([starts("a"), process("a", "1"), stops("a"), process("a", "2")]);
  expect(judged()).toEqual(["container plain", "process 1", "process 2"]);
});

test("judges an event whose container could not be judged", async () => {
  evaluator.before = (input) => {
    if (input.kind === "container") throw new Error("deadline");
  };
  await run([process("a", "id")]);
  expect(problems()).toMatchObject([{ message: "deadline", containerId: "a" }]);
  expect(judged()).toEqual(["container plain", "process id"]);
});

test("says how many events of a container were not judged while it could not be read", async () => {
  const readable = containers.get("a");
  containers.delete("a");
  evaluator.before = () => {
    if (readable) containers.set("a", readable);
  };
  await run([process("a", "1"), process("a", "2"), starts("b"), process("a", "3")]);
  expect(problems()).toMatchObject([{ code: "CONTAINER_UNREADABLE", containerId: "a" }]);
  expect(judged()).toEqual(["container strict", "container plain", "process 3"]);
  expect(evaluator.inputs[1]?.problems).toMatchObject([
    { code: "EVENTS_LOST", message: "2 events before this one were not judged" },
  ]);
});

test("a container's start is no event that was lost, though it could not be judged", async () => {
  evaluator.before = (input) => {
    if (input.kind === "container") throw new Error("deadline");
  };
  await run([starts("a"), process("a", "id")]);
  expect(judged()).toEqual(["container plain", "process id"]);
  expect(evaluator.inputs[1]).not.toHaveProperty("problems");
});

test("a look that fails loses neither what it found nor the command", async () => {
  look = (emit) => {
    emit(process("b", "found"));
    throw new Error("no /proc");
  };
  await run([commands(12, "sh")]);
  expect(problems()).toMatchObject([{ code: "AGENT_FAILED", message: "no /proc" }]);
  expect(judged()).toEqual(["container strict", "process found", "container plain", "process sh"]);
});

test("tells once of a container that cannot be read, and anew after it ended", async () => {
  await run([process("x", "1"), process("x", "2"), stops("x"), process("x", "3")]);
  expect(problems()).toMatchObject([
    { code: "CONTAINER_UNREADABLE", containerId: "x" },
    { code: "CONTAINER_UNREADABLE", containerId: "x" },
  ]);
  expect(judged()).toEqual([]);
});

test("goes on after a decision that could not be reached", async () => {
  evaluator.before = (input) => {
    if (input.kind === "process") throw new Error("deadline");
  };
  await run([starts("a"), process("a", "id"), network("a")]);
  expect(problems()).toMatchObject([
    { code: "AGENT_FAILED", message: "deadline", containerId: "a" },
  ]);
  expect(judged()).toEqual(["container plain", "process id", "network plain"]);
});

test("a command that lives is told by /proc, with all that is new there", async () => {
  living.set(12, "a");
  found.push(process("b", "other"), process("a", "sh from /proc"));
  await run([commands(12, "sh", "from", "Docker")]);
  expect(judged()).toEqual([
    "container strict",
    "process other",
    "container plain",
    "process sh from /proc",
  ]);
});

test("a command that ended is told by Docker's word, with its program where it stands", async () => {
  mkdirSync(join(root, "7/root/bin"), { recursive: true });
  writeFileSync(join(root, "7/root/bin/sh"), "");
  await run([starts("a"), commands(12, "/bin/sh", "-c", "id")]);
  expect(judged()).toEqual(["container plain", "process /bin/sh -c id"]);
  expect(evaluator.inputs[1]).toMatchObject({
    event: { time: now().toISOString(), process: { pid: 12, executable: "/bin/sh" } },
  });
});

test("a number that is another container's process by now is not the command", async () => {
  living.set(12, "b");
  await run([commands(12, "sh")]);
  expect(judged()).toEqual(["container plain", "process sh"]);
});

// a look tells of each process once: after a container that cannot be read, the others would be lost for ever
test("what fails for one new process loses neither the others nor the command", async () => {
  found.push(process("x", "lost"), process("b", "other"));
  await run([commands(12, "sh")]);
  expect(judged()).toEqual(["container strict", "process other", "container plain", "process sh"]);
  expect(problems()).toMatchObject([{ code: "CONTAINER_UNREADABLE", containerId: "x" }]);
});

test("says once that events are lost, and how many in the next input of the place", async () => {
  const given = ["1", "2", "3"].map((command) => process("a", command));
  await run([starts("a"), ...given, starts("b")], 2);
  expect(problems()).toEqual([
    expect.objectContaining({
      code: "EVENTS_LOST",
      message: "events are not judged: the queue is full",
      containerId: "a",
    }),
  ]);
  // the queue is full while they come: what is judged first tells of all of them
  expect(evaluator.inputs.map(({ problems }) => problems?.map(({ message }) => message))).toEqual([
    [expect.stringMatching(/^2 events/)],
    undefined,
    undefined,
  ]);
  expect(judged()).toEqual(["container plain", "process 1", "container strict"]);
});

test("what was lost in a container that ended is told of no other run of it", async () => {
  await run([stops("a"), process("a", "1"), process("a", "2"), stops("a"), starts("a")], 2);
  expect(problems()).toMatchObject([{ code: "EVENTS_LOST" }]);
  const last = evaluator.inputs.at(-1);
  expect(last).not.toHaveProperty("problems");
});
