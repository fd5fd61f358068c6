import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { ociLayout, writeFolder } from "@hasp/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

const home = join(import.meta.dirname, "..");
const root = join(home, "../..");
const recipe = readFileSync(join(root, "docs/contributing/cataloger.md"), "utf8");
const run = promisify(execFile);

/** The files that the recipe writes: a path on a line of its own, then the text. */
const files = [...recipe.matchAll(/^`(packages\/[^`]+)`:\n\n```ts\n(.*?)^```$/gms)].map(
  ([, path = "", text = ""]) => ({ path, text }),
);
/** The lines that it adds to lists: file, list, import, member. */
const lines = [
  ...recipe.matchAll(/^\| `(packages\/[^`]+)` \| `(\w+)` \| (?:`([^`]+)`|none) \| `([^`]+)` \|$/gm),
].map(([, path = "", list = "", statement, member = ""]) => ({ path, list, statement, member }));

let scratch: string;
let before: ReadonlyMap<string, string>;

beforeAll(() => {
  // below the package, so that what it imports is found
  mkdirSync(join(home, "dist"), { recursive: true });
  scratch = mkdtempSync(join(home, "dist", "recipe-"));
  for (const name of ["core", "scanner", "testing"]) {
    for (const part of ["package.json", "src"]) {
      const path = join("packages", name, part);
      cpSync(join(root, path), join(scratch, path), { recursive: true });
    }
  }
  mkdirSync(join(scratch, "node_modules/@hasp"), { recursive: true });
  for (const name of ["core", "testing"]) {
    symlinkSync(`../../packages/${name}`, join(scratch, "node_modules/@hasp", name));
  }
  before = snapshot();
  writeAll();
});
afterAll(() => rmSync(scratch, { recursive: true }));

/** Every source file of the copy, by its bytes. */
function snapshot(): ReadonlyMap<string, string> {
  const paths = globSync("packages/*/{package.json,src/**/*.ts}", { cwd: scratch });
  return new Map(
    paths.map((path) => {
      const bytes = readFileSync(join(scratch, path));
      return [path, createHash("sha256").update(bytes).digest("hex")];
    }),
  );
}

function writeAll(): void {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(scratch, path)), { recursive: true });
    writeFileSync(join(scratch, path), text, { flag: "wx" });
  }
  for (const { path, list, statement, member } of lines) {
    const before = readFileSync(join(scratch, path), "utf8");
    const end = new RegExp(
      `(export const ${list}\\b[^=]*= (?:z\\.enum\\()?\\[[^\\]]*?),?(\\s*\\])`,
    );
    const after = before.replace(end, `$1, ${member}$2`);
    expect(after, `${path} has no list ${list}`).not.toBe(before);
    writeFileSync(join(scratch, path), `${statement ? `${statement}\n` : ""}${after}`);
  }
}

const scanScript = `
import { factsVersion } from "./src/facts-version.ts";
import { scanImage } from "./src/index.ts";
const { packages, coverage, problems } = await scanImage("oci-dir:image", { platform: "linux/amd64" });
console.log(JSON.stringify({ packages, coverage, problems, factsVersion }));
`;

const versionScript = `
import { factsVersion } from ${JSON.stringify(join(home, "src/facts-version.ts"))};
process.stdout.write(factsVersion);
`;

/** Runs a script; what is scanned here and what is scanned there must not meet in one process. */
async function node(script: string, cwd: string): Promise<string> {
  const options = ["--conditions=@hasp/source", "--no-warnings", script];
  return (await run(process.execPath, options, { cwd, timeout: 60_000 })).stdout;
}

test("the recipe for a cataloger adds one by the files and the lines that it names, and no other file changes", async () => {
  expect(files.filter(({ path }) => path.endsWith(".test.ts"))).toHaveLength(files.length / 2);
  const after = snapshot();
  const changed = [...after.keys()].filter((path) => after.get(path) !== before.get(path));
  expect(changed.sort()).toEqual([...files, ...lines].map(({ path }) => path).sort());
  expect([...before.keys()].filter((path) => !after.has(path))).toEqual([]);

  const folder = join(scratch, "packages/scanner");
  const layer = {
    "usr/lib/R/library/boot/DESCRIPTION": "Package: boot\nVersion: 1.3-28\n",
    "usr/lib/R/library/bad/DESCRIPTION": "Package: bad\n",
  };
  writeFolder(join(folder, "image"), ociLayout({ layers: [layer] }));
  writeFileSync(join(folder, "scan.ts"), scanScript);
  const facts = JSON.parse(await node("scan.ts", folder));
  expect(facts).toMatchObject({
    packages: [{ type: "cran", name: "boot", purl: "pkg:cran/boot@1.3-28" }],
    coverage: [{ ecosystem: "cran", packages: 1, state: "no-data" }],
    problems: [
      { code: "ADVISORIES_MISSING" },
      { code: "ENTRY_SKIPPED", path: "usr/lib/R/library/bad/DESCRIPTION" },
    ],
  });
  // facts that were kept before the cataloger was there are stale
  expect(facts.factsVersion).toMatch(/^[0-9a-f]{16}$/);
  writeFileSync(join(scratch, "version.ts"), versionScript);
  expect(facts.factsVersion).not.toBe(await node("version.ts", scratch));
  expect(snapshot()).toEqual(after);
}, 90_000);

test("what the recipe writes passes the compiler and the families' tests", async () => {
  const base = join(root, "tsconfig.base.json");
  const include = ["packages/*/src"];
  const compilerOptions = { noEmit: true, composite: false };
  writeFileSync(
    join(scratch, "tsconfig.json"),
    JSON.stringify({ extends: base, compilerOptions, include }),
  );
  writeFileSync(
    join(scratch, "vitest.config.mjs"),
    'const conditions = ["@hasp/source"]; export default { resolve: { conditions }, ssr: { resolve: { conditions } } };',
  );
  const bin = (name: string) => join(root, "node_modules/.bin", name);
  const options = { cwd: scratch, timeout: 120_000 };
  await run(bin("tsc"), ["-p", "."], options);
  const folders = ["catalogers", "versions", "ecosystems"].map(
    (name) => `packages/scanner/src/${name}`,
  );
  const told = ["--reporter=json", "--outputFile=report.json"];
  await run(bin("vitest"), ["run", ...told, ...folders], options);
  const report = JSON.parse(readFileSync(join(scratch, "report.json"), "utf8"));
  expect(report).toMatchObject({ success: true, numFailedTests: 0 });
  const names = report.testResults.map(({ name }: { name: string }) => name);
  for (const { path } of files.filter((file) => file.path.endsWith(".test.ts"))) {
    expect(names).toContain(join(scratch, path));
  }
}, 180_000);
