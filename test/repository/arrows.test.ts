import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { packagesIn, root, sourceFiles } from "./import-graph.ts";

/** Who may import whom (DESIGN.md, "The house"); each only those above it. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  "@hasp/core": [],
  "@hasp/testing": ["@hasp/core"],
  "@hasp/policy": ["@hasp/core"],
  "@hasp/scanner": ["@hasp/core", "@hasp/testing"],
  "@hasp/kubernetes": ["@hasp/core", "@hasp/policy"],
  "@hasp/admission": ["@hasp/core", "@hasp/kubernetes", "@hasp/policy"],
  "@hasp/runtime": ["@hasp/core", "@hasp/policy", "@hasp/testing"],
  "@hasp/cli": [
    "@hasp/admission",
    "@hasp/core",
    "@hasp/kubernetes",
    "@hasp/policy",
    "@hasp/runtime",
    "@hasp/scanner",
    "@hasp/testing",
  ],
};
const names = Object.keys(arrows);

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const packages = globSync("packages/*/package.json", { cwd: root }).map((file) => ({
  folder: dirname(file),
  ...(JSON.parse(readFileSync(join(root, file), "utf8")) as Manifest),
}));

test("the packages are those of the design and no others, and each has the folder of its name", () => {
  expect(packages.map(({ name }) => name).sort()).toEqual(names.toSorted());
  for (const { name, folder } of packages) expect(`packages/${name.slice(6)}`).toBe(folder);
});

test("no arrow climbs", () => {
  for (const [index, allowed] of Object.values(arrows).entries())
    expect(names.slice(0, index)).toEqual(expect.arrayContaining([...allowed]));
});

test.each([
  ['import { a } from "@hasp/scanner";', ["@hasp/scanner"]],
  ['export * from "@hasp/scanner/facts-version";', ["@hasp/scanner"]],
  ["const a = await import('@hasp/scanner');", ["@hasp/scanner"]],
  ['type A = import("@hasp/scanner").A;', ["@hasp/scanner"]],
  ['createRequire(import.meta.url)("@hasp/scanner");', ["@hasp/scanner"]],
  ['import { a } from "../../scanner/src/a.ts";', ["@hasp/scanner"]],
  ['new URL("../../scanner/src/a.ts", import.meta.url);', ["@hasp/scanner"]],
  ['import { a } from "@hasp/policy";\nimport { b } from "./a.ts";', []],
])("reads %j", (text, expected) => {
  expect(packagesIn("packages/policy/src/b.ts", text)).toEqual(expected);
});

test.each(Object.entries(arrows))("%s imports and declares only %j", (name, allowed) => {
  const files = sourceFiles().filter((file) => file.startsWith(`packages/${name.slice(6)}/`));
  expect(files.length).toBeGreaterThan(10);
  const strays = files.flatMap((file) =>
    packagesIn(file, readFileSync(join(root, file), "utf8"))
      .filter((one) => names.includes(one) && !allowed.includes(one))
      .map((one) => `${file} imports ${one}`),
  );
  expect(strays).toEqual([]);
  const own = packages.find((one) => one.name === name);
  const declared = Object.keys({ ...own?.dependencies, ...own?.devDependencies });
  const ours = declared.filter((one) => one.startsWith("@hasp/"));
  expect(ours.toSorted()).toEqual(allowed.toSorted());
});

test("only tests import what is for tests, and it is not published", () => {
  const importing = sourceFiles().filter((file) =>
    packagesIn(file, readFileSync(join(root, file), "utf8")).includes("@hasp/testing"),
  );
  expect(importing.length).toBeGreaterThan(10);
  expect(importing.filter((file) => !/\.test\.ts$|\/testing\//.test(file))).toEqual([]);
  const isPublished = ({ dependencies = {} }: Manifest) => "@hasp/testing" in dependencies;
  expect(packages.filter(isPublished)).toEqual([]);
});
