import { generateKeyPairSync } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hasp, makeFolder } from "./hasp.ts";

const folder = makeFolder();
const at = (name: string): string => join(folder.path, name);
const env = { HASP_CACHE: at("cache") };
const privileged =
  "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: a:1, securityContext: {privileged: true}}]}\n";

beforeAll(() => {
  for (const name of ["right", "wrong"]) {
    const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    writeFileSync(at(`${name}.pub`), publicKey.export({ type: "spki", format: "pem" }));
    writeFileSync(at(`${name}.key`), privateKey.export({ type: "pkcs8", format: "pem" }));
  }
});
afterAll(() => folder[Symbol.dispose]());

test("runs the library's own tests, and they cover at least 95 % of it", async () => {
  const { code, stdout } = await hasp(["policy", "test", "--coverage", "95", "-f", "json"], {
    env,
    timeout: 600_000,
  });
  expect(code).toBe(0);
  const { tests, coverage } = JSON.parse(stdout);
  expect(tests.length).toBeGreaterThan(100);
  expect(coverage.percent).toBeGreaterThanOrEqual(95);
}, 600_000);

test("builds a signed bundle that judges with its key and with no other", async () => {
  const bundle = at("bundle.tar.gz");
  const built = await hasp(["policy", "build", "-o", bundle, "--signing-key", at("right.key")], {
    env,
  });
  expect(built).toMatchObject({ code: 0 });
  const check = ["check", "manifest", "-", "--bundle", bundle, "--verification-key"];
  const right = await hasp([...check, at("right.pub")], { env, input: privileged });
  expect(right.code).toBe(1);
  const wrong = await hasp([...check, at("wrong.pub")], { env, input: privileged });
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain("error[SIGNATURE_INVALID]");
});

test("refuses an unsigned bundle when a key is configured", async () => {
  const bundle = at("unsigned.tar.gz");
  await hasp(["policy", "build", "-o", bundle], { env });
  const run = await hasp(
    ["check", "manifest", "-", "--bundle", bundle, "--verification-key", at("right.pub")],
    { env, input: privileged },
  );
  expect(run.code).toBe(2);
  expect(run.stderr).toContain("error[BUNDLE_UNSIGNED]");
});

test("builds the same bytes from the same library", async () => {
  const digests = [];
  for (const cache of ["one", "two"]) {
    const bundle = at(`${cache}.tar.gz`);
    await hasp(["policy", "build", "-o", bundle], { env: { HASP_CACHE: at(cache) } });
    digests.push(readFileSync(bundle).toString("base64"));
  }
  expect(digests[0]).toBe(digests[1]);
});

function writePolicy(id: string, body: string): string {
  const library = at(`library-${id}`);
  mkdirSync(join(library, "workload"), { recursive: true });
  const head = [
    "title: Test",
    "description: Test.",
    "custom:",
    `  id: ${id}`,
    "  severity: low",
    "  subjects: [workload]",
    "  phases: [build]",
    "  remediation: None.",
    "  references: []",
  ];
  const metadata = ["METADATA", ...head].map((line) => `# ${line}\n`).join("");
  const name = id.replaceAll("-", "_");
  writeFileSync(
    join(library, "workload", `${id}.rego`),
    `${metadata}package hasp.policies.workload.${name}\n\n${body}`,
  );
  return library;
}

test("fails a policy that reads a field that does not exist, with its place and the nearest name", async () => {
  const library = writePolicy(
    "misspelt-field",
    'violations contains {"message": "m", "path": "/workload"} if {\n\tinput.workload.naem == "a"\n}\n',
  );
  const { code, stderr } = await hasp(["policy", "check", "--policy-dir", library], { env });
  expect(code).toBe(2);
  expect(stderr).toContain("error[POLICY_INVALID]");
  expect(stderr).toMatch(/misspelt-field\.rego:14/);
  expect(stderr).toContain("did you mean name?");
});

test("ends a policy that loops for long at its deadline: no verdict, 2", async () => {
  const library = writePolicy(
    "endless",
    // a search that starts over at each of a million places: work that takes no memory, so that only the deadline ends it
    `violations contains {"message": "m", "path": "/workload"} if {
	contains(long[4], concat("", [long[3], long[3], "b"]))
}

long := [letters, hundreds, thousands, many, million] if {
	letters := "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	hundreds := concat("", [letters | numbers.range(1, 32)[_]])
	thousands := concat("", [hundreds | numbers.range(1, 32)[_]])
	many := concat("", [thousands | numbers.range(1, 8)[_]])
	million := concat("", [thousands | numbers.range(1, 64)[_]])
}
`,
  );
  const { code, stdout, stderr } = await hasp(["check", "manifest", "-", "--policy-dir", library], {
    env,
    input: privileged,
  });
  expect(code).toBe(2);
  expect(stdout + stderr).toContain("EVALUATION_TIMEOUT");
});

test("judges with an organisation's settings: an exception is shown and no longer denies", async () => {
  const settings = at("settings.yaml");
  const expires = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const exception = `{id: EX-1, policies: [privileged-container], owner: a@example.com, reason: test, expires: ${expires}, match: {names: [a]}}`;
  writeFileSync(settings, `exceptions: [${exception}]\n`);
  const { stdout } = await hasp(["check", "manifest", "-", "--settings", settings, "-f", "json"], {
    env,
    input: privileged,
  });
  const [decision] = JSON.parse(stdout).decisions;
  expect(decision.excepted).toMatchObject([
    { policy: "privileged-container", exception: { id: "EX-1", owner: "a@example.com" } },
  ]);
  expect(decision.violations.map((one: { policy: string }) => one.policy)).not.toContain(
    "privileged-container",
  );
});
