import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfiguration } from "../config/config.ts";
import { checkReport } from "../testing/samples.ts";
import { createTestIo } from "../testing/test-io.ts";
import { prepareReport } from "./write-report.ts";

async function setUp(flags: object, options = {}) {
  const io = createTestIo(options);
  const { config } = (await readConfiguration(flags, io, [])).resolve();
  return { io, write: () => prepareReport({ io, config })({ type: "check", report: checkReport }) };
}

test("writes several formats at once, each to its own place", async () => {
  const { io, write } = await setUp(
    { format: ["table", "json=out/report.json"] },
    { env: { CLICOLOR_FORCE: "1" } },
  );
  await write();
  expect(io.out()).toContain("\u001b[");
  expect(JSON.parse(readFileSync(join(io.cwd, "out/report.json"), "utf8"))).toEqual(checkReport);
});

test("--output takes the format that has no file of its own, without colour", async () => {
  const { io, write } = await setUp({ output: "t.txt" }, { env: { CLICOLOR_FORCE: "1" } });
  await write();
  expect(io.out()).toBe("");
  expect(readFileSync(join(io.cwd, "t.txt"), "utf8")).toMatch(/^DENY/);
});

test.each([
  [{ format: ["jsno"] }, 'no format "jsno"', "did you mean json?"],
  [{ format: ["xml=a"] }, 'no format "xml"', "formats are table, json, sarif"],
  [{ format: ["table", "json"] }, "two formats go to standard output", "a file of its own"],
  [{ format: ["table=a", "json=./a"] }, "two formats go to", "a file of its own"],
  [
    { format: ["table=a.txt,json=b.json"] },
    "several formats in one",
    "write -f table=a.txt -f json=b.json",
  ],
  [{ format: ["table, json"] }, "several formats in one", "write -f table -f json"],
  [{ format: ["json="] }, "no file after =", "json alone"],
  [
    { format: ["json=a.json"], output: "b" },
    "--output b: every format has a file of its own",
    "-f json=a.json -f table",
  ],
])("refuses %j before any work is done", async (flags, message, hint) => {
  const { write } = await setUp(flags);
  expect(write).toThrow(
    expect.objectContaining({
      code: "VALUE_INVALID",
      message: expect.stringContaining(message),
      hint: expect.stringContaining(hint),
    }),
  );
});

test("two names of one file are one file, there or not", async () => {
  const { io } = await setUp({});
  mkdirSync(join(io.cwd, "real"));
  symlinkSync("real", join(io.cwd, "link"));
  for (const there of [false, true]) {
    if (there) writeFileSync(join(io.cwd, "real/a"), "");
    const { config } = (
      await readConfiguration({ format: ["table=link/a", "json=real/a"] }, io, [])
    ).resolve();
    expect(() => prepareReport({ io, config })).toThrow("two formats go to");
  }
});

test("--output may name the file that a format names", async () => {
  const { io, write } = await setUp({ format: ["json=a"], output: "a" });
  await write();
  expect(JSON.parse(readFileSync(join(io.cwd, "a"), "utf8"))).toEqual(checkReport);
});
