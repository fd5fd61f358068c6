import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createTestIo } from "../testing/test-io.ts";
import { configSchema, resolveConfig } from "./config.ts";

interface Givens {
  readonly flags?: object;
  readonly env?: Record<string, string>;
  readonly file?: string;
}

async function resolve({ flags = {}, env = {}, file }: Givens) {
  const io = createTestIo({ env });
  if (file !== undefined) writeFileSync(join(io.cwd, "hasp.yaml"), file);
  return { io, ...(await resolveConfig(flags, io)) };
}

test.each([
  ["default", {}, undefined, "default"],
  ["file", { file: "fail-on: low" }, "low", "file hasp.yaml"],
  [
    "variable over file",
    { env: { HASP_FAIL_ON: "medium" }, file: "fail-on: low" },
    "medium",
    "environment HASP_FAIL_ON",
  ],
  [
    "flag over all",
    { flags: { "fail-on": "high" }, env: { HASP_FAIL_ON: "medium" }, file: "fail-on: low" },
    "high",
    "flag",
  ],
  [
    "an empty variable is none",
    { env: { HASP_FAIL_ON: "" }, file: "fail-on: low" },
    "low",
    "file hasp.yaml",
  ],
])("takes a choice from %s", async (_, givens, value, origin) => {
  const { config, origins } = await resolve(givens as Givens);
  expect([config["fail-on"], origins["fail-on"]]).toEqual([value, origin]);
});

test.each([
  ["1", true],
  ["true", true],
  ["on", true],
  ["0", false],
  ["No", false],
])("reads a flag from the variable text %s", async (text, expected) => {
  expect((await resolve({ env: { HASP_NO_FAIL: text } })).config["no-fail"]).toBe(expected);
});

test("splits a list at commas in a variable and takes one text for a list in the file", async () => {
  const { config } = await resolve({
    env: { HASP_FORMAT: "table, json=a.json" },
    file: "policy-dir: rules",
  });
  expect(config.format).toEqual(["table", "json=a.json"]);
  expect(config["policy-dir"]).toHaveLength(1);
});

test("a flag replaces a list, it does not add to it", async () => {
  const { config } = await resolve({ flags: { format: ["sarif"] }, file: "format: [json, table]" });
  expect(config.format).toEqual(["sarif"]);
});

test("paths in a file are relative to that file", async () => {
  const io = createTestIo();
  mkdirSync(join(io.cwd, "etc"));
  writeFileSync(join(io.cwd, "etc/my.yaml"), "settings: s.yaml\noutput: '-'\npolicy-dir: [a, /b]");
  const { config, origins } = await resolveConfig({ config: "etc/my.yaml" }, io);
  expect(config.settings).toBe(join(io.cwd, "etc/s.yaml"));
  expect(config.output).toBe("-");
  expect(config["policy-dir"]).toEqual([join(io.cwd, "etc/a"), "/b"]);
  expect(origins.settings).toBe("file etc/my.yaml");
});

test.each([
  [{ HASP_CACHE: "", XDG_CACHE_HOME: "/x", HOME: "/h" }, "/x/hasp"],
  [{ HASP_CACHE: "", HOME: "/h" }, "/h/.cache/hasp"],
  [{ HASP_CACHE: "/c" }, "/c"],
])("puts cache and database where %j says", async (env, cache) => {
  const { config } = await resolve({ env });
  expect([config.cache, config.db]).toEqual([cache, `${cache}/advisories.db`]);
});

test.each([
  ["a choice", { flags: { "fail-on": "hgih" } }, "VALUE_INVALID", "did you mean high? it takes"],
  ["a flag", { env: { HASP_NO_FAIL: "maybe" } }, "VALUE_INVALID", "it takes true or false"],
  ["a type", { file: "no-fail: 3" }, "VALUE_INVALID", "it takes true or false"],
  ["a text that is a mapping", { file: "db: {a: 1}" }, "VALUE_INVALID", "it takes a text"],
  ["a key", { file: "fial-on: low" }, "CONFIG_INVALID", "did you mean fail-on?"],
  ["config in the file", { file: "config: other.yaml" }, "CONFIG_INVALID", "did you mean config?"],
  ["a duplicate key", { file: "db: a\ndb: b" }, "CONFIG_INVALID", "correct the YAML"],
  ["a tab", { file: "db:\n\t- a" }, "CONFIG_INVALID", "correct the YAML"],
  ["a list for a mapping", { file: "- db" }, "CONFIG_INVALID", "hasp config lists"],
  ["a missing file", { flags: { config: "none.yaml" } }, "CONFIG_NOT_FOUND", "leave --config out"],
  ["an alias bomb", { file: bomb() }, "CONFIG_INVALID", "correct the YAML"],
])("refuses %s", async (_, givens, code, hint) => {
  await expect(resolve(givens as Givens)).rejects.toMatchObject({
    code,
    hint: expect.stringContaining(hint),
  });
});

test("an empty file sets nothing", async () => {
  expect((await resolve({ file: "# nothing\n" })).origins.db).toBe("default");
});

test("warns of a variable that looks like a misspelt setting", async () => {
  const { warnings } = await resolve({
    env: { HASP_VERIFICATON_KEY: "k", HASP_SOMETHING_ELSE_ENTIRELY: "1" },
  });
  expect(warnings).toEqual([
    "HASP_VERIFICATON_KEY is no setting; did you mean HASP_VERIFICATION_KEY?",
  ]);
});

test("publishes a schema of the file with the choices", () => {
  expect(configSchema()).toMatchObject({
    properties: { "fail-on": { enum: expect.arrayContaining(["critical"]) } },
    additionalProperties: false,
  });
});

function bomb(): string {
  const lines = ["a: &a [x, x, x, x, x, x, x, x, x]"];
  for (const [to, from] of ["ba", "cb", "dc", "ed", "fe", "gf", "hg"]) {
    lines.push(`${to}: &${to} [${Array(9).fill(`*${from}`).join(", ")}]`);
  }
  return lines.join("\n");
}
