import { canonicalJson, sha256 } from "@hasp/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Input } from "../contract/input.ts";
import type { Decision, Violation } from "../decision.ts";
import { firstDifference } from "./first-difference.ts";
import { readRecordFile } from "./read-record.ts";
import { type DecisionRecord, encodeRecord, recordName } from "./record.ts";
import { replay } from "./replay.ts";
import { splitMembers } from "./split-members.ts";

const time = "2026-01-31T12:00:00.000Z";
const bundle = { revision: "r1", digest: sha256("bundle") };
const input: Input = {
  contract: 1,
  phase: "build",
  kind: "resource",
  context: { time },
  resource: {
    apiVersion: "v1",
    kind: "ConfigMap",
    name: "a\ud800",
    labels: {},
    annotations: {},
    owners: [],
  },
};
const violation: Violation = {
  policy: "p",
  title: "P",
  severity: "high",
  enforcement: "enforce",
  message: "m",
  path: "/resource/name",
  at: "/metadata/name",
  evidence: {},
  remediation: "r",
};

function decide(text: string): Decision {
  return {
    contract: 1,
    bundle,
    input: { digest: sha256(text) },
    phase: "build",
    time,
    subject: { kind: "resource", name: "ConfigMap/a" },
    verdict: "deny",
    policies: 1,
    violations: [{ ...violation, evidence: { observed: text.length } }],
    excepted: [],
    existing: [],
    undecided: [],
    outOfScope: [],
  };
}

const evaluator = { bundle, evaluateText: async (text: string) => decide(text) };
const record: DecisionRecord = { input, decision: decide(canonicalJson(input)) };
const written = encodeRecord(record);

const bytes = (text: string) => Buffer.from(text);

async function replayed(text: string, by = evaluator) {
  const file = readRecordFile(bytes(text));
  if (!("record" in file)) throw new Error("no record");
  return replay(file.record.input, file.record.decision, by);
}

test("what was recorded is decided the same again, byte for byte, however it is laid out", async () => {
  expect(await replayed(written)).toEqual({ outcome: "same" });
  const laidOut = JSON.stringify(JSON.parse(written), null, 2);
  expect(await replayed(laidOut)).toEqual({ outcome: "same" });
});

test("an integer that JavaScript would round is evaluated as it was recorded", async () => {
  const exact = canonicalJson(input).replace('"ConfigMap"', "9007199254740993");
  const asked: string[] = [];
  const text = `{"decision":${canonicalJson(decide(exact))},"input":${exact},"schemaVersion":"1"}`;
  const evaluateText = async (text: string) => {
    asked.push(text);
    return decide(text);
  };
  expect(await replayed(text, { bundle, evaluateText })).toEqual({ outcome: "same" });
  expect(asked).toEqual([exact]);
});

test.each([
  ["an altered input", '"v1"', '"v2"', undefined],
  ["an altered verdict", '"verdict":"deny"', '"verdict":"allow"', "/verdict"],
  ["an altered message", '"message":"m"', '"message":"n"', "/violations/0/message"],
  ["a violation that was taken out", /"violations":\[.*?\}\]/, '"violations":[]', "/violations/0"],
  ["a member that was put in", '"policies":1', '"policies":1,"seal":true', "/seal"],
])("%s is named", async (_, from, to, at) => {
  const altered = written.replace(from, to);
  expect(altered).not.toBe(written);
  expect(await replayed(altered)).toMatchObject({
    outcome: "differs",
    ...(at === undefined ? { message: expect.stringContaining("input was altered") } : { at }),
  });
});

test("an integer that was altered beyond what JavaScript tells apart is named", async () => {
  const exact = canonicalJson(input).replace('"ConfigMap"', "9007199254740992");
  const text = `{"decision":${canonicalJson(decide(exact))},"input":${exact},"schemaVersion":"1"}`;
  const altered = text.replace("9007199254740992", "9007199254740993");
  expect(await replayed(altered, { bundle, evaluateText: async (it) => decide(it) })).toMatchObject(
    {
      outcome: "differs",
      message: expect.stringContaining("input was altered"),
    },
  );
});

test("another bundle and an evaluation that fails are no answer", async () => {
  const other = { ...evaluator, bundle: { revision: "r2", digest: sha256("other") } };
  expect(await replayed(written, other)).toMatchObject({
    outcome: "unknown",
    code: "BUNDLE_DIFFERS",
  });
  const failing = {
    bundle,
    evaluateText: () => Promise.reject(new Error("no memory")),
  };
  expect(await replayed(written, failing)).toMatchObject({
    outcome: "unknown",
    code: "EVALUATION_FAILED",
  });
});

test("decisions are read out of a report without what it adds", () => {
  const { decision } = record;
  const location = { file: "a.yaml", line: 1, column: 1, pointer: "" };
  const reported = {
    ...decision,
    violations: decision.violations.map((v) => ({ ...v, location })),
  };
  const report = { schemaVersion: "1", bundle, decisions: [reported], problems: [] };
  const expected = { decisions: [{ text: canonicalJson(decision) }] };
  expect(readRecordFile(bytes(JSON.stringify(report)))).toMatchObject(expected);
  expect(readRecordFile(bytes(JSON.stringify(decision)))).toMatchObject(expected);
});

test.each([
  ["nothing", ""],
  ["a record that ends early", written.slice(0, written.length / 2)],
  ["an array", "[]"],
  ["another file", '{"a":1}'],
  ["a record of another contract", written.replaceAll('"contract":1', '"contract":2')],
  ["a record of another form", written.replace('"schemaVersion":"1"', '"schemaVersion":"2"')],
  ["two inputs", written.replace("{", '{"input":{},')],
  ["two verdicts", written.replace('"verdict":"deny"', '"verdict":"allow","verdict":"deny"')],
  ["two members of one name in the input", written.replace('"kind":', '"kind":"x","kind":')],
  ["an input nested deeply", `{"input":${"[".repeat(1e6)}${"]".repeat(1e6)},"decision":{}}`],
  ["places that are none", written.replace("{", '{"source":{"file":"a","places":{"":[0,1]}},')],
  ["a report of nothing", '{"decisions":[]}'],
])("%s is refused", (_, text) => {
  expect(() => readRecordFile(bytes(text))).toThrow(
    expect.objectContaining({ code: "RECORD_INVALID" }),
  );
});

test("bytes that are not UTF-8 are refused", () => {
  expect(() => readRecordFile(Uint8Array.of(0x7b, 0xff, 0x7d))).toThrow(/UTF-8/);
});

test("a file is named after subject and input, and a hostile name stays in its folder", () => {
  const named = (name: string) =>
    recordName({
      subject: { kind: "workload", name, namespace: "shop" },
      input: { digest: sha256("") },
    });
  expect(named("Deployment/web")).toBe("workload-shop-Deployment-web-e3b0c44298fc1c14.json");
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (name) => {
      expect(named(name)).toMatch(/^[A-Za-z0-9][A-Za-z0-9.-]{0,79}-[0-9a-f]{16}\.json$/);
    }),
  );
});

test("the members of any object are given as they are written", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(3), (object, indent) => {
      const members = splitMembers(JSON.stringify(object, null, indent));
      const read = [...(members ?? [])].map(([name, text]) => [name, JSON.parse(text)]);
      expect(read).toEqual(Object.entries(JSON.parse(JSON.stringify(object))));
    }),
  );
});

test("the first difference is a place where two values differ, and equal ones have none", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(firstDifference(a, JSON.parse(JSON.stringify(a)))).toBeUndefined();
      const same = canonicalJson(a) === canonicalJson(b);
      expect(firstDifference(a, b) === undefined).toBe(same);
    }),
  );
});
