import { expect, test } from "vitest";
import { type Graph, importsIn, readGraph, sourceFiles } from "./import-graph.ts";

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
  ["import {\n  a, // it's one\n} from './a.ts';", ["./a.ts"]],
  ["await import(`./a.ts`);", ["./a.ts"]],
  ['type A = import("./a.ts").A;', ["./a.ts"]],
  ['import { a } from "@hasp/core";', ["@hasp/core"]],
  ['import { join } from "node:path";\nconst a = "./a.ts";\nBuffer.from("./b.ts");', []],
])("reads %j", (text, expected) => {
  expect(importsIn(text)).toEqual(expected);
});

test("follows a package's name to the file that it stands for", () => {
  const graph = readGraph(sourceFiles());
  const targets = new Set([...graph.values()].flat());
  expect([...targets]).toEqual(
    expect.arrayContaining(["packages/core/src/index.ts", "packages/core/src/error.ts"]),
  );
});

test("no import runs in a circle", () => {
  const files = sourceFiles();
  expect(files.length).toBeGreaterThan(300);
  const circles = findCircles(readGraph(files));
  expect(circles.map((circle) => circle.sort().join(" <-> "))).toEqual([]);
});
