import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { openBundle } from "@hasp/policy";
import { expect, test } from "vitest";
import { commands } from "../commands/index.ts";
import { run } from "../run.ts";
import { sharedCache } from "../testing/run-hasp.ts";
import { teamLabel } from "../testing/team-label.ts";
import { createTestIo } from "../testing/test-io.ts";

const env = { HASP_CACHE: sharedCache };

const policy = (field: string) => teamLabel({ condition: `not input.workload.${field}.team` });

const testOf = (expected: string) => `package hasp.policies.ours.team_label_test

import data.hasp.policies.ours.team_label

test_missing if {
	count(team_label.violations) == ${expected} with input as {"workload": {"labels": {}}}
}
`;

async function hasp(line: string, files: Record<string, string>) {
  const io = createTestIo({ env });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(io.cwd, name)), { recursive: true });
    writeFileSync(join(io.cwd, name), text);
  }
  return { code: await run(line.split(" "), io), out: io.out(), err: io.err(), cwd: io.cwd };
}

const good = {
  "p/ours/team-label.rego": policy("labels"),
  "p/ours/team-label_test.rego": testOf("1"),
};

test("own policies are listed and checked beside the built-in ones", async () => {
  const { out } = await hasp("policy list --policy-dir p -f json", good);
  const listed = JSON.parse(out);
  expect(listed).toContainEqual(expect.objectContaining({ id: "team-label", severity: "low" }));
  expect(listed.length).toBeGreaterThan(1);
  expect(await hasp("policy check --policy-dir p", good)).toMatchObject({ code: 0, err: "" });
}, 120_000);

test("a failing test is named with its place and gives 1", async () => {
  const files = { ...good, "p/ours/team-label_test.rego": testOf("2") };
  const { code, out } = await hasp("policy test --policy-dir p --filter team_label", files);
  expect(code).toBe(1);
  expect(out).toContain("FAIL test_missing  p/ours/team-label_test.rego:5");
}, 120_000);

test("less coverage than asked for gives 1, and no test at all is undecided", async () => {
  const unreached = `${policy("labels")}\nviolations contains {"message": "late", "path": ""} if {\n\tinput.phase == "run"\n}\n`;
  const low = await hasp("policy test p --coverage 100", {
    ...good,
    "p/ours/team-label.rego": unreached,
  });
  expect(low.code).toBe(1);
  expect(low.out).toContain("less than 100 %");
  expect((await hasp("policy test p --filter no_such_test", good)).code).toBe(2);
}, 120_000);

test("tests that are all skipped test nothing, and a filter that is none is named", async () => {
  const files = {
    "p/ours/team-label.rego": policy("labels"),
    "p/ours/team-label_test.rego": testOf("1").replace("test_missing", "todo_test_missing"),
  };
  expect(await hasp("policy test p", files)).toMatchObject({
    code: 2,
    out: expect.stringContaining("0 of 1 test passed"),
  });
  const { code, err } = await hasp("policy test p --filter (", files);
  expect(err).toContain('error[VALUE_INVALID]: --filter: no regular expression: "("');
  expect(code).toBe(2);
}, 60_000);

test("the tests of the named folders run alone, with the built-in inputs and policies at hand", async () => {
  const borrowing = `package hasp.policies.ours.team_label_test

import data.hasp.policies.container.privileged_container
import data.hasp.policies.ours.team_label
import data.hasp.testing

test_borrows if {
	count(team_label.violations) == 1 with input as testing.deployed({})
	count(privileged_container.violations) == 0 with input as testing.deployed({})
}
`;
  const files = { ...good, "p/ours/team-label_test.rego": borrowing };
  const named = await hasp("policy test p", files);
  expect(named).toMatchObject({ code: 0, out: "1 of 1 test passed, coverage 100.0 %\n" });
  const configured = await hasp("policy test", { ...files, "hasp.yaml": "policy-dir: p" });
  expect(configured.out).toBe(named.out);
  expect((await hasp("policy test p --policy-dir p", files)).out).toBe(named.out);
}, 120_000);

test("policies of --policy-dir lend their rules to those that are named", async () => {
  const files = {
    "shared/lib/teams.rego": 'package hasp.lib.teams\n\nnames := {"a"}\n',
    "shared/lib/teams_test.rego": "package hasp.lib.teams_test\n\ntest_not_run if false\n",
    ...good,
    "p/ours/team-label_test.rego":
      'package ours_test\n\nimport data.hasp.lib.teams\n\ntest_lent if teams.names == {"a"}\n',
  };
  const { code, out } = await hasp("policy test p --policy-dir shared", files);
  expect(out).toMatch(/^1 of 1 test passed/m);
  expect(code).toBe(0);
}, 120_000);

test("a field that does not exist is refused with file, line and the nearest name", async () => {
  const files = { "p/ours/team-label.rego": policy("lables") };
  const { code, err } = await hasp("policy check --policy-dir p", files);
  expect(code).toBe(2);
  expect(err).toMatch(
    /error\[POLICY_INVALID\]: .*team-label\.rego:15:\d+: .*did you mean labels\?/,
  );
}, 120_000);

test("fmt names what is not formatted, and --write formats it", async () => {
  const untidy = "package a.b\n\n\n\nx   :=  1\n";
  const named = await hasp("policy fmt p", { "p/x.rego": untidy });
  expect(named).toMatchObject({ code: 1, out: `${join(named.cwd, "p/x.rego")}\n` });
  expect(readFileSync(join(named.cwd, "p/x.rego"), "utf8")).toBe(untidy);
  const written = await hasp("policy fmt --write p/x.rego", { "p/x.rego": untidy });
  expect(written.code).toBe(0);
  expect(readFileSync(join(written.cwd, "p/x.rego"), "utf8")).toBe("package a.b\n\nx := 1\n");
}, 120_000);

test("says what is in the built-in bundle, the same each time", async () => {
  const first = await hasp("bundle inspect -f json", {});
  const { digest, entrypoints, files } = JSON.parse(first.out);
  expect(entrypoints).toContain("hasp/decide/workload");
  expect(files).toContainEqual(expect.objectContaining({ name: "policy.wasm" }));
  expect(JSON.parse((await hasp("bundle inspect -f json", {})).out).digest).toBe(digest);
}, 120_000);

test("policy build -o - writes the bundle to standard output, and none to a terminal", async () => {
  const io = createTestIo({ env });
  expect(await run("policy build -o -".split(" "), io)).toBe(0);
  const bundle = await openBundle(Buffer.from(io.out(), "latin1"));
  expect(bundle.entrypoints).toContain("hasp/decide/workload");
  expect(readdirSync(io.cwd)).toEqual([]);
  const terminal = createTestIo({ env, isTTY: true });
  expect(await run("policy build -o -".split(" "), terminal)).toBe(2);
  expect([terminal.out(), terminal.err()]).toEqual(["", expect.stringContaining("no text")]);
}, 120_000);

const listing = commands.filter(({ formats }) => formats);

test.each(listing)("hasp $name refuses a format that its help does not name", async (command) => {
  const words = [
    ...command.name.split(" "),
    ...(command.arguments ?? []).map(({ choices }) => choices?.[0] ?? "x"),
  ];
  const { code, err } = await hasp([...words, "-f", "pdf"].join(" "), {});
  expect(err).toContain('error[VALUE_INVALID]: --format: no format "pdf"');
  expect(code).toBe(2);
});

test("bundle verify needs a key", async () => {
  expect(await hasp("bundle verify b.tar.gz", {})).toMatchObject({
    code: 2,
    err: expect.stringContaining("--verification-key is missing"),
  });
});

const workload = `{"contract":1,"phase":"build","kind":"workload","context":{"time":"2026-01-31T12:00:00Z"},"workload":[]}`;

test.each([
  ["--explain", "r.json", "[]", /r\.json is no record of a decision/],
  ["--explain", "r.json", `{"input":null}`, /r\.json is no record of a decision/],
  ["--explain", "r.json", workload, /r\.json is no record of a decision/],
  ["--explain", "r.json", `{"input":${workload}}`, /r\.json is no record of a decision/],
  ["--records", "nowhere", "", /FILE_NOT_FOUND.*nowhere/],
  ["--records", ".", "{}", /r\.json is no record of a decision/],
])(
  "policy settings refuses %s %s with %j",
  async (flag, name, text, message) => {
    const { code, err } = await hasp(`policy settings ${flag} ${name}`, { "r.json": text });
    expect(err).toMatch(message);
    expect(code).toBe(2);
  },
  120_000,
);

test("changes that no test notices are listed with line and caret, and too small a share gives 1", async () => {
  const weak = testOf("1").replace("== 1", ">= 0");
  const files = { ...good, "p/ours/team-label_test.rego": weak };
  const { code, out } = await hasp("policy test p --mutate --min-caught 90", files);
  expect(code).toBe(1);
  expect(out).toMatch(/MISSED not dropped: .*team-label\.rego:15:2, 1 test reach/);
  expect(out).toMatch(/\n +\^\n/);
  expect(out).toContain("less than 90 %");
  const { code: met, out: json } = await hasp("policy test p --mutate -f json", files);
  expect(met).toBe(0);
  expect(JSON.parse(json)).toMatchObject({
    schemaVersion: "1",
    failing: [],
    counted: expect.any(Number),
  });
}, 120_000);

test("what --mutate does not do is refused, and nothing to change is undecided", async () => {
  expect(await hasp("policy test p --mutate --filter no_such_policy", good)).toMatchObject({
    code: 2,
  });
  const { code, err } = await hasp("policy test p --mutate --coverage 90", good);
  expect(code).toBe(2);
  expect(err).toContain("--mutate measures no coverage");
  expect((await hasp("policy test p --mutate --filter (", good)).err).toContain(
    "no regular expression",
  );
}, 120_000);

test("the tests are written as JUnit XML beside the table, and changes of policies are not", async () => {
  const { code, out, cwd } = await hasp("policy test p -f table -f junit=tests.xml", good);
  expect(code).toBe(0);
  expect(out).toContain("1 of 1 test passed");
  expect(readFileSync(join(cwd, "tests.xml"), "utf8")).toContain(
    '<testcase classname="hasp.policies.ours.team_label_test" name="test_missing" file="p/ours/team-label_test.rego" line="5"',
  );
  const refused = await hasp("policy test p --mutate -f junit", good);
  expect(refused.err).toContain('--format: no format "junit"');
}, 120_000);
