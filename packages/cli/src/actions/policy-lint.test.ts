import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../run.ts";
import { sharedCache } from "../testing/run-hasp.ts";
import { createTestIo } from "../testing/test-io.ts";

const env = { HASP_CACHE: sharedCache };

const policy = (condition: string) => `# METADATA
# title: Team label missing
# description: Somebody must answer for a workload.
# custom:
#   id: team-label
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   remediation: Set the label team.
#   references: []
package hasp.policies.ours.team_label

violations contains {"message": $"{input.workload.name} has no team", "path": "/workload/labels"} if {
	${condition}
}
`;

const tests = `package hasp.policies.ours.team_label_test

import data.hasp.policies.ours.team_label

test_finds if count(team_label.violations) == 1 with input as {"workload": {"name": "a"}}

test_spares if count(team_label.violations) == 0
`;

async function lint(
  options: string,
  condition: string,
  files: Record<string, string> = { "p/ours/team-label_test.rego": tests },
) {
  const io = createTestIo({ env });
  const all = { "p/ours/team-label.rego": policy(condition), ...files };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(io.cwd, name)), { recursive: true });
    writeFileSync(join(io.cwd, name), text);
  }
  const code = await run(`policy lint ${options}`.trim().split(" "), io);
  return { code, out: io.out(), err: io.err() };
}

const good = "not input.workload.labels.team";

test("policies without fault pass, by folder and by --policy-dir", async () => {
  const clean = { code: 0, out: "no findings in 2 files\n", err: "" };
  expect(await lint("p", good)).toEqual(clean);
  expect(await lint("--policy-dir p", good)).toEqual(clean);
}, 60_000);

test("an error gives 1 and stands with its place, line and hint", async () => {
  const { code, out } = await lint("p", 'input.phase == "prod"');
  expect(code).toBe(1);
  expect(out.split("\n")).toEqual([
    "ERROR never-holds  p/ours/team-label.rego:14:2",
    expect.stringContaining('input.phase == "prod" never holds'),
    '   input.phase == "prod"',
    "   ^",
    expect.stringContaining("  hint: correct the condition"),
    "1 error in 2 files",
    "",
  ]);
}, 60_000);

test("a warning gives 1 only where it is asked for", async () => {
  const tested = await lint("p", good, {});
  expect(tested).toMatchObject({ code: 0, out: expect.stringContaining("WARNING missing-case") });
  expect(tested.out).toContain("1 warning in 1 file");
  expect((await lint("p --fail-on-level warning", good, {})).code).toBe(1);
  expect((await lint("p --fail-on-level note", good, {})).code).toBe(2);
}, 60_000);

test("a comment with a reason lets an error stand", async () => {
  const { code, out } = await lint(
    "p",
    'input.phase == "prod" # hasp lint: ignore never-holds a phase that is to come',
  );
  expect({ code, out }).toEqual({ code: 0, out: "no findings in 2 files\n" });
}, 60_000);

test("Rego that does not parse gives 1 beside the findings of the others", async () => {
  const { code, out } = await lint("p -f json", 'input.phase == "prod"', {
    "p/ours/team-label_test.rego": tests,
    "p/ours/broken.rego": "package hasp.policies.ours.broken\n\nviolations contains {",
  });
  expect(code).toBe(1);
  const { schemaVersion, files, findings } = JSON.parse(out);
  expect({ schemaVersion, files }).toEqual({ schemaVersion: "1", files: 3 });
  expect(findings).toEqual([
    expect.objectContaining({
      rule: "syntax",
      file: "p/ours/broken.rego",
      line: 3,
      level: "error",
    }),
    expect.objectContaining({ rule: "never-holds", file: "p/ours/team-label.rego", column: 2 }),
  ]);
}, 60_000);

test("SARIF has the rule, its level and the place", async () => {
  const { out } = await lint("p -f sarif", 'input.phase == "prod"', {});
  const [{ tool, results }] = JSON.parse(out).runs;
  expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([
    "missing-case",
    "never-holds",
  ]);
  expect(results[1]).toMatchObject({
    ruleId: "never-holds",
    ruleIndex: 1,
    level: "error",
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: "p/ours/team-label.rego" },
          region: { startLine: 14, startColumn: 2 },
        },
      },
    ],
  });
}, 60_000);

test("what policy new writes gives nothing", async () => {
  const io = createTestIo({ env });
  expect(await run("policy new p/ours/read-only-root".split(" "), io)).toBe(0);
  expect(await run("policy lint p".split(" "), io)).toBe(0);
  expect(io.out()).toContain("no findings in 2 files");
}, 60_000);
