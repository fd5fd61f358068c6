import { beforeAll, expect, test } from "vitest";
import type { Input } from "../contract/input.ts";
import { createEvaluator } from "../evaluator/create-evaluator.ts";
import type { TextEvaluator } from "../evaluator.ts";
import { encodeRecord } from "../record/record.ts";
import { compileEngine, deployment, policy } from "../testing/engine.ts";
import { type FoundInput, whatIf } from "./what-if.ts";

const team = policy(
  "team",
  "subjects: [workload]",
  `violations contains {"message": "no team", "path": "/workload/labels"} if not input.workload.labels.team`,
);

const shell = policy(
  "shell",
  "subjects: [process]\nevents: [exec]",
  `violations contains {"message": "a shell", "path": "/event/process"} if input.event.process.name == "sh"`,
);

/** A whole input of the contract, as it has to be where no decision says that one was made of it. */
function event(name: string) {
  const time = "2026-11-24T12:00:00.000Z";
  const process = { pid: 50, name, executable: `/bin/${name}`, args: [name], uid: 0 };
  const event = { type: "exec", time, coverage: "complete", process, ancestry: [] };
  return { contract: 1, phase: "run", kind: "process", context: { time }, event };
}

let strict: TextEvaluator;
let mild: TextEvaluator;

beforeAll(async () => {
  const { bundleOf } = await compileEngine([team, shell]);
  const open = async (settings: object) => createEvaluator(await bundleOf(settings));
  strict = await open({});
  mild = await open({
    policies: { team: { enforcement: "warn" }, shell: { enforcement: "warn" } },
  });
  return async () => {
    await strict.close();
    await mild.close();
  };
}, 60_000);

async function* from(texts: readonly string[]): AsyncGenerator<FoundInput> {
  for (const [index, text] of texts.entries())
    yield { place: `line ${index + 1}`, bytes: new TextEncoder().encode(text) };
}

const bad = deployment({});
const good = deployment({ name: "good", labels: { team: "a" } });

async function record(input: object, evaluator = mild): Promise<string> {
  const decision = await evaluator.evaluate(input as Input);
  return encodeRecord({ input: input as Input, decision });
}

test("recorded decisions are what was before, and the rest goes on after a broken line", async () => {
  const [first, second] = [await record(bad), await record(good)];
  const older = first.replace('"input":{"context"', '"input":{"x":1,"context"');
  const altered = first.replace('"name":"web"', '"name":"wob"');
  const lines = [
    first,
    "{",
    second,
    older.replaceAll('"contract":1', '"contract":0'),
    altered,
    JSON.stringify(event("ls")),
    first,
  ];
  const report = await whatIf(from(lines), { after: strict });
  expect(report).toMatchObject({
    inputs: 3,
    unchanged: 1,
    counts: { "newly denied": 2, "newly allowed": 0, changed: 0 },
    policies: [{ by: "team", "newly denied": 2 }],
    changes: [
      {
        change: "newly denied",
        from: "warn",
        to: "deny",
        subject: { kind: "workload", name: "Deployment/web", namespace: "shop" },
        inputs: 2,
        place: "line 1",
      },
    ],
    unlisted: 0,
  });
  expect(report.from).toBeUndefined();
  expect(report.to).toEqual(strict.bundle);
  expect(report.problems.map(({ place, code }) => [place, code])).toEqual([
    ["line 2", "RECORD_INVALID"],
    ["line 4", "RECORD_INVALID"],
    ["line 5", "RECORD_INVALID"],
    ["line 6", "RECORD_INVALID"],
  ]);
  const messages = report.problems.map(({ message }) => message);
  expect(messages[1]).toBe("its input is of contract 0, and this version reads 1");
  expect(messages[2]).toContain("altered");
  expect(messages[3]).toContain("no decision was recorded");
});

test("an old bundle judges inputs that no decision was kept of", async () => {
  const lines = Array.from({ length: 300 }, (_, index) =>
    JSON.stringify(event(index % 3 === 0 ? "sh" : "ls"), null, 1),
  );
  const report = await whatIf(from(lines), { before: strict, after: mild });
  expect(report).toMatchObject({
    from: strict.bundle,
    inputs: 300,
    unchanged: 200,
    counts: { "newly allowed": 100 },
    changes: [{ change: "newly allowed", inputs: 100, place: "line 1" }],
    problems: [],
  });
});

test("decisions find their inputs by digest, and one without is named", async () => {
  const decision = await mild.evaluate(bad as unknown as Input);
  const input = JSON.parse(await record(bad)).input;
  const report = JSON.stringify({ schemaVersion: "1", decisions: [decision, decision] });
  const lost = JSON.stringify({ ...decision, input: { digest: strict.bundle.digest } });
  const found = await whatIf(from([report, lost]), {
    after: strict,
    findInput: async (digest) =>
      digest === decision.input.digest ? JSON.stringify(input) : undefined,
  });
  expect(found).toMatchObject({ inputs: 2, counts: { "newly denied": 2 } });
  expect(found.problems).toMatchObject([
    { place: "line 2", message: expect.stringContaining("no record holds") },
  ]);
});

test("a file that could not be read is named, and so is a kind that the bundle does not judge", async () => {
  const strange = JSON.stringify({ ...event("ls"), kind: "planet" });
  async function* found(): AsyncGenerator<FoundInput> {
    yield* from([strange]);
    yield { place: "x.json", error: await strict.evaluateText("{").then(fail, (error) => error) };
  }
  const { inputs, problems } = await whatIf(found(), { before: mild, after: strict });
  expect(inputs).toBe(0);
  expect(problems.map(({ place }) => place)).toEqual(["line 1", "x.json"]);
});

function fail(): never {
  throw new Error("it was judged");
}
