import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { compareWithOpa, differences } from "../../testing/opa-oracle.ts";

// the first call compiles OPA itself
vi.setConfig({ testTimeout: 120_000 });

const EXPRESSION = "time.parse_rfc3339_ns(args)";

test("gives nanoseconds exactly, beyond what a double holds", async () => {
  const [compared] = await compareWithOpa(EXPRESSION, ['"2026-11-24T01:02:03.123456789Z"']);
  expect(compared?.ours).toEqual({ text: "1795482123123456789" });
  expect(compared?.ours).toEqual(compared?.opa);
});

test("accepts and refuses what Go's time package does", async () => {
  const texts = [
    "1985-04-12T23:20:50.52Z",
    "1996-12-19T16:39:57-08:00",
    "1990-12-31T23:59:60Z",
    "1937-01-01T12:00:27.87+00:20",
    "2024-02-29T00:00:00Z",
    "2023-02-29T00:00:00Z",
    "1900-02-29T00:00:00Z",
    "2000-02-29T00:00:00Z",
    "2026-04-31T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-00-01T00:00:00Z",
    "2026-01-00T00:00:00Z",
    "2026-01-01T24:00:00Z",
    "2026-01-01T1:00:00Z",
    "2026-01-01T01:00:00,5Z",
    "2026-01-01T01:00:00.Z",
    "2026-01-01T01:00:00.1234567891Z",
    "2026-01-01T01:00:00+24:00",
    "2026-01-01T01:00:00+25:00",
    "2026-01-01T01:00:00+23:60",
    "2026-01-01T01:00:00+23:61",
    "2026-01-01T01:00:00+0100",
    "2026-01-01t01:00:00z",
    "2026-01-01 01:00:00Z",
    "2026-01-01T01:00:00",
    "2026-01-01T01:00:00Z ",
    "2026-01-01T01:00:00Z\n",
    "+026-01-01T01:00:00Z",
    "0000-01-01T00:00:00Z",
    "0099-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z",
    "1677-09-21T00:12:43.145224192Z",
    "1677-09-21T00:12:43.145224191Z",
    "2262-04-11T23:47:16.854775807Z",
    "2262-04-11T23:47:16.854775808Z",
    "٢٠٢٦-01-01T00:00:00Z",
    "",
  ];
  const cases = [
    ...texts.map((text) => JSON.stringify(text)),
    "1",
    "null",
    "[]",
    '["2026-01-01T01:00:00Z"]',
  ];
  expect(differences(await compareWithOpa(EXPRESSION, cases))).toEqual([]);
});

test("reads any time as OPA does", async () => {
  const two = fc.integer({ min: 0, max: 62 }).map((number) => String(number).padStart(2, "0"));
  const text = fc
    .tuple(
      fc.integer({ min: 1600, max: 2300 }),
      fc.integer({ min: 1, max: 13 }).map((number) => String(number).padStart(2, "0")),
      fc.integer({ min: 1, max: 32 }).map((number) => String(number).padStart(2, "0")),
      fc.array(two, { minLength: 3, maxLength: 3 }),
      fc.stringMatching(/^([.,][0-9]{0,11})?$/),
      fc.oneof(fc.constant("Z"), fc.tuple(fc.constantFrom("+", "-"), two, two)),
    )
    .map(([year, month, day, clock, fraction, zone]) => {
      const end = typeof zone === "string" ? zone : `${zone[0]}${zone[1]}:${zone[2]}`;
      return `${year}-${month}-${day}T${clock.join(":")}${fraction}${end}`;
    });
  const cases = fc.sample(text, { numRuns: 4000, seed: 3 }).map((one) => JSON.stringify(one));
  expect(differences(await compareWithOpa(EXPRESSION, cases))).toEqual([]);
});
