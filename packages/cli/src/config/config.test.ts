import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { commands } from "../commands/index.ts";
import { createTestIo } from "../testing/test-io.ts";
import { readConfiguration } from "./config.ts";
import { configSchema } from "./config-schema.ts";
import { optionNames, optionOf, ownersOf } from "./options.ts";

interface Givens {
  readonly flags?: object;
  readonly env?: Record<string, string>;
  readonly file?: string;
}

async function resolve({ flags = {}, env = {}, file }: Givens, command?: string) {
  const io = createTestIo({ env });
  if (file !== undefined) writeFileSync(join(io.cwd, "hasp.yaml"), file);
  const { resolve, warnings } = await readConfiguration(flags, io, commands);
  return { io, warnings, ...resolve(commands.find(({ name }) => name === command)) };
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

test("an empty variable that names a key is no answer, or nothing would be verified in silence", async () => {
  const env = { HASP_VERIFICATION_KEY: "" };
  await expect(resolve({ env }, "check manifest")).rejects.toMatchObject({
    code: "VALUE_INVALID",
    message: expect.stringContaining("HASP_VERIFICATION_KEY"),
  });
  const flags = { "verification-key": "key.pub" };
  const { config } = await resolve({ env, flags }, "check manifest");
  expect(config["verification-key"]).toBe("key.pub");
  await expect(resolve({ env }, "scan")).resolves.toBeDefined();
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
  writeFileSync(
    join(io.cwd, "etc/my.yaml"),
    "settings: s.yaml\nscan: {output: '-'}\npolicy-dir: [a, /b]\nformat: [table, json=r.json, sarif=-]",
  );
  const configuration = await readConfiguration({ config: "etc/my.yaml" }, io, commands);
  const { config, origins } = configuration.resolve(commands.find(({ name }) => name === "scan"));
  expect(config.settings).toBe(join(io.cwd, "etc/s.yaml"));
  expect(config.output).toBe("-");
  expect(config.format).toEqual(["table", `json=${join(io.cwd, "etc/r.json")}`, "sarif=-"]);
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
  ["a text that is a mapping", { file: "cache: {a: 1}" }, "VALUE_INVALID", "it takes a text"],
  ["a key", { file: "fial-on: low" }, "CONFIG_INVALID", "did you mean fail-on?"],
  ["config in the file", { file: "config: other.yaml" }, "CONFIG_INVALID", "hasp config lists"],
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

test.each([
  ["flag", { flags: { deadline: "0" } }, "--deadline: not a valid value: 0"],
  ["flag", { flags: { deadline: "30001" } }, "--deadline: not a valid value: 30001"],
  ["flag", { flags: { deadline: "-5" } }, '--deadline: not a valid value: "-5"'],
  ["flag", { flags: { deadline: "1e3" } }, '--deadline: not a valid value: "1e3"'],
  ["variable", { env: { HASP_DEADLINE: "99" } }, "deadline (environment HASP_DEADLINE)"],
  ["file", { file: "deadline: 0" }, "deadline (file hasp.yaml)"],
  ["file", { file: "deadline: 500.5" }, "deadline (file hasp.yaml)"],
])("refuses a number out of its range from a %s", async (_, givens, message) => {
  await expect(resolve(givens as Givens)).rejects.toMatchObject({
    code: "VALUE_INVALID",
    message: expect.stringContaining(message),
    hint: "it takes a whole number from 100 to 30000",
  });
});

const numbers = optionNames.filter((name) => optionOf(name).type === "integer");

test.each(numbers)(
  "%s has a least and a greatest, which it takes, and no default but between",
  async (name) => {
    const { range, default: fallback } = optionOf(name);
    if (!range) throw new Error("no range");
    for (const number of [range.least, range.greatest]) {
      const { config } = await resolve({ flags: { [name]: String(number) } });
      expect(config[name]).toBe(number);
    }
    await expect(resolve({ flags: { [name]: String(range.greatest + 1) } })).rejects.toThrow(name);
    const implied = fallback === undefined ? range.least : Number(fallback);
    expect(implied).toBeGreaterThanOrEqual(range.least);
    expect(implied).toBeLessThanOrEqual(range.greatest);
  },
);

test("an empty file sets nothing", async () => {
  expect((await resolve({ file: "# nothing\n" })).origins.db).toBe("default");
});

test("tells what the variables look like", async () => {
  const { warnings } = await resolve({
    env: { HASP_VERIFICATON_KEY: "k", HASP_PORT: "tcp://a:1" },
  });
  expect(warnings).toEqual([
    "HASP_VERIFICATON_KEY is no setting; did you mean HASP_VERIFICATION_KEY?",
  ]);
});

const byCommand = `
environment: production
scan:
  output: scan.json
check:
  environment: ci
  image: {output: image.json, environment: pipeline}
policy: {build: {output: ours.tar.gz}}
bundle: {inspect: {verification-key: k.pub}}
`;

test.each([
  ["scan", "scan.json", "production"],
  ["check image", "image.json", "pipeline"],
  ["check manifest", "-", "ci"],
  ["policy build", "ours.tar.gz", "production"],
])("the innermost section of the file holds for %s", async (command, output, environment) => {
  const { config, io } = await resolve({ file: byCommand }, command);
  expect(config.output).toBe(output === "-" ? "-" : join(io.cwd, output));
  expect(config.environment).toBe(environment);
});

test("a bundle gets a file of its own where nobody says anything", async () => {
  expect((await resolve({}, "policy build")).config.output).toBe("bundle.tar.gz");
  expect((await resolve({}, "scan")).config.output).toBe("-");
});

test("an origin in the file names the section", async () => {
  const { origins } = await resolve({ file: byCommand }, "check image");
  expect(origins.output).toBe("file hasp.yaml: check image");
  expect((await resolve({ file: byCommand }, "db status")).origins.environment).toBe(
    "file hasp.yaml",
  );
});

test("a word that is option and group is a section when it holds a mapping", async () => {
  const { config } = await resolve({ file: byCommand }, "bundle inspect");
  expect(config.bundle).toBeUndefined();
  expect(config["verification-key"]).toMatch(/k\.pub$/);
  expect((await resolve({ file: "bundle: b.tar.gz" }, "scan")).config.bundle).toMatch(
    /b\.tar\.gz$/,
  );
});

test("an empty section sets nothing", async () => {
  expect((await resolve({ file: "scan:\n" }, "scan")).origins.output).toBe("default");
});

test.each([
  [
    "what means something else from command to command",
    "output: report.json",
    "output means something else from command to command",
    "scan: {output: …} or policy: {build: {output: …}}",
  ],
  [
    "an option of other commands",
    "scan: {revision: a}",
    "hasp scan has no option revision",
    "policy: {build: {revision: …}}",
  ],
  [
    "an unknown key in a section",
    "scan: {ouput: a}",
    'scan: unknown key "ouput"',
    "did you mean output?",
  ],
  [
    "an unknown command",
    "polcy: {build: {output: a}}",
    'unknown key "polcy"',
    "did you mean policy?",
  ],
  [
    "a command without options",
    "version: {quiet: true}",
    'unknown key "version"',
    "hasp config lists",
  ],
  ["a text for a section", "scan: a.json", "scan: not a mapping", "hasp config lists"],
  [
    "a list for a section",
    "policy: {build: [a]}",
    "policy build: not a mapping",
    "hasp config lists",
  ],
  ["a mapping for a value", "db: {import: {db: {a: 1}}}", "db", "it takes a text"],
  ["config in a section", "scan: {config: a.yaml}", 'unknown key "config"', ""],
  [
    "a wrong value of another command",
    "policy: {build: {output: [1]}}",
    "output (file hasp.yaml: policy build)",
    "it takes a text",
  ],
])("refuses in the file %s", async (_, file, message, hint) => {
  await expect(resolve({ file }, "scan")).rejects.toMatchObject({
    message: expect.stringContaining(message),
    hint: expect.stringContaining(hint),
  });
});

test.each([
  ["a folder", mkdirSync, "FILE_IS_FOLDER"],
  ["a link to nothing", (path: string) => symlinkSync("none", path), "FILE_NOT_FOUND"],
])("does not pass over a hasp.yaml that is %s", async (_, make, code) => {
  const io = createTestIo();
  make(join(io.cwd, "hasp.yaml"));
  await expect(readConfiguration({}, io, commands)).rejects.toMatchObject({ code });
});

test.each([["config: a"], ["1: 2"], ["<<: {phase: run}"]])(
  "offers for %s no key that is no better",
  async (file) => {
    await expect(resolve({ file })).rejects.toMatchObject({ hint: "hasp config lists the keys" });
  },
);

test("leaves it to the error to speak of a key that is a list", async () => {
  const warned = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
  await expect(resolve({ file: "? [a]\n: b\n" })).rejects.toMatchObject({ code: "CONFIG_INVALID" });
  expect(warned).not.toHaveBeenCalled();
});

test("a variable does not speak for commands that mean something else by it", async () => {
  const env = { HASP_OUTPUT: "report.json" };
  await expect(resolve({ env }, "policy build")).rejects.toMatchObject({
    code: "VALUE_INVALID",
    message: expect.stringContaining("HASP_OUTPUT"),
    hint: expect.stringContaining("policy: {build: {output: …}}"),
  });
  expect((await resolve({ env }, "db import")).config.output).toBe("-");
});

test("every option belongs to a command, and every other meaning to a command that takes it", () => {
  for (const name of optionNames) {
    const owners = ownersOf(name, commands).map((owner) => owner.name);
    expect(owners, name).not.toEqual([]);
    expect(owners).toEqual(expect.arrayContaining(Object.keys(optionOf(name).byCommand ?? {})));
  }
});

test("the published schema takes what the reader takes, and nothing else", async () => {
  const schema = z.fromJSONSchema(configSchema(commands) as Parameters<typeof z.fromJSONSchema>[0]);
  const files = [
    byCommand,
    "fail-on: critical",
    "scan: {fail-on: high, format: [table, json=a.json]}",
    "scan:",
    "bundle: b.tar.gz",
    "output: a.json",
    "fail-on: hgih",
    "scan: {revision: a}",
    "version: {quiet: true}",
    "policy: {build: {output: [1]}}",
    "config: other.yaml",
    "scan: a.json",
  ];
  for (const file of files) {
    const isRead = await resolve({ file }).then(
      () => true,
      () => false,
    );
    expect([file, schema.safeParse(parse(file)).success]).toEqual([file, isRead]);
  }
});

function bomb(): string {
  const lines = ["a: &a [x, x, x, x, x, x, x, x, x]"];
  for (const [to, from] of ["ba", "cb", "dc", "ed", "fe", "gf", "hg"]) {
    lines.push(`${to}: &${to} [${Array(9).fill(`*${from}`).join(", ")}]`);
  }
  return lines.join("\n");
}
