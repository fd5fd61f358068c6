import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { compareWithOpa, differences } from "../../testing/opa-oracle.ts";

// the first call compiles OPA itself
vi.setConfig({ testTimeout: 120_000 });

const number = fc.constantFrom("0", "1", "1.0", "10", "1e1", "-0", "0.10", "0.1", "1e400");
const scalar = fc.oneof(number, fc.constantFrom("null", "true", '"a"', '"b"'));
const { value } = fc.letrec<{ value: string; list: string; object: string }>((tie) => ({
  value: fc.oneof({ maxDepth: 2 }, scalar, tie("list"), tie("object")),
  list: fc.array(tie("value"), { maxLength: 4 }).map((items) => `[${items.join(",")}]`),
  object: fc.dictionary(fc.constantFrom("a", "b", "c"), tie("value")).map(
    (members) =>
      `{${Object.entries(members)
        .map(([k, v]) => `"${k}":${v}`)
        .join(",")}}`,
  ),
}));
const cases = fc
  .sample(fc.tuple(value, value), { numRuns: 3000, seed: 5 })
  .map(([whole, part]) => `[${whole}, ${part}]`);

test.each([
  ["objects and arrays", "object.subset(args[0], args[1])"],
  ["sets", "object.subset({x | some x in args[0]}, {x | some x in args[1]})"],
  ["an array and a set", "object.subset(args[0], {x | some x in args[1]})"],
  [
    "collections inside of objects",
    'object.subset({"k": {x | some x in args[0]}, 1: args[0]}, {"k": {x | some x in args[1]}})',
  ],
  ["objects with numbers as keys", "object.subset({args[0]: 1, 2: 2}, {args[1]: 1})"],
])(
  "compares %s as OPA does",
  async (_, expression) => {
    expect(differences(await compareWithOpa(expression, cases))).toEqual([]);
  },
  60_000,
);

test("knows parts of objects and runs of arrays", async () => {
  const rows = [
    ['{"a": {"b": 1, "c": 2}, "d": 3}', '{"a": {"b": 1}}', true],
    ['{"a": {"b": 1}}', '{"a": {"b": 2}}', false],
    ["[1, 2, 3]", "[2, 3]", true],
    ["[1, 2, 3]", "[3, 2]", false],
    ["[12345678901234567890]", "[12345678901234567891]", false],
    ["[]", "{}", undefined],
    ["1", "1", undefined],
  ];
  const pairs = rows.map(([whole, part]) => `[${whole}, ${part}]`);
  const compared = await compareWithOpa("object.subset(args[0], args[1])", pairs);
  expect(compared.map(({ ours }) => ours)).toEqual(rows.map(([, , expected]) => expected));
  expect(differences(compared)).toEqual([]);
});
