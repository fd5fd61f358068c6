import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { hasp, makeFolder, program } from "./hasp.ts";

const folder = makeFolder();
const env = { HASP_CACHE: join(folder.path, "cache") };
afterAll(() => folder[Symbol.dispose]());

const deployment = (securityContext: string): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
        - name: web
          image: docker.io/library/nginx:1.27
          securityContext: ${securityContext}
`;

test("names the JSON path, the line and the remedy of a privileged Deployment, and exits with 1", async () => {
  const { code, stdout } = await hasp(["check", "manifest", "-"], {
    env,
    input: deployment("{privileged: true}"),
  });
  expect(code).toBe(1);
  expect(stdout).toContain("privileged-container");
  expect(stdout).toContain("/spec/template/spec/containers/0/securityContext/privileged");
  expect(stdout).toMatch(/:15\b/);
});

test("says the same in JSON, with a location for each violation", async () => {
  const { code, stdout } = await hasp(["check", "manifest", "-", "-f", "json"], {
    env,
    input: deployment("{privileged: true}"),
  });
  expect(code).toBe(1);
  const [decision] = JSON.parse(stdout).decisions;
  const violation = decision.violations.find(
    (one: { policy: string }) => one.policy === "privileged-container",
  );
  expect(violation).toMatchObject({
    at: "/spec/template/spec/containers/0/securityContext/privileged",
    container: "web",
    evidence: { observed: true },
    location: { line: 15, pointer: "/spec/template/spec/containers/0/securityContext/privileged" },
    remediation: expect.stringMatching(/.+/),
  });
});

test("says of an object that no policy is about that nothing judged it: 2", async () => {
  const input = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: map}\n";
  const settings = join(folder.path, "narrow.yaml");
  writeFileSync(
    settings,
    "profile: ours\nprofiles: {ours: {policies: {privileged-container: enforce}}}\n",
  );
  const check = ["check", "manifest", "-", "--settings", settings];
  const { code, stdout } = await hasp(check, { env, input });
  expect(code).toBe(2);
  expect(stdout).toMatch(/^NOT JUDGED ConfigMap\/map/m);
  const beside = await hasp(check, {
    env,
    input: `${input}---\n${deployment("{privileged: true}")}`,
  });
  expect(beside.code).toBe(1);
});

test.each([
  ["a tab", "apiVersion: v1\nkind: Pod\n\tmetadata: {}\n"],
  ["a duplicate key", "apiVersion: v1\nkind: Pod\nkind: Pod\nmetadata: {name: a}\n"],
  ["a wrong type", "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: 7}\n"],
  ["nothing", ""],
])("cannot tell about a manifest with %s: 2 and a code", async (_, input) => {
  const { code, stdout, stderr } = await hasp(["check", "manifest", "-"], { env, input });
  expect(code).toBe(2);
  expect(stdout + stderr).toMatch(/[A-Z]+_[A-Z_]+/);
});

test.each([["check", "manifest", "-"], ["--help"], ["version"]])(
  "says that the disk is full, and exits with 2: %s %s",
  (...args) => {
    const command = [process.execPath, program, ...args];
    const { status, stderr } = spawnSync("sh", ["-c", '"$@" >/dev/full', "sh", ...command], {
      env: { ...env, PATH: process.env["PATH"] },
      input: deployment("{runAsNonRoot: true}"),
      encoding: "utf8",
      timeout: 110_000,
    });
    expect(stderr).toMatch(/^error\[OUTPUT_FAILED\]: cannot write to standard output: .*\nhint: /m);
    expect(stderr).not.toContain("    at ");
    expect(status).toBe(2);
  },
);
