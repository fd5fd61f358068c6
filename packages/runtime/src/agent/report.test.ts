import { expect, test } from "vitest";
import { RuntimeError } from "../error.ts";
import { AgentProblem, type Alert } from "./alert.ts";
import { Report } from "./report.ts";

const time = "2026-11-24T12:00:00.000Z";

function setUp() {
  const lines: (Alert | AgentProblem)[] = [];
  const report = new Report({ write: (line) => lines.push(line), now: () => new Date(time) });
  return { report, lines };
}

const unreadable = () => new RuntimeError("CONTAINER_UNREADABLE", "cannot inspect");

test("a problem says when, what and where", () => {
  const { report, lines } = setUp();
  report.problem("X", "message", "a");
  report.problem("Y", "of the node");
  const common = { schemaVersion: "1", type: "problem", time };
  expect(lines).toEqual([
    { ...common, code: "X", message: "message", containerId: "a" },
    { ...common, code: "Y", message: "of the node" },
  ]);
  expect(lines.map((line) => AgentProblem.parse(line))).toEqual(lines);
});

test("a failure has its own code, or the agent's", () => {
  const { report, lines } = setUp();
  report.failure(new RuntimeError("PROC_UNAVAILABLE", "gone"), "a");
  report.failure(new TypeError("mistake"));
  report.failure("text");
  expect(lines).toMatchObject([
    { code: "PROC_UNAVAILABLE", message: "gone", containerId: "a" },
    { code: "AGENT_FAILED", message: "mistake" },
    { code: "AGENT_FAILED", message: "text" },
  ]);
});

test("a container that cannot be read is told once, until it ends", () => {
  const { report, lines } = setUp();
  report.failure(unreadable(), "a");
  report.failure(unreadable(), "a");
  report.failure(unreadable(), "b");
  expect(lines.map((line) => (line as AgentProblem).containerId)).toEqual(["a", "b"]);
  report.forget("a");
  report.failure(unreadable(), "a");
  report.failure(unreadable(), "b");
  expect(lines).toHaveLength(3);
});

test("other failures of a container are told each time", () => {
  const { report, lines } = setUp();
  for (const _ of [1, 2]) report.failure(new Error("x"), "a");
  for (const _ of [1, 2]) report.failure(unreadable());
  expect(lines).toHaveLength(4);
});

test("remembers ten thousand unreadable containers, then begins again", () => {
  const { report, lines } = setUp();
  for (let i = 0; i < 10_000; i++) report.failure(unreadable(), `c${i}`);
  report.failure(unreadable(), "c0");
  expect(lines).toHaveLength(10_000);
  report.failure(unreadable(), "new");
  report.failure(unreadable(), "c0");
  expect(lines).toHaveLength(10_002);
});
