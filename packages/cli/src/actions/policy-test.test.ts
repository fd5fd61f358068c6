import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test, vi } from "vitest";
import { hasp } from "../testing/run-hasp.ts";
import { teamLabel } from "../testing/team-label.ts";
import { createTestIo } from "../testing/test-io.ts";

vi.setConfig({ testTimeout: 120_000 });

async function run(line: string, files: Readonly<Record<string, string>>) {
  const { cwd } = createTestIo();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
  return hasp(line, { cwd });
}

const deployment = `apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web, namespace: shop, labels: {app: web}}
    spec:
      selector: {matchLabels: {app: web}}
      template:
        metadata: {labels: {app: web}}
        spec: {containers: [{name: web, image: web}]}`;

const table = (cases: string) => `policy: team-label
given:
  manifest:
    ${deployment}
cases:
${cases}`;

const files = (cases: string, policy = teamLabel()) => ({
  "p/ours/team-label.rego": policy,
  "p/ours/team-label_test.yaml": table(cases),
});

test("a table of manifests is counted, covered, mutated and reported as tests in Rego are", async () => {
  const cases = `  - {name: finds it, want: [{message: no label team, path: /workload/labels}]}
  - {name: allows it, change: {metadata: {labels: {team: a}}}, want: none}
`;
  const { cwd, ...tested } = await run(
    "policy test p --coverage 100 -f table -f junit=tests.xml",
    files(cases),
  );
  expect(tested).toEqual({ code: 0, err: "", out: "2 of 2 tests passed, coverage 100.0 %\n" });
  expect(readFileSync(join(cwd, "tests.xml"), "utf8")).toContain(
    '<testcase classname="hasp.policies.ours.team_label_table_test" name="test_finds_it" file="p/ours/team-label_test.yaml" line="13"',
  );
  const one = await hasp("policy test p --filter allows_it", { cwd });
  expect(one.out).toMatch(/^1 of 1 test passed/);
  const mutated = await hasp("policy test p --mutate --min-caught 100", { cwd });
  expect(mutated).toMatchObject({ code: 0, out: expect.stringContaining("(100.0 %)") });
});

test("a manifest is judged with the namespace and the objects beside it, and with its own phase", async () => {
  const policy = teamLabel({
    condition:
      'input.context.namespace.labels.env == "prod"\n\tcount(input.related.services) == 1\n\tinput.phase == "build"\n\tinput.context.cluster.name == "c"',
  }).replace("#   references", "#   needs: [related.services]\n#   references");
  const cases = `  - name: finds it
    phase: build
    context: {cluster: {name: c}}
    related:
      - {apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {env: prod}}}
      - {apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}, spec: {selector: {app: web}}}
    want: [{message: no label team}]
  - {name: alone, phase: build, context: {cluster: {name: c}}, want: none}
`;
  expect(await run("policy test p", files(cases, policy))).toMatchObject({
    code: 0,
    out: "2 of 2 tests passed, coverage 100.0 %\n",
  });
});

test("what no phase would judge is told with its line, and the other cases run", async () => {
  const cases = `  - {name: finds it, want: [{message: no label team}]}
  - {name: phase, phase: run, want: none}
  - {name: object, manifest: {apiVersion: v1, kind: Service, metadata: {name: a}}, want: none}
  - {name: type, change: {/spec/template/spec/containers/0/image: 1}, want: none}
  - {name: no object, manifest: {kind: Pod}, want: none}
  - {name: beside, related: [{kind: Pod}], want: none}
  - {name: wrong, want: [{message: no label teams, path: /workload/labels}]}
`;
  const { code, out } = await run("policy test p", files(cases));
  expect(code).toBe(1);
  const name = "p/ours/team-label_test.yaml";
  expect(out.split("\n")).toEqual([
    `ERROR test_phase  ${name}:14`,
    "  team-label_test.yaml:14: the policy has build, deploy, and not run",
    `ERROR test_object  ${name}:15`,
    "  team-label_test.yaml:15: the policy judges workload, and not resource",
    `ERROR test_type  ${name}:16`,
    expect.stringMatching(
      /^ {2}team-label_test.yaml:16: \/spec\/template\/spec\/containers\/0\/image must be/,
    ),
    `ERROR test_no_object  ${name}:17`,
    expect.stringMatching(/^ {2}team-label_test.yaml:17: \/apiVersion /),
    `ERROR test_beside  ${name}:18`,
    expect.stringMatching(/^ {2}team-label_test.yaml:3: related: \/apiVersion /),
    `FAIL test_wrong  ${name}:19`,
    "  another violation came than was wanted",
    '  message: wanted "no label teams"',
    '             came "no label team"',
    "1 of 7 tests passed, coverage 100.0 %",
    "",
  ]);
});

test("a table tests a built-in policy where it lies in its group", async () => {
  const { out, code } = await run("policy test p", {
    "p/ours/team-label.rego": teamLabel(),
    "p/container/privileged-container_test.yaml": `policy: privileged-container
given:
  manifest: {apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: a, image: a}]}}
cases:
  - {name: none, want: none}
  - name: one
    change: {/spec/containers/0/securityContext: {privileged: true}}
    want: [{message: {contains: privileged}, severity: high}]
`,
  });
  expect(out).toContain("2 of 2 tests passed");
  expect(code).toBe(0);
});
