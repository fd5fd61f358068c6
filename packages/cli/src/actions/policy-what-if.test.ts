import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { hasp } from "../testing/run-hasp.ts";
import { createTestIo } from "../testing/test-io.ts";

const { cwd } = createTestIo();
const run = (line: string) => hasp(line, { cwd });
const pod = (name: string, privileged: boolean) =>
  `{apiVersion: v1, kind: Pod, metadata: {name: ${name}, namespace: shop}, spec: {containers: [{name: a, image: "registry.k8s.io/web:1.2.3", securityContext: {privileged: ${privileged}}}]}}`;

beforeAll(async () => {
  writeFileSync(join(cwd, "m.yaml"), `${pod("web", true)}\n---\n${pod("quiet", false)}\n`);
  const off = "policies: {privileged-container: {enforcement: off}}\n";
  writeFileSync(join(cwd, "off.yaml"), off);
  const checked = await run("check manifest m.yaml --save-inputs records --no-fail -f json=r.json");
  expect(checked.code, checked.err).toBe(0);
  const records = readdirSync(join(cwd, "records")).map((name) =>
    JSON.stringify(JSON.parse(readFileSync(join(cwd, "records", name), "utf8"))),
  );
  writeFileSync(join(cwd, "lines.jsonl"), `${records.join("\n")}\n\n{"contract":1\n`);
}, 120_000);

test("a folder of records is told by policy and subject, in JSON, table and Markdown", async () => {
  const formats = "-f json=w.json -f table -f markdown=w.md";
  const { code, out, err } = await run(
    `policy what-if --against records --settings off.yaml ${formats}`,
  );
  expect(code, err).toBe(1);
  const report = JSON.parse(readFileSync(join(cwd, "w.json"), "utf8"));
  expect(report).toMatchObject({ schemaVersion: "1", inputs: 2, problems: [] });
  expect(report.policies).toContainEqual(
    expect.objectContaining({ by: "privileged-container", "newly allowed": 1 }),
  );
  expect(report.changes).toMatchObject([
    { subject: { name: "Pod/web" }, place: expect.any(String) },
  ]);
  expect(out).toContain("privileged-container: deny -> none");
  expect(out).toMatch(/^2 inputs judged, 1 alike/m);
  expect(readFileSync(join(cwd, "w.md"), "utf8")).toContain(
    "| <code>workload Pod/web in shop</code> |",
  );
}, 120_000);

test.each([
  ["--against records", 0],
  ["--against r.json --inputs records --settings off.yaml --fail-on-change newly-denied", 0],
  ["--against r.json --inputs records --settings off.yaml", 1],
  ["--against r.json", 2],
  ["--against lines.jsonl", 2],
  ["--against lines.jsonl --settings off.yaml", 1],
  ["--against nowhere", 2],
  ["", 2],
])("policy what-if %s gives %i", { timeout: 120_000 }, async (line, expected) => {
  const { code, out, err } = await run(`policy what-if ${line}`.trim());
  expect(code, out + err).toBe(expected);
});

test("no record of a folder is passed over: a link is read, and a pipe is named", async () => {
  const [record = ""] = readdirSync(join(cwd, "records"));
  mkdirSync(join(cwd, "linked"));
  symlinkSync(join(cwd, "records", record), join(cwd, "linked", "a.json"));
  const { out } = await run("policy what-if --against linked");
  expect(out).toMatch(/^1 input judged, 1 alike/m);
  execFileSync("mkfifo", [join(cwd, "linked", "pipe.jsonl")]);
  const { code, err } = await run("policy what-if --against linked");
  expect(err).toMatch(/^error\[FILE_UNREADABLE\]: cannot read ".*pipe\.jsonl": it is a pipe/m);
  expect(code).toBe(2);
}, 120_000);

test("a broken line is named by its number", async () => {
  const { out } = await run("policy what-if --against lines.jsonl -f json");
  expect(JSON.parse(out).problems).toMatchObject([
    { place: "lines.jsonl:4", code: "RECORD_INVALID" },
  ]);
}, 120_000);
