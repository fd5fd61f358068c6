import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { compareWithOpa, differences } from "../../testing/opa-oracle.ts";

// the first call compiles OPA itself
vi.setConfig({ testTimeout: 120_000 });

const names = ["strings.any_prefix_match", "strings.any_suffix_match"];

const text = fc.stringMatching(/^[ab😀é]{0,4}$/u);
const value = fc.oneof(
  { weight: 4, arbitrary: text },
  { weight: 6, arbitrary: fc.array(text, { maxLength: 4 }) },
  fc.array(fc.oneof(text, fc.integer())),
  fc.dictionary(text, text),
  fc.constantFrom(null, true, 1),
);
const cases = fc
  .sample(fc.tuple(value, value), { numRuns: 1500, seed: 4 })
  .map((pair) => JSON.stringify(pair));

test.each(names)(
  "%s matches texts and lists as OPA does",
  async (name) => {
    expect(differences(await compareWithOpa(`${name}(args[0], args[1])`, cases))).toEqual([]);
  },
  60_000,
);

test.each(names)(
  "%s matches sets as OPA does",
  async (name) => {
    const lists = cases.filter((pair) => pair.startsWith("[[") && pair.endsWith("]]"));
    const expression = `${name}({x | some x in args[0]}, {x | some x in args[1]})`;
    expect(differences(await compareWithOpa(expression, lists))).toEqual([]);
  },
  60_000,
);

test("is undefined when an element is no string, even after a match", async () => {
  const compared = await compareWithOpa("strings.any_prefix_match(args[0], args[1])", [
    '["abc", ["ab", 1]]',
    '[["abc", 1], "ab"]',
    '["abc", ["ab"]]',
  ]);
  expect(compared.map(({ ours }) => ours)).toEqual([undefined, undefined, true]);
  expect(differences(compared)).toEqual([]);
});
