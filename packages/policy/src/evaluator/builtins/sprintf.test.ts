import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { compareWithOpa, differences } from "../../testing/opa-oracle.ts";

// the first call compiles OPA itself
vi.setConfig({ testTimeout: 120_000 });

const numbers = [
  "0",
  "-0",
  "7",
  "-1",
  "65",
  "128512",
  "55296",
  "1114112",
  "1000000",
  "9007199254740993",
  "9223372036854775807",
  "-9223372036854775808",
  "9223372036854775808",
  "-123456789012345678901234567890",
  "1.0",
  "-0.0",
  "0.1",
  "2.5",
  "3.5",
  "1e5",
  "1e6",
  "123456789.125",
  "1.7976931348623157e308",
  "5e-324",
  "1e21",
  "1e400",
  "0.000012345",
  "100.0",
  "8.0",
];
const others = [
  '""',
  '"x"',
  '"héllo\\u0000\\t\\"`\\\\"',
  '"a\\u2028b\\u200b\\u00ad\\ue000\\ufeff😀\\u{1f}"'.replace("\\u{1f}", "\\u001f"),
  "null",
  "true",
  "[]",
  "{}",
  '[1, 2.50, "é\\n", [true], {"b": 1e3, "a": null}]',
  '{"z": {"y": [12345678901234567890123]}, "a": "\\u007f"}',
];
/** A number by its text, which JavaScript would write otherwise. */
const raw = (text: string) => ({ raw: text });

const verbs = [..."vdsqxXoObcUteEfFgGTzé%!.]"];
const flags = ["", "+", "-", "#", " ", "0", "+0", "-0", "# ", "+#", "#0", " 0"];
const sizes = ["", "1", "8", "20", ".", ".0", ".1", ".3", ".20", "8.2", "12.0", "30.17"];

test("writes any verb, flag and size over any kind of value as OPA does", async () => {
  const one = fc.tuple(
    fc.constantFrom(...flags),
    fc.constantFrom(...sizes),
    fc.constantFrom(...verbs),
    fc.constantFrom(...numbers, ...others),
  );
  const cases = fc
    .sample(one, { numRuns: 8000, seed: 1 })
    .map(
      ([flag, size, verb, value]) => `[${JSON.stringify(`<%${flag}${size}${verb}>`)}, [${value}]]`,
    );
  expect(differences(await compareWithOpa("sprintf(args[0], args[1])", cases))).toEqual([]);
});

test("says what is wrong with a directive in its place", async () => {
  const rows = [
    ["%d", "%!d(MISSING)"],
    ["100%", "100%!(NOVERB)%!(EXTRA int64=255)", 255],
    ["%[1]d and %[1]x", "255 and ff", 255],
    ["%[3]d", "%!d(BADINDEX)", 255],
    ["%d", "%!d(string=x)", "x"],
    ["%.*f", "%!(BADPREC)%!f(string=x)", "x", "x"],
    ["%v", "[1, null]", [1, null]],
  ];
  const cases = rows.map(([format, , ...values]) => JSON.stringify([format, values]));
  const compared = await compareWithOpa("sprintf(args[0], args[1])", cases);
  expect(compared.map(({ ours }) => ours)).toEqual(rows.map(([, text]) => text));
  expect(differences(compared)).toEqual([]);
});

test.each([
  ["a width below zero", "%0*d|", "7    |", [-5, 7]],
  ["a width of zero", "%0*d|", "7|", [0, 7]],
  ["the least width", "%*%", "%", [-1_000_000]],
  ["the precision of another argument", "%.[2]*[1]f", "2.50", [2.5, 2]],
  ["a precision behind an index", "%[1].2f", "%!f(BADINDEX)", [2.5]],
  ["the greatest precision", "%.10000000s", "x", ["x"]],
  ["an index at the end", "%[]", "%!](BADINDEX)", [1]],
  ["no index", "%[][1]d", "%!d(BADINDEX)", [1]],
  ["half an index", "%[1x][1]d", "%!d(BADINDEX)", [1]],
  ["the last code point", "%c", "\u{10ffff}", [0x10ffff]],
  [
    "a great integer between zeros",
    "%025d|%+025d",
    "0000012345678901234567890|+000012345678901234567890",
    [raw("12345678901234567890"), raw("12345678901234567890")],
  ],
  [
    "a great integer in hexadecimal",
    "%#020x",
    "0x00ab54a98ceb1f0ad2",
    [raw("12345678901234567890")],
  ],
  ["a float whose exponent is zero", "%b", "4503599627370497p+0", [raw("4503599627370497.0")]],
  [
    "ties in hexadecimal",
    "%.0x %.1x %.1x",
    "0x1p+01 0x1.0p+00 0x1.2p+00",
    [1.5, 1.031_25, 1.093_75],
  ],
  ["zeros before the digits that count", "%#g", "0.00120000", [0.0012]],
  ["an error", "%w %#w %+w", '%!w(string=x) %!w(string="x") %!w(string=x)', ["x", "x", "x"]],
  [
    "zero",
    "%e %.3g %g %#v %.2f",
    "0.000000e+00 0 0 0 0.00",
    [raw("0.0"), raw("0.0"), raw("0.0"), raw("0.0"), raw("0.0")],
  ],
])("reads %s as OPA does: %s", async (_, format, text, values) => {
  const list = values.map((value) =>
    typeof value === "object" ? value.raw : JSON.stringify(value),
  );
  const one = `[${JSON.stringify(format)}, [${list.join(",")}]]`;
  const [compared] = await compareWithOpa("sprintf(args[0], args[1])", [one]);
  expect(compared).toEqual({ args: one, opa: text, ours: text });
});

test("reads any format as OPA does", async () => {
  const piece = fc.constantFrom(
    ..."%%%%%[]123456789*.+-# 0vdsxqfgeTU",
    "[1]",
    "[2]",
    "[0]",
    "[9]",
    "[x]",
    "%v",
    "%*d",
    "%.*f",
    "%[2]*[1]d",
    "99999999",
    "text ",
    "😀",
  );
  const formats = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
  const values = fc.array(fc.constantFrom(...numbers, ...others), { maxLength: 4 });
  const cases = fc.sample(
    fc.tuple(formats, values).map(([format, list]) => `[${JSON.stringify(format)}, [${list}]]`),
    { numRuns: 5000, seed: 20_261_124 },
  );
  expect(differences(await compareWithOpa("sprintf(args[0], args[1])", cases))).toEqual([]);
});

test("writes doubles as OPA does", async () => {
  const cases = fc
    .sample(fc.double({ noNaN: true, noDefaultInfinity: true }), { numRuns: 3000, seed: 7 })
    .map((number) => (Number.isInteger(number) ? `${number.toExponential()}` : String(number)))
    .map(
      (text) => `[["%v", "%.0f", "%.3f", "%e", "%.17g", "%.4g", "%x", "%.3x", "%b"], [${text}]]`,
    );
  const expression = "[sprintf(f, args[1]) | some f in args[0]]";
  expect(differences(await compareWithOpa(expression, cases))).toEqual([]);
});

test("shows sets and objects with any keys as OPA does", async () => {
  const cases = [
    "[]",
    "[1]",
    '[2, 1, "b", "a", null, true, [1], {"k": 1}, 1.5]',
    '["😀", "\\ufb33"]',
  ];
  const expressions = [
    'sprintf("%v %s %q", [{x | some x in args}, {"set": {x | some x in args}}, {x: x | some x in args}])',
    'sprintf("%v", [{{x | some x in args}, args, "other"}])',
  ];
  for (const expression of expressions)
    expect(differences(await compareWithOpa(expression, cases))).toEqual([]);
});

test("is undefined for arguments of the wrong kind, and the rest of the policy goes on", async () => {
  const cases = ['["%d", 1]', '["%d", "x"]', '["%d", {"a": 1}]', "[1, []]", '["%d", [1]]'];
  const compared = await compareWithOpa("sprintf(args[0], args[1])", cases);
  expect(differences(compared)).toEqual([]);
  expect(compared.map(({ ours }) => ours)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    "1",
  ]);
});
