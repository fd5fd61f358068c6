import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";

const root = dirname(dirname(import.meta.dirname));

/** Imports, exports and `import()` of files beside: type imports count, for a reader follows them all the same. */
const IMPORT =
  /(?:^\s*(?:import|export)\b[^"';]*?|\bimport\s*\(\s*|^\s*import\s*)["'](\.{1,2}\/[^"']+)["']/gm;

type Graph = ReadonlyMap<string, readonly string[]>;

function readGraph(files: readonly string[]): Graph {
  const known = new Set(files);
  const importsOf = (file: string) =>
    [...readFileSync(file, "utf8").matchAll(IMPORT)]
      .map((match) => join(dirname(file), match[1] ?? ""))
      .filter((target) => known.has(target));
  return new Map(files.map((file) => [file, importsOf(file)]));
}

/** The strongly connected components of more than one file, or of one that imports itself (Tarjan, 1972). */
function findCircles(graph: Graph): string[][] {
  const circles: string[][] = [];
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const visit = (file: string): void => {
    const number = order.size;
    order.set(file, number);
    lowest.set(file, number);
    open.push(file);
    const imported = graph.get(file) ?? [];
    for (const next of imported) {
      if (!order.has(next)) visit(next);
      if (!open.includes(next)) continue;
      lowest.set(file, Math.min(lowest.get(file) ?? 0, lowest.get(next) ?? 0));
    }
    if (lowest.get(file) !== number) return;
    const component = open.splice(open.indexOf(file));
    if (component.length > 1 || imported.includes(file)) circles.push(component);
  };
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return circles;
}

test("finds circles, also those of a file with itself", () => {
  const graph = new Map([
    ["a", ["b"]],
    ["b", ["c", "d"]],
    ["c", ["a"]],
    ["d", ["e"]],
    ["e", []],
    ["f", ["f"]],
  ]);
  expect(findCircles(graph)).toEqual([["a", "b", "c"], ["f"]]);
});

test.each([
  ['import { a } from "./a.ts";', ["./a.ts"]],
  ['import type {\n  A,\n  B,\n} from "../a/b.ts";', ["../a/b.ts"]],
  ['export { a } from "./a.ts";', ["./a.ts"]],
  ['import "./a.ts";', ["./a.ts"]],
  ['  load: async () => (await import("../a.ts")).a,', ["../a.ts"]],
  ['import { join } from "node:path";\nconst a = "./a.ts";', []],
])("reads %j", (text, expected) => {
  expect([...text.matchAll(IMPORT)].map((match) => match[1])).toEqual(expected);
});

test("no import runs in a circle", () => {
  const files = globSync("packages/*/src/**/*.ts", { cwd: root }).map((file) => join(root, file));
  expect(files.length).toBeGreaterThan(300);
  const circles = findCircles(readGraph(files));
  expect(
    circles.map((circle) =>
      circle
        .map((file) => relative(root, file))
        .sort()
        .join(" <-> "),
    ),
  ).toEqual([]);
});
