import { expect, test } from "vitest";
import { applyChange } from "./apply-change.ts";

// the cases of RFC 7396, appendix A
test.each([
  [{ a: "b" }, { a: "c" }, { a: "c" }],
  [{ a: "b" }, { b: "c" }, { a: "b", b: "c" }],
  [{ a: "b" }, { a: null }, {}],
  [{ a: "b", b: "c" }, { a: null }, { b: "c" }],
  [{ a: ["b"] }, { a: "c" }, { a: "c" }],
  [{ a: "c" }, { a: ["b"] }, { a: ["b"] }],
  [{ a: { b: "c" } }, { a: { b: "d", c: null } }, { a: { b: "d" } }],
  [{ a: [{ b: "c" }] }, { a: [1] }, { a: [1] }],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [[1, 2], { a: "b", c: null }, { a: "b" }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
])("%j changed by %j is %j", (document, change, value) => {
  expect(applyChange(document, change)).toEqual({ value, faults: [] });
});

const pod = { containers: [{ name: "a", tty: true }, { name: "b" }], "x/y": { z: 1 } };

test.each([
  [
    { "/containers/0": { tty: null, stdin: true } },
    { containers: [{ name: "a", stdin: true }, { name: "b" }] },
  ],
  [{ "/containers/1/name": "c" }, { containers: [{ name: "a", tty: true }, { name: "c" }] }],
  [{ "/containers/0": null }, { containers: [{ name: "b" }] }],
  [{ "/containers/-": { name: "c" } }, { containers: [...pod.containers, { name: "c" }] }],
  [{ "/x~1y/z": null }, { "x/y": {} }],
  [{ "/new": 1 }, { new: 1 }],
])("pointers of %j lead to what they change", (change, value) => {
  expect(applyChange(pod, change)).toEqual({ value: { ...pod, ...value }, faults: [] });
});

test.each([
  "/containers/2",
  "/containers/01",
  "/containers/x/name",
  "/a/b",
  "/containers/0/name/first",
])("%s leads to nothing", (pointer) => {
  const { value, faults } = applyChange(pod, { [pointer]: 1 });
  expect(value).toEqual(pod);
  expect(faults).toEqual([{ path: [pointer], message: "leads to nothing" }]);
});

test("what is taken out has to be there", () => {
  expect(applyChange(pod, { "/no": null, "/containers/-": null }).faults).toHaveLength(2);
});

test("leaves the document that others begin with as it is", () => {
  const before = structuredClone(pod);
  applyChange(pod, { "/containers/0/name": "z", "x/y": { z: 2 } });
  expect(pod).toEqual(before);
});
