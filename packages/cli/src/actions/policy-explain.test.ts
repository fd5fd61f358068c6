import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { hasp } from "../testing/run-hasp.ts";
import { createTestIo } from "../testing/test-io.ts";

const { cwd } = createTestIo();
const run = (line: string) => hasp(line, { cwd });
const pod = `{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop}, spec: {containers: [{name: a, image: "registry.k8s.io/web:1.2.3", securityContext: {privileged: true}}]}}`;
let record: string;

beforeAll(async () => {
  writeFileSync(join(cwd, "m.yaml"), pod);
  const { code, err } = await run("check manifest m.yaml --save-inputs records --no-fail");
  expect(code, err).toBe(0);
  record = join("records", readdirSync(join(cwd, "records"))[0] ?? "");
}, 200_000);

test("says which line of which policy found something in a record", async () => {
  const line = `policy explain -i ${record} --policy privileged-container`;
  const { code, out, err } = await run(`${line} -f table -f json=e.json`);
  expect(code, err).toBe(0);
  expect(out).toMatch(/^DENY {2}workload Pod\/web in shop {2}build$/m);
  expect(out).toMatch(/^ {2}found by: container\/privileged-container\.rego:\d+$/m);
  expect(out).toContain("read /workload/containers/0/effective/privileged = true");
  expect(out).toContain("mode enforce, said by: profile recommended");
  expect(out).toContain("to do: Remove `privileged: true`");
}, 200_000);

test("every part of a decision of the whole library is explained, and both evaluators agree", async () => {
  const { code, out, err } = await run(`policy explain -i ${record} -f json`);
  expect(code, err).toBe(0);
  const { entries } = JSON.parse(out);
  expect(entries.length).toBeGreaterThan(3);
  for (const { policy, origin, by } of entries.filter((one: { policy?: string }) => one.policy))
    expect({ policy, origin, by: by?.file }).toEqual({
      policy,
      origin: "rule",
      by: expect.stringContaining(`/${policy}.rego`),
    });
}, 200_000);

test("says of a policy over images that a workload is not its subject", async () => {
  const { out } = await run(`policy explain -i ${record} --policy activemq-remote-execution`);
  expect(out).toContain("activemq-remote-execution  was not asked");
}, 200_000);

test("a policy that is none, and no input, are refused", async () => {
  expect(await run(`policy explain -i ${record} --policy nope`)).toMatchObject({
    code: 2,
    err: expect.stringContaining("SOURCES_MISSING"),
  });
  expect(await run("policy explain")).toMatchObject({
    code: 2,
    err: expect.stringContaining("USAGE"),
  });
}, 200_000);
