import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { hasp } from "../testing/run-hasp.ts";
import { teamLabel } from "../testing/team-label.ts";

const at = (cwd: string, name: string): string => join(cwd, name);

test("a schema of each kind and of any is written anew, into the folder that is named", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "hasp-schema-"));
  mkdirSync(at(cwd, "policies/schemas"), { recursive: true });
  writeFileSync(at(cwd, "policies/schemas/workload.json"), "old");
  const { code, out } = await hasp("policy schema policies", { cwd });
  expect(code).toBe(0);
  const written = out.trim().split("\n");
  expect(written).toEqual(
    expect.arrayContaining([
      "policies/schemas/input.json",
      "policies/schemas/workload.json",
      "policies/schemas/process.json",
      "policies/.regal/config.yaml",
    ]),
  );
  for (const name of written) expect(existsSync(at(cwd, name))).toBe(true);
  const { anyOf } = JSON.parse(readFileSync(at(cwd, "policies/schemas/workload.json"), "utf8"));
  expect(anyOf).toHaveLength(1);
  // also what a policy has to say that it needs
  expect(Object.keys(anyOf[0].properties)).toEqual(
    expect.arrayContaining(["workload", "context", "object", "related"]),
  );
  const any = JSON.parse(readFileSync(at(cwd, "policies/schemas/input.json"), "utf8"));
  expect(any.anyOf).toHaveLength(written.length - 2);
});

test("settings of Regal that are there stay", async () => {
  const { cwd } = await hasp("policy schema");
  const config = at(cwd, ".regal/config.yaml");
  expect(parse(readFileSync(config, "utf8"))).toMatchObject({ project: { "rego-version": 1 } });
  writeFileSync(config, "rules: {}\n");
  const again = await hasp("policy schema", { cwd });
  expect(again).toMatchObject({ code: 0, err: expect.stringContaining("stays as it is") });
  expect(readFileSync(config, "utf8")).toBe("rules: {}\n");
});

const policy = (schema: string, reference: string) =>
  teamLabel({
    condition: `not ${reference}`,
    metadata: `# schemas:\n#   - input: schema.${schema}\n`,
  });

test.each([
  ["workload", "input.workload.labels.team", 0, /^$/],
  ["input", "input.workload.labels.team", 0, /^$/],
  // the schema has the object, and the policy has not asked for it
  ["workload", "input.object.spec", 2, /undefined ref: input\.object\.spec/],
  ["workload", "input.workload.labls", 2, /labls/],
  ["nothing", "input.workload.labels.team", 2, /undefined schema/],
])(
  "a policy that names schema.%s and reads %s ends with %i",
  async (name, reference, code, err) => {
    const cwd = mkdtempSync(join(tmpdir(), "hasp-schema-"));
    const file = at(cwd, "p/ours/team-label.rego");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, policy(name, reference));
    const checked = await hasp("policy check --policy-dir p", { cwd });
    expect(checked).toMatchObject({ code, err: expect.stringMatching(err) });
  },
  60_000,
);
