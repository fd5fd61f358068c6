import { expect, test, vi } from "vitest";
import { localCompiler as compiler } from "./local-compiler.ts";

vi.setConfig({ testTimeout: 120_000 });

/** The policy's rules below its package, and tests over them. */
const mutate = (rules: string, tests: string, timeoutMs = 5000) =>
  compiler.mutate({
    modules: [
      { path: "p.rego", text: `package p\n\n${rules}\n` },
      { path: "p_test.rego", text: `package p_test\n\nimport data.p\n\n${tests}\n`, test: true },
    ],
    targets: ["p.rego"],
    timeoutMs,
  });

const changes = async (rules: string, tests = "test_nothing if true") =>
  (await mutate(rules, tests)).missed.map(
    ({ operator, from, to }) => `${operator}: ${from} -> ${to}`,
  );

test.each([
  ["==", ["input.a != input.b"]],
  ["!=", ["input.a == input.b"]],
  ["<", ["input.a <= input.b", "input.a >= input.b"]],
  ["<=", ["input.a < input.b", "input.a > input.b"]],
  [">", ["input.a >= input.b", "input.a <= input.b"]],
  [">=", ["input.a > input.b", "input.a < input.b"]],
])("a comparison by %s becomes its neighbours", async (operator, changed) => {
  const from = `input.a ${operator} input.b`;
  expect(await changes(`r if ${from}`)).toEqual([
    ...changed.map((to) => `comparison changed: ${from} -> ${to}`),
    `condition dropped: ${from} -> `,
  ]);
});

test.each([
  ["a sum", "r := input.a + input.b", ["sum changed: input.a + input.b -> input.a - input.b"]],
  [
    "a difference",
    "r := input.a - 1",
    ["sum changed: input.a - 1 -> input.a + 1", "number raised: 1 -> 2"],
  ],
  [
    "not",
    "r if not input.a",
    ["not dropped: not input.a -> input.a", "condition dropped: not input.a -> "],
  ],
  [
    "a reference",
    "r if input.a",
    ["not added: input.a -> not input.a", "condition dropped: input.a -> "],
  ],
  ["a default", "default r := false", ["boolean flipped: false -> true"]],
  ["a text", 'r := "a"', ['string changed: "a" -> "a~"']],
  [
    "a member of a set",
    'r := {"a", "b"}',
    ['element removed: "a" -> ', 'element removed: "b" -> '],
  ],
  ["a member of a list in a reference", 'r := {"a": [1]}[input.x]', ["element removed: 1 -> "]],
  ["a fraction", "r := 0.5", ["number raised: 0.5 -> 1.5"]],
  [
    "an else branch",
    "r := 1 if {\n\tinput.a\n} else := 2",
    [
      "number raised: 1 -> 2",
      "not added: input.a -> not input.a",
      "condition dropped: input.a -> ",
      "number raised: 2 -> 3",
    ],
  ],
  [
    "a comprehension",
    "r := [x | some x in input.xs; x > 3]",
    [
      "comparison changed: x > 3 -> x >= 3",
      "comparison changed: x > 3 -> x <= 3",
      "condition dropped: x > 3 -> ",
      "number raised: 3 -> 4",
    ],
  ],
])("%s is changed", async (_, rules, expected) => {
  expect((await changes(rules)).toSorted()).toEqual(expected.toSorted());
});

test.each([
  ["a message", 'violations contains {"message": $"{input.a} is 1"} if {\n\tsome x in input.xs\n}'],
  [
    "a message without a value",
    'violations contains {"message": "bad"} if {\n\tsome x in input.xs\n}',
  ],
  ["a quantifier", "r if {\n\tsome x in input.xs\n}"],
  ["the name of a field", 'r := input["a b"]'],
  ["a rule without a condition", "r := input.a"],
])("%s is left alone", async (_, rules) => {
  expect(await changes(rules)).toEqual([]);
});

test("what a test notices is caught, and the rest is named with its place and the tests that reach it", async () => {
  const { files, missed } = await mutate(
    "r if {\n\tinput.a > 3\n\tinput.b\n}",
    'test_above if p.r with input as {"a": 5, "b": true}\n\ntest_below if not p.r with input as {"a": 1, "b": true}',
  );
  expect(missed).toEqual([
    // 3 itself is not tried
    {
      file: "p.rego",
      row: 4,
      col: 2,
      operator: "comparison changed",
      from: "input.a > 3",
      to: "input.a >= 3",
      tests: 2,
    },
    { file: "p.rego", row: 4, col: 12, operator: "number raised", from: "3", to: "4", tests: 2 },
    // the second test ends before it
    {
      file: "p.rego",
      row: 5,
      col: 2,
      operator: "condition dropped",
      from: "input.b",
      to: "",
      tests: 1,
    },
  ]);
  expect(files).toEqual([{ file: "p.rego", counted: 6, caught: 3, timedOut: 0 }]);
});

test("a rule that the index leaves out is tried with its other constant", async () => {
  const rules = 'kind := 1 if input.kind == "a"\n\nkind := 2 if input.kind == "b"';
  const { missed } = await mutate(rules, 'test_a if p.kind == 1 with input as {"kind": "a"}');
  expect(missed.map(({ row, operator, tests }) => [row, operator, tests])).toEqual([
    [3, "condition dropped", 1],
    [5, "number raised", 1],
    [5, "string changed", 1],
  ]);
});

test("functions, partial objects and cases of one test are changed and asked too", async () => {
  const rules =
    'double(x) := x + x\n\nnames[key] := value if {\n\tsome key, value in input.names\n\tvalue != "no"\n}';
  const tests = `test_double[name] if {
	some name, pair in {"two": [2, 4], "zero": [0, 0]}
	p.double(pair[0]) == pair[1]
}

test_names if p.names == {"a": "yes"} with input as {"names": {"a": "yes", "b": "no"}}`;
  const { files, missed } = await mutate(rules, tests);
  expect(missed).toEqual([]);
  expect(files[0]).toMatchObject({ counted: 4, caught: 4 });
});

test("changes that do not compile count for nothing", async () => {
  // without its first line the variable is unsafe
  const { invalid, files } = await mutate(
    "r if {\n\tx := input.x\n\tx.y\n}",
    "test_nothing if true",
  );
  expect(invalid).toBe(1);
  expect(files[0]).toMatchObject({ counted: 2, caught: 0 });
});

test("a change that leaves a call in a message without its variable does not compile", async () => {
  const rules =
    'violations contains {"message": $"{concat(",", xs)} and {input.a}"} if {\n\txs := input.xs\n\tinput.a\n}';
  const { invalid, missed } = await mutate(rules, "test_nothing if true");
  expect(invalid).toBe(1);
  expect(missed.map(({ operator, from }) => `${operator}: ${from}`)).toEqual([
    "not added: input.a",
    "condition dropped: input.a",
  ]);
});

test("a change that leaves the name of a partial object without its variable does not compile", async () => {
  const rules = "names[key] if {\n\tkey := input.key\n\tinput.a\n}";
  expect(await mutate(rules, "test_nothing if true")).toMatchObject({ invalid: 1 });
});

test("a change that does not compile is not taken for another one", async () => {
  // without the assignment `said` is the function, as it is in the other rules
  const rules =
    "said(x) := x + 1\n\nr if {\n\tsaid := input.a\n\tsaid > 1\n}\n\nq if said(input.a) > 2";
  const tests =
    'test_r if p.r with input as {"a": 2}\n\ntest_q if p.q with input as {"a": 2}\n\ntest_not if not p.q with input as {"a": 1}';
  const { invalid, files } = await mutate(rules, tests);
  expect(invalid).toBe(1);
  expect(files[0]).toMatchObject({ counted: 10, caught: 8 });
});

test("a test that fails without any change is named and not asked", async () => {
  const { failing, missed } = await mutate("r := 1", "test_wrong if p.r == 2");
  expect(failing).toEqual([
    { package: "data.p_test", name: "test_wrong", file: "p_test.rego", row: 5 },
  ]);
  expect(missed).toMatchObject([{ operator: "number raised", tests: 0 }]);
});

test("a change that takes too long ends and is noticed", async () => {
  const rules =
    "r := count([1 | some a in numbers.range(1, n); some b in numbers.range(1, n); a != b])\n\nn := 30000 if {\n\tinput.large\n} else := 1";
  const { files } = await mutate(rules, "test_small if p.r == 0 with input as {}", 300);
  expect(files[0]?.timedOut).toBeGreaterThan(0);
});

test("Rego that does not compile without any change is refused", async () => {
  await expect(mutate("r if {", "test_nothing if true")).rejects.toMatchObject({
    code: "POLICY_INVALID",
  });
  await expect(mutate("r := nothing(1)", "test_nothing if true")).rejects.toThrow(
    /p\.rego:3:6: undefined function/,
  );
});
