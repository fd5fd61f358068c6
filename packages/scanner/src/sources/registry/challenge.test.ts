import { expect, test } from "vitest";
import { parseChallenge } from "./challenge.ts";

test.each([
  ['Basic realm="a"', { scheme: "basic" }],
  ["basic", { scheme: "basic" }],
  [
    'Bearer realm="https://auth.example.com/token",service="r",scope="repository:a:pull"',
    { scheme: "bearer", realm: "https://auth.example.com/token", service: "r" },
  ],
  ["BEARER Realm=https://a , service = r", { scheme: "bearer", realm: "https://a", service: "r" }],
  ['Bearer realm="a\\"b,c=d"', { scheme: "bearer", realm: 'a"b,c=d' }],
  ['Bearer realm=""', { scheme: "bearer", realm: "" }],
  ['Bearer service="r"', undefined],
  ['Bearer realm="never ends', undefined],
  ["Bearer", undefined],
  ["Negotiate", undefined],
  ['Digest realm="basic"', undefined],
  ['Digest realm="bearer realm=a"', undefined],
  ["", undefined],
  [undefined, undefined],
])("reads %j", (header, expected) => {
  expect(parseChallenge(header)).toEqual(expected);
});

test("a header of any length is read at once", () => {
  expect(parseChallenge(`Bearer ${'a="\\'.repeat(100_000)}`)).toBeUndefined();
});
