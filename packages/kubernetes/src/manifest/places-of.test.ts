import fc from "fast-check";
import { expect, test } from "vitest";
import { placesOf } from "./places-of.ts";
import { readManifests } from "./read-manifests.ts";

const documentsIn = (text: string) => readManifests({ name: "a.yaml", text }).documents;

test("knows the line and column of every value, aliases and merges followed", () => {
  const text = [
    "apiVersion: v1",
    "kind: List",
    "items:",
    "- apiVersion: v1",
    "  kind: ConfigMap",
    "  base: &base",
    "    color: blue",
    "    size: 1",
    "  data:",
    "    <<: *base",
    "    size: 2",
    "  list: [x, {a/b: *base}]",
  ].join("\n");
  const [document] = documentsIn(text);
  expect(document && placesOf(document)).toEqual({
    file: "a.yaml",
    places: {
      "": [4, 3],
      "/apiVersion": [4, 3],
      "/kind": [5, 3],
      "/base": [6, 3],
      "/base/color": [7, 5],
      "/base/size": [8, 5],
      "/data": [9, 3],
      "/data/size": [11, 5],
      "/data/color": [7, 5],
      "/list": [12, 3],
      "/list/0": [12, 10],
      "/list/1": [12, 13],
      "/list/1/a~1b": [12, 14],
      "/list/1/a~1b/color": [7, 5],
      "/list/1/a~1b/size": [8, 5],
    },
  });
});

test("keeps of too many values those nearest to the top", () => {
  const deep = "data:\n  a:\n    b:\n      c: 1\n  d: 2\n";
  const [document] = documentsIn(`apiVersion: v1\nkind: ConfigMap\n${deep}`);
  const places = document && placesOf(document, 6).places;
  expect(Object.keys(places ?? {})).toEqual([
    "",
    "/apiVersion",
    "/kind",
    "/data",
    "/data/a",
    "/data/d",
  ]);
});

test("finds the places that locate finds, for every value of any object", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (data) => {
      const object = { apiVersion: "v1", kind: "ConfigMap", data };
      const [document] = documentsIn(JSON.stringify(object, undefined, 2));
      if (!document) throw new Error("no document");
      const { places } = placesOf(document);
      expect(Object.keys(places)).toHaveLength(countOf(JSON.parse(JSON.stringify(object))));
      for (const [pointer, [line, column]] of Object.entries(places)) {
        expect(document.locate(pointer)).toEqual({ file: "a.yaml", line, column });
      }
    }),
  );
});

function countOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 1;
  return Object.values(value).reduce((sum: number, member) => sum + countOf(member), 1);
}
