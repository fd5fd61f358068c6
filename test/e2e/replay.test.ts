import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ociLayout, smallDebian, writeFolder } from "@hasp/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hasp, makeFolder, root } from "./hasp.ts";

const folder = makeFolder();
const at = (...names: string[]): string => join(folder.path, ...names);
const env = { HASP_CACHE: at("cache") };
afterAll(() => folder[Symbol.dispose]());

const manifests = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - {name: web, image: "docker.io/library/app:1.0", securityContext: {privileged: true}}
---
{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {team: a}}}
---
apiVersion: v1
kind: Pod
metadata: {name: quiet, namespace: shop}
spec:
  containers:
    - name: quiet
      image: registry.k8s.io/quiet:1.0.0
      securityContext: {runAsNonRoot: true, runAsUser: 1000}
`;

/** A small image over files, in an OCI layout. */
function image(name: string, files: Readonly<Record<string, string>>): string {
  const parts = { name: "docker.io/library/app:1.0", config: { User: "1000" } };
  writeFolder(at(name), ociLayout({ ...parts, layers: [files], steps: ["COPY . /"] }));
  return `oci-dir:${at(name)}`;
}

beforeAll(async () => {
  const feeds = join(root, "test/fixtures/feeds");
  expect(await hasp(["db", "import", feeds], { env })).toMatchObject({ code: 0 });
  expect(await hasp(["policy", "build", "-o", at("b.tar.gz")], { env })).toMatchObject({ code: 0 });
  writeFileSync(at("m.yaml"), manifests);
  const judging = ["--bundle", at("b.tar.gz"), "--save-inputs", at("records"), "--no-fail"];
  const images = {
    clean: image("clean", smallDebian),
    leaky: image("leaky", { ...smallDebian, "srv/.env": `ID=AKIA${"Q7RWZ2X4T3N6M5P2"}\n` }),
    unknown: image("unknown", { ...smallDebian, "var/lib/rpm/rpmdb.sqlite": "SQLite" }),
  };
  for (const [name, location] of Object.entries(images)) {
    const report = `json=${at(`${name}.report.json`)}`;
    await hasp(["check", "image", location, "-f", report, ...judging], { env });
  }
  for (const phase of ["build", "deploy", "run"]) {
    const report = `json=${at(`${phase}.report.json`)}`;
    const args = ["check", "manifest", at("m.yaml"), "--phase", phase, "-f", report, ...judging];
    await hasp(args, { env });
  }
});

const reports = (): string[] =>
  readdirSync(folder.path)
    .filter((name) => name.endsWith(".report.json"))
    .map((name) => at(name));

const replay = (...args: string[]): ReturnType<typeof hasp> =>
  hasp(["replay", ...args, "--bundle", at("b.tar.gz"), "-f", "json"], { env });

test("every decision of the fixtures is reproduced byte for byte, from records and from reports", async () => {
  expect(reports()).toHaveLength(6);
  const records = await replay(at("records"));
  expect(records.code, records.stdout + records.stderr).toBe(0);
  expect(JSON.parse(records.stdout).results).toHaveLength(3 + 9);
  const reported = await replay(...reports(), "--inputs", at("records"));
  expect(reported.code, reported.stdout + reported.stderr).toBe(0);
  expect(JSON.parse(reported.stdout).results).toHaveLength(3 + 9);
});

test("an altered record and an altered report are named, each with what differs", async () => {
  mkdirSync(at("altered"));
  const name = readdirSync(at("records")).find((one) => one.includes("Deployment-web")) ?? "";
  const text = readFileSync(at("records", name), "utf8");
  writeFileSync(at("altered/input.json"), text.replace('"privileged":true', '"privileged":false'));
  writeFileSync(at("altered/verdict.json"), text.replace('"verdict":"deny"', '"verdict":"allow"'));
  const report = JSON.parse(readFileSync(at("leaky.report.json"), "utf8"));
  report.decisions[0].violations = [];
  writeFileSync(at("altered/report.json"), JSON.stringify(report));
  const { code, stdout } = await replay(at("altered"), "--inputs", at("records"));
  expect(code).toBe(1);
  expect(JSON.parse(stdout).results).toMatchObject([
    { outcome: "differs", message: expect.stringContaining("the input was altered") },
    { outcome: "differs", at: "/violations/0" },
    { outcome: "differs", at: "/verdict" },
  ]);
});
