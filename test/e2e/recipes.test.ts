import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyCheckout } from "../../scripts/pack/copy-checkout.ts";
import { commandsOf } from "./guide-blocks.ts";
import { makeFolder, root } from "./hasp.ts";

const LIMIT = 240_000;
const folder = makeFolder();
const recipes = join(root, "docs/contributing");
const run = promisify(execFile);

/** What a recipe writes: a path on a line of its own, then the text. */
function filesOf(recipe: string): readonly { readonly path: string; readonly text: string }[] {
  const pattern = /^`(packages\/[^`]+)`:\n\n```(?:ts|rego)\n(.*?)^```$/gms;
  return Array.from(recipe.matchAll(pattern), ([, path = "", text = ""]) => ({ path, text }));
}

/** The lines that it adds to lists: file, list, import, member. */
function linesOf(recipe: string) {
  const pattern = /^\| `(packages\/[^`]+)` \| `(\w+)` \| (?:`([^`]+)`|none) \| `([^`]+)` \|$/gm;
  return Array.from(
    recipe.matchAll(pattern),
    ([, path = "", list = "", statement, member = ""]) => ({
      path,
      list,
      statement,
      member,
    }),
  );
}

const at = (path: string): string => join(folder.path, path);

function follow(recipe: string): void {
  for (const { path, text } of filesOf(recipe)) {
    // a recipe puts files into folders that are there, and over none
    expect(existsSync(dirname(at(path))), dirname(path)).toBe(true);
    writeFileSync(at(path), text, { flag: "wx" });
  }
  for (const { path, list, statement, member } of linesOf(recipe)) {
    const before = readFileSync(at(path), "utf8");
    const end = new RegExp(`(export const ${list}\\b[^=]*= [[{][^\\]}]*?),?(\\s*[\\]}])`);
    const after = before.replace(end, (_, start, close) => `${start}, ${member}${close}`);
    expect(after, `${path} has no list ${list}`).not.toBe(before);
    writeFileSync(at(path), `${statement ? `${statement}\n` : ""}${after}`);
  }
}

/** Runs a program of the checkout in the copy. @throws with what it said when it fails */
async function execute(program: string, args: readonly string[]): Promise<string> {
  const env = { ...process.env, HASP_CACHE: at("cache") };
  const options = { cwd: folder.path, env, timeout: LIMIT, maxBuffer: 2 ** 24 };
  return run(program, [...args], options).then(
    ({ stdout }) => stdout,
    (error) => {
      throw new Error(`${program} ${args.join(" ")}\n${error.stdout}${error.stderr}`);
    },
  );
}

beforeAll(() => {
  copyCheckout(root, folder.path);
  cpSync(join(root, "vitest.config.ts"), at("vitest.config.ts"));
  mkdirSync(at("cache"));
});
afterAll(() => folder[Symbol.dispose]());

test("each family has a recipe", () => {
  // packages/scanner tries the cataloger's; of mutants there is no family
  const families = ["ecosystem", "feed", "format", "policy", "secret-rule", "sensor", "source"];
  const others = ["cataloger.md", "mutation.md"];
  const names = readdirSync(recipes).filter((name) => !others.includes(name));
  expect(names.sort()).toEqual(families.map((name) => `${name}.md`));
});

test.each(["ecosystem", "feed", "format", "secret-rule", "sensor", "source"])(
  "the recipe for %s: its files and lines pass the compiler and the family's tests",
  async (name) => {
    const recipe = readFileSync(join(recipes, `${name}.md`), "utf8");
    const files = filesOf(recipe);
    expect(files.map(({ path }) => path.endsWith(".test.ts"))).toEqual([false, true]);
    follow(recipe);
    const [command = ""] = commandsOf(recipe).filter((line) => line.startsWith("npx vitest"));
    const [, , ...args] = command.split(" ");
    const report = await execute(at("node_modules/.bin/vitest"), [...args, "--reporter=verbose"]);
    expect(report).toContain(files[1]?.path);
    const home = files[0]?.path.split("/").slice(0, 2).join("/") ?? "";
    await execute(at("node_modules/.bin/tsc"), ["-b", home]);
  },
  LIMIT,
);

test(
  "the recipe for a policy: the policy and its tests pass",
  async () => {
    const recipe = readFileSync(join(recipes, "policy.md"), "utf8");
    follow(recipe);
    const hasp = [
      "--conditions=@hasp/source",
      "--no-warnings",
      "packages/cli/src/main.ts",
      "policy",
    ];
    await execute(process.execPath, [...hasp, "check"]);
    await execute(process.execPath, [...hasp, "lint"]);
    const tested = await execute(process.execPath, [
      ...hasp,
      "test",
      "--filter",
      "read_only_root_test",
    ]);
    expect(tested).toMatch(/^2 of 2 tests passed/m);
    const listed = await execute(process.execPath, [...hasp, "list"]);
    expect(listed).toContain("read-only-root");
  },
  LIMIT,
);
