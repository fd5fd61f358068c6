import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ociLayout, writeFolder } from "@hasp/testing";
import { beforeAll, expect, test } from "vitest";
import { ReplayReport } from "../formats/replay-report.ts";
import { run } from "../run.ts";
import { sharedCache } from "../testing/run-hasp.ts";
import { createTestIo } from "../testing/test-io.ts";

const cache = sharedCache;
const place = createTestIo();
const at = (...names: string[]) => join(place.cwd, ...names);
const env = { HASP_CACHE: cache, HASP_DB: at("none.db") };

const manifests = `apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
spec:
  containers:
    - {name: web, image: "registry.k8s.io/web:1.2.3", securityContext: {privileged: true}}
---
{apiVersion: v1, kind: ConfigMap, metadata: {name: big}, data: {a: "1"}}
`;

async function hasp(line: string) {
  const io = createTestIo({ env });
  const code = await run(line.split(" "), io);
  return { code, out: io.out(), err: io.err() };
}

const replay = (files: string, bundle = "b.tar.gz") =>
  hasp(`replay ${files} --bundle ${at(bundle)}`);

let pod: string;

beforeAll(async () => {
  writeFileSync(at("m.yaml"), manifests);
  const files = { "etc/os-release": "ID=debian\n" };
  writeFolder(at("image"), ociLayout({ name: "registry.k8s.io/app:1.0.0", layers: [files] }));
  expect((await hasp(`policy build -o ${at("b.tar.gz")}`)).code).toBe(0);
  const judging = `--bundle ${at("b.tar.gz")} --save-inputs ${at("records")}`;
  const manifest = await hasp(`check manifest ${at("m.yaml")} ${judging} -f json=${at("r.json")}`);
  expect(manifest.code, manifest.err).toBe(1);
  const image = await hasp(`check image oci-dir:${at("image")} ${judging} -q`);
  expect(image.code, image.err).toBeGreaterThan(0);
  pod = readdirSync(at("records")).find((name) => name.includes("Pod-web")) ?? "";
}, 60_000);

test("every decision of a folder is decided the same again, byte for byte", async () => {
  const { code, out, err } = await replay(at("records"));
  expect(code, out + err).toBe(0);
  expect(out).toMatch(/^3 the same, 0 otherwise, 0 not told {2}bundle /m);
}, 60_000);

test("so is every decision of a report, with its input among the records", async () => {
  const { code, out, err } = await replay(`${at("r.json")} --inputs ${at("records")} -f json`);
  expect(code, out + err).toBe(0);
  expect(ReplayReport.parse(JSON.parse(out)).results).toMatchObject([
    { subject: "Pod/web", outcome: "same" },
    { subject: "ConfigMap/big", outcome: "same" },
  ]);
  const [bare] = JSON.parse(readFileSync(at("r.json"), "utf8")).decisions;
  for (const list of ["violations", "excepted", "existing"])
    for (const one of bare[list]) delete one.location;
  writeFileSync(at("bare.json"), JSON.stringify(bare));
  expect((await replay(`${at("bare.json")} --inputs ${at("records")}`)).code).toBe(0);
  expect(await replay(at("bare.json"))).toMatchObject({
    code: 2,
    out: expect.stringContaining("INPUT_NOT_FOUND"),
  });
}, 60_000);

test.each([
  ["input", '"privileged":true', '"privileged":false', /the input was altered/],
  ["verdict", '"verdict":"deny"', '"verdict":"allow"', /decided otherwise at \/verdict/],
  ["severity", '"severity":"high"', '"severity":"low"', /at \/violations\/\d+\/severity/],
])(
  "a record whose %s was altered is named",
  async (what, from, to, message) => {
    const text = readFileSync(at("records", pod), "utf8");
    const altered = text.replace(from, to);
    expect(altered).not.toBe(text);
    writeFileSync(at(`${what}.json`), altered);
    const { code, out } = await replay(`${at("records")} ${at(`${what}.json`)}`);
    expect(code).toBe(1);
    expect(out).toMatch(message);
    expect(out).toContain(`DIFFERS  ${at(`${what}.json`)}`);
  },
  60_000,
);

test("another bundle could not tell", async () => {
  expect((await hasp(`policy build --revision other -o ${at("other.tar.gz")}`)).code).toBe(0);
  const { code, out } = await replay(at("records"), "other.tar.gz");
  expect(code).toBe(2);
  expect(out).toContain("BUNDLE_DIFFERS");
}, 60_000);

test("hostile records could not tell, each is named, and the rest is decided", async () => {
  const text = readFileSync(at("records", pod), "utf8");
  mkdirSync(at("hostile"), { recursive: true });
  const hostile: Record<string, string> = {
    "truncated.json": text.slice(0, text.length / 2),
    "deep.json": `{"decision":{},"input":${'{"a":'.repeat(1e6)}1${"}".repeat(1e6)}}`,
    "other.json": '{"a":1}',
    "empty.json": "",
    "proto.json": text.replace("{", '{"__proto__":{"input":{}},"constructor":1,'),
  };
  for (const [name, content] of Object.entries(hostile))
    writeFileSync(at("hostile", name), content);
  writeFileSync(at("hostile/huge.json"), "{");
  truncateSync(at("hostile/huge.json"), 200 * 2 ** 20);
  const named = `${at("hostile")} ${at("nowhere.json")}`;
  const { code, out, err } = await replay(named);
  expect(code, out + err).toBe(2);
  ReplayReport.parse(JSON.parse((await replay(`${named} -f json`)).out));
  for (const name of ["truncated", "deep", "other", "empty"])
    expect(out).toMatch(new RegExp(`${name}\\.json.*\n +RECORD_INVALID`));
  expect(out).toMatch(/huge\.json.*\n +FILE_TOO_LARGE/);
  expect(out).toMatch(/nowhere\.json.*\n +FILE_NOT_FOUND/);
  expect(out).toMatch(/^SAME +.*proto\.json/m);
}, 60_000);

test("a folder of nothing proves nothing", async () => {
  mkdirSync(at("nothing"));
  expect((await replay(at("nothing"))).code).toBe(2);
}, 60_000);

test("does not wait for a pipe among the records", async () => {
  mkdirSync(at("pipes"));
  execFileSync("mkfifo", [at("pipes/a.json")]);
  const { code, err } = await replay(at("pipes"));
  expect(err).toMatch(/error\[FILE_UNREADABLE\].* it is a pipe/);
  expect(code).toBe(2);
}, 10_000);
