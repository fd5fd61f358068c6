import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const root = dirname(dirname(import.meta.dirname));

interface ErrorClass {
  readonly name: string;
  readonly owner: string;
  readonly codes: readonly string[];
}

const sources = globSync("packages/*/src/**/*.ts", { cwd: root }).map((file) => ({
  file,
  owner: file.split(/[\\/]/)[1] ?? "",
  text: readFileSync(join(root, file), "utf8"),
}));

/** The classes of errors that a file declares, each with its closed union of codes, which may have a name of its own. */
function classesOf({ owner, text }: (typeof sources)[number]): readonly ErrorClass[] {
  const found = text.matchAll(/class (\w+) extends CodedError<\s*([^>]*?)\s*>/g);
  return [...found].map(([, name = "", union = ""]) => {
    const written = new RegExp(`type ${union} =([^;]*);`).exec(text)?.[1] ?? union;
    const codes = [...written.matchAll(/"([A-Z][A-Z0-9_]+)"/g)].map(([, code = ""]) => code);
    return { name, owner, codes };
  });
}

const classes = sources.flatMap(classesOf);
const codes = classes.flatMap((one) => one.codes);
const headings = [
  ...readFileSync(join(root, "docs/errors.md"), "utf8").matchAll(/^### ([A-Z][A-Z0-9_]+)$/gm),
].map(([, heading = ""]) => heading);

test("every class of errors is found, with its codes", () => {
  const declared = sources.flatMap(({ text }) => text.match(/\bextends CodedError\b/g) ?? []);
  expect(classes).toHaveLength(declared.length);
  for (const { name, codes } of classes) expect({ name, codes }).not.toMatchObject({ codes: [] });
  expect(codes.length).toBeGreaterThan(50);
});

test("every error code has one class", () => {
  const twice = codes.filter((code, index) => codes.indexOf(code) !== index);
  const shared = twice.map((code) => [
    code,
    ...classes.filter((one) => one.codes.includes(code)).map(({ name }) => name),
  ]);
  expect(shared).toEqual([]);
});

test.each(classes)("$name is made by $owner only, which owns its codes", ({ name, owner }) => {
  const elsewhere = sources.filter(
    ({ file, text, owner: place }) =>
      place !== owner &&
      !file.endsWith(".test.ts") &&
      new RegExp(`\\b(?:new|extends) ${name}\\b`).test(text),
  );
  expect(elsewhere.map(({ file }) => file)).toEqual([]);
});

test("every error code is raised: it is named where it is declared and where it is given", () => {
  const told = sources.filter(({ file }) => !file.endsWith(".test.ts")).map(({ text }) => text);
  const uses = (code: string) => told.join("\n").split(`"${code}"`).length - 1;
  expect(codes.filter((code) => uses(code) < 2)).toEqual([]);
});

test("no error is made of no domain", () => {
  const bare = sources.filter(
    ({ file, text }) => !file.endsWith(".test.ts") && /\bnew CodedError\(/.test(text),
  );
  expect(bare.map(({ file }) => file)).toEqual([]);
});

test("every error code has one heading in docs/errors.md, and every heading is a code", () => {
  expect(headings.toSorted()).toEqual(codes.toSorted());
});
