import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { CheckReport } from "../formats/report.ts";
import { run } from "../run.ts";
import { sharedCache } from "../testing/run-hasp.ts";
import { createTestIo } from "../testing/test-io.ts";

const env = { HASP_CACHE: sharedCache };

const pod = (settings: string) => `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.k8s.io/web:1.2.3
      securityContext: ${settings}
`;
const privileged = pod("{privileged: true}");
const harmless = pod("{runAsNonRoot: true, runAsUser: 1000}");

// a ConfigMap is asked by nobody under it
const narrow = `profile: ours
profiles: {ours: {policies: {privileged-container: enforce}}}`;
const map = "{apiVersion: v1, kind: ConfigMap, metadata: {name: map}, data: {}}";

async function check(args: string, files: Record<string, string | Uint8Array> = {}, stdin = "") {
  const io = createTestIo({ env, stdin });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(io.cwd, name)), { recursive: true });
    writeFileSync(join(io.cwd, name), text);
  }
  const code = await run(["check", "manifest", ...args.split(" ")], io);
  return { code, out: io.out(), err: io.err(), cwd: io.cwd };
}

test("denies a privileged Pod from standard input and names path, line and remedy", async () => {
  const { code, out } = await check("-", {}, privileged);
  expect(code).toBe(1);
  expect(out).toContain("privileged-container");
  expect(out).toContain("at stdin:9:25 /spec/containers/0/securityContext/privileged");
  expect(out).toMatch(/fix: Remove `privileged: true`/);
  expect(out).toMatch(/^DENY {2}1 subject, .* bundle \w+ sha256:\w{12}$/m);
}, 60_000);

test("reads in a folder what kubectl reads, or says that it cannot", async () => {
  const utf16 = Buffer.from(`\ufeff${privileged}`, "utf16le");
  const { code } = await check("k8s", { "k8s/a.yaml": harmless, "k8s/b.yaml": utf16 });
  expect(code).toBe(1);
  const other = await check("k8s", { "k8s/a.yaml": harmless, "k8s/b.yaml": utf16.subarray(2) });
  expect(other.code).toBe(2);
  expect(other.out).toContain("error[MANIFEST_SYNTAX] k8s/b.yaml: not a text in UTF-8");
}, 60_000);

test("writes JSON that its schema describes", async () => {
  const { code, out } = await check("a.yaml -f json", { "a.yaml": privileged });
  expect(code).toBe(1);
  const [decision] = CheckReport.parse(JSON.parse(out)).decisions;
  expect(decision).toMatchObject({
    phase: "build",
    verdict: "deny",
    subject: { kind: "workload", name: "Pod/web" },
  });
  expect(decision?.violations).toContainEqual(
    expect.objectContaining({
      policy: "privileged-container",
      at: "/spec/containers/0/securityContext/privileged",
      location: {
        file: "a.yaml",
        line: 9,
        column: 25,
        pointer: "/spec/containers/0/securityContext/privileged",
      },
    }),
  );
}, 60_000);

test.each([
  ["a complying Pod", "b.yaml", 0],
  ["a denied one, with --no-fail", "a.yaml --no-fail", 0],
  ["a file that is not there", "b.yaml none.yaml", 2],
  ["a file that is not there beside a denied one", "a.yaml none.yaml", 1],
  ["a tab", "tab.yaml", 2],
  ["nothing in the file", "empty.yaml", 2],
  ["a folder of them, of which one is denied", ".", 1],
  ["a folder without manifests", "none", 2],
  ["a folder of values alone", "values", 2],
  ["a folder with a file that cannot be read", "tabs", 2],
  ["an object that no policy is about", "map.yaml --settings narrow.yaml", 2],
  [
    "an object that no policy is about beside a complying Pod",
    "map.yaml b.yaml --settings narrow.yaml",
    0,
  ],
])(
  "exits for %s (%s) with %i",
  async (_, args, expected) => {
    const files = {
      "a.yaml": privileged,
      "b.yaml": harmless,
      "tab.yaml": "a:\n\tb: c\n",
      "none/readme.md": "# no",
      "values/values.yaml": "replicas: 1",
      "tabs/b.yaml": harmless,
      "tabs/tab.yaml": "a:\n\tb: c\n",
      "empty.yaml": "# nothing\n",
      "map.yaml": map,
      "narrow.yaml": narrow,
    };
    const { code, out } = await check(args, files);
    expect(code).toBe(expected);
    if (expected === 2) expect(out).toMatch(/^(COULD NOT TELL|NOT JUDGED)/m);
  },
  60_000,
);

test("judges a folder, and counts files and what it skipped (issue 7, 6)", async () => {
  const files = {
    "k8s/web/a.yaml": privileged,
    "k8s/b.yml": `${harmless}---\nreplicas: 2\n`,
    "k8s/map.json": JSON.stringify({
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "a" },
    }),
    "k8s/kustomization.yaml": "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n",
    "k8s/empty.yaml": "# nothing\n",
    "k8s/package.json": "{}",
    "k8s/notes.txt": privileged,
  };
  const { code, out, err } = await check("k8s k8s/b.yml -f json", files);
  expect(code).toBe(1);
  expect(err).toBe("6 files read, 1 folder searched\n");
  const report = CheckReport.parse(JSON.parse(out));
  expect(report.decisions.map(({ subject }) => subject.name)).toEqual([
    "Pod/web",
    "ConfigMap/a",
    "Pod/web",
  ]);
  expect(report.decisions[2]?.violations[0]?.location?.file).toBe("k8s/web/a.yaml");
  expect(report.problems).toEqual([
    {
      level: "warning",
      code: "NOT_AN_OBJECT",
      message:
        "k8s: skipped 4 documents in 4 files of 6, no Kubernetes objects: k8s/b.yml, k8s/empty.yaml, k8s/kustomization.yaml, and 1 more",
      hint: expect.any(String),
    },
  ]);
}, 60_000);

test("names the template that helm says a document was rendered from (issue 7, 6)", async () => {
  const rendered = `---\n# Source: web/templates/pod.yaml\n${privileged}`;
  const { code, out } = await check("-", {}, rendered);
  expect(code).toBe(1);
  expect(out).toContain("at stdin:11:25 (web/templates/pod.yaml)");
  const { runs } = JSON.parse((await check("- -f sarif", {}, rendered)).out);
  expect(runs[0].results[0].locations[0].logicalLocations).toContainEqual({
    name: "web/templates/pod.yaml",
    kind: "template",
  });
}, 60_000);

test("what no policy is about is not called allowed (issue 6, 8)", async () => {
  const { code, out } = await check("- --settings narrow.yaml", { "narrow.yaml": narrow }, map);
  expect(code).toBe(2);
  expect(out).toMatch(/^NOT JUDGED ConfigMap\/map {2}resource/m);
  expect(out).not.toContain("ALLOW");
}, 60_000);

const policy = (id: string, phases: string, body: string) => `# METADATA
# title: Test
# description: Test.
# custom:
#   id: ${id}
#   severity: high
#   subjects: [workload]
#   phases: ${phases}
#   enforcement: {${phases.slice(1, -1)}: enforce}
#   remediation: None.
#   references: []
package hasp.policies.workload.${id.replaceAll("-", "_")}

violations contains {"message": "breaks it", "path": "/workload"} if {
	${body}
}
`;

test("a policy that holds at deploy alone can be tried with --phase deploy (issue 6, 9)", async () => {
  const { cwd } = await check("none.yaml");
  const folder = join(cwd, "policies");
  mkdirSync(join(folder, "workload"), { recursive: true });
  const text = policy("deploy-only", "[deploy]", 'input.workload.name == "web"');
  writeFileSync(join(folder, "workload/deploy-only.rego"), text);
  const files = { "b.yaml": harmless };
  expect((await check(`b.yaml --policy-dir ${folder}`, files)).code).toBe(0);
  const deployed = await check(`b.yaml --policy-dir ${folder} --phase deploy`, files);
  expect(deployed.code).toBe(1);
  expect(deployed.out).toMatch(/^DENY +Pod\/web {2}workload in namespace default, deploy$/m);
}, 60_000);

test("a policy reads the labels of a namespace that is among the files (issue 6, 9)", async () => {
  const { cwd } = await check("none.yaml");
  const folder = join(cwd, "policies");
  mkdirSync(join(folder, "workload"), { recursive: true });
  const body = 'input.context.namespace.labels["level"] == "strict"';
  writeFileSync(join(folder, "workload/level.rego"), policy("level", "[build]", body));
  const namespace = (level: string) =>
    `apiVersion: v1\nkind: Namespace\nmetadata: {name: default, labels: {level: ${level}}}\n`;
  const judge = (text: string) => check(`- --policy-dir ${folder}`, {}, text);
  expect((await judge(`${harmless}---\n${namespace("strict")}`)).code).toBe(1);
  expect((await judge(`${harmless}---\n${namespace("lax")}`)).code).toBe(0);
  expect((await judge(harmless)).code).toBe(0);
}, 60_000);

test("an exception is shown, not hidden, and lifts the denial until it expires", async () => {
  const settings = (expires: string) => `exceptions:
  - id: legacy
    policies: [privileged-container]
    owner: team-a
    reason: moves in May
    expires: ${expires}
    match: {names: [web]}
`;
  const files = {
    "a.yaml": privileged,
    "s.yaml": settings("2026-06-01"),
    "old.yaml": settings("2026-01-01"),
  };
  const held = await check("a.yaml --settings s.yaml", files);
  expect(held.code).toBe(0);
  expect(held.out).toMatch(/EXCEPTED +privileged-container \(high\)/);
  expect(held.out).toMatch(/exception legacy, team-a, until 2026-06-01T00:00:00\.000Z: moves in/);
  expect((await check("a.yaml --settings old.yaml", files)).code).toBe(1);
}, 60_000);

test("judges with a bundle that was built and signed, and refuses another key", async () => {
  const io = createTestIo({ env });
  const place = (name: string) => join(io.cwd, name);
  writeFileSync(place("a.yaml"), privileged);
  for (const [name, text] of Object.entries(await keys())) writeFileSync(place(name), text);
  expect(
    await run("policy build --signing-key key.pem --revision r1 -o b.tar.gz".split(" "), io),
  ).toBe(0);
  const withKey = (key: string) =>
    run(
      `check manifest a.yaml --bundle b.tar.gz --verification-key ${key} -f json=r.json`.split(" "),
      io,
    );
  expect(await withKey("key.pub")).toBe(1);
  expect(JSON.parse(readFileSync(place("r.json"), "utf8")).bundle.revision).toBe("r1");
  expect(await withKey("other.pub")).toBe(2);
  expect(io.err()).toContain("error[SIGNATURE_INVALID]");
}, 60_000);

test.each([
  ["--bundle none.tar.gz", "BUNDLE_NOT_FOUND"],
  ["--bundle a.yaml", "BUNDLE_CORRUPT"],
  ["--bundle a.yaml --settings s.yaml", "USAGE"],
  ["--settings none.yaml", "FILE_NOT_FOUND"],
  ["--settings s.yaml", "SETTINGS_INVALID"],
  ["--policy-dir nowhere", "LIBRARY_INVALID"],
  ["--format xml", "VALUE_INVALID"],
])(
  "refuses %s with %s",
  async (args, code) => {
    const result = await check(`a.yaml ${args}`, { "a.yaml": privileged, "s.yaml": "polices: {}" });
    expect(result).toMatchObject({ code: 2, out: "" });
    expect(result.err).toContain(`error[${code}]`);
  },
  60_000,
);

async function keys(): Promise<Record<string, string>> {
  const { generateKeyPairSync } = await import("node:crypto");
  const pair = () =>
    generateKeyPairSync("ec", {
      namedCurve: "P-256",
      publicKeyEncoding: { type: "spki", format: "pem" },
      privateKeyEncoding: { type: "pkcs8", format: "pem" },
    });
  const { privateKey, publicKey } = pair();
  return { "key.pem": privateKey, "key.pub": publicKey, "other.pub": pair().publicKey };
}
