import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hasp } from "../testing/run-hasp.ts";

test.each(["container", "workload", "image"])(
  "a new policy of a %s is formatted, checked and tested whole",
  async (kind) => {
    const { cwd, ...made } = await hasp(`policy new policies/our-own/team-label --kind ${kind}`);
    expect(made).toMatchObject({
      code: 0,
      out: "policies/our-own/team-label.rego\npolicies/our-own/team-label_test.rego\n",
      err: expect.stringContaining("hasp policy test policies"),
    });
    expect((await hasp("policy fmt policies", { cwd })).out).toBe("");
    expect(await hasp("policy check --policy-dir policies", { cwd })).toMatchObject({ code: 0 });
    const tested = await hasp("policy test policies --coverage 100", { cwd });
    expect(tested.out).toBe("2 of 2 tests passed, coverage 100.0 %\n");
    expect(tested.code).toBe(0);
  },
  120_000,
);

test.each(["container", "workload", "image"])(
  "a new policy of a %s is tested whole by its table",
  async (kind) => {
    const line = `policy new policies/our-own/team-label --kind ${kind} --tests yaml`;
    const { cwd, ...made } = await hasp(line);
    expect(made).toMatchObject({
      code: 0,
      out: "policies/our-own/team-label.rego\npolicies/our-own/team-label_test.yaml\n",
    });
    const tested = await hasp("policy test policies --coverage 100", { cwd });
    expect(tested).toMatchObject({ code: 0, out: "2 of 2 tests passed, coverage 100.0 %\n" });
    expect((await hasp(line.replace(" --tests yaml", ""), { cwd })).err).toContain("FILE_EXISTS");
  },
  120_000,
);

test("overwrites neither file, and writes none when one is there", async () => {
  const { cwd } = await hasp("policy new ours/a");
  writeFileSync(join(cwd, "ours/a_test.rego"), "mine");
  expect((await hasp("policy new ours/a.rego", { cwd })).err).toContain("error[FILE_EXISTS]");
  writeFileSync(join(cwd, "ours/b_test.rego"), "mine");
  expect(await hasp("policy new ours/b", { cwd })).toMatchObject({ code: 2, out: "" });
  expect(existsSync(join(cwd, "ours/b.rego"))).toBe(false);
  expect(readFileSync(join(cwd, "ours/a_test.rego"), "utf8")).toBe("mine");
});

test.each([
  "a",
  "policies/Ours/a",
  "policies/ours/a_b",
  "policies/ours/",
  "ours/a-test",
  "ours/a--b",
])("refuses %s", async (path) => {
  const { code, err } = await hasp(`policy new ${path}`);
  expect(err).toContain("error[VALUE_INVALID]: not a place for a policy");
  expect(code).toBe(2);
});

test.each(["ours/default", "true/label", "ours/input", "ours/on"])(
  "refuses %s, which Rego or YAML would not read as a name",
  async (path) => {
    const { code, err } = await hasp(`policy new ${path}`);
    expect(err).toMatch(/error\[VALUE_INVALID\]: \w+ is a word of Rego or YAML, not a name/);
    expect(code).toBe(2);
  },
);
