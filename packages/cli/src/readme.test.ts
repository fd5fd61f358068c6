import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { placeExample } from "@hasp/testing";
import { expect, test } from "vitest";
import { sharedCache } from "./testing/run-hasp.ts";

const home = join(import.meta.dirname, "..");
const readme = readFileSync(join(home, "README.md"), "utf8");

test("the README's example prints what the README says", { timeout: 60_000 }, () => {
  const [, printed = ""] = /It prints `(.*?)`/.exec(readme) ?? [];
  using example = placeExample(home);
  const output = execFileSync(process.execPath, example.args, {
    cwd: example.folder,
    env: { HASP_CACHE: sharedCache },
    encoding: "utf8",
    timeout: 50_000,
  });
  expect(output).toBe(`${printed}\n`);
});

test("the README names every folder of the source", () => {
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "testing")
    .map(({ name }) => name);
  for (const name of folders) expect(readme).toContain(`\`${name}/\``);
});
