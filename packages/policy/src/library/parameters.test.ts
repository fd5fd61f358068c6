import fc from "fast-check";
import { expect, test } from "vitest";
import { formatFault } from "./fault.ts";
import { faultsOfParameters, resolveParameters } from "./parameters.ts";

const declared = (properties: Record<string, Record<string, unknown>>) => ({
  parameters: { type: "object" as const, properties },
});
const grace = declared({
  graceDays: { type: "integer", minimum: 0, default: 7 },
  registries: { type: "array", items: { type: "string" }, default: [] },
});

test.each([
  ["no default", { type: "integer" }, "METADATA parameter p has no default"],
  [
    "a default of another type",
    { type: "integer", default: "7" },
    "METADATA parameter p has a default that its own schema refuses",
  ],
  [
    "a type that does not exist",
    { type: "int", default: 7 },
    /^METADATA parameter p is no usable JSON Schema: .*int/,
  ],
])("faults a declaration with %s", (_, schema, message) => {
  expect(faultsOfParameters(declared({ p: schema }))).toEqual([
    typeof message === "string" ? message : expect.stringMatching(message),
  ]);
});

test("takes a declaration without parameters", () => {
  expect(faultsOfParameters({})).toEqual([]);
  expect(resolveParameters({}, {}, [])).toEqual({ values: {}, faults: [] });
});

test("lays what is given over the defaults", () => {
  expect(resolveParameters(grace, { graceDays: 0 }, [])).toEqual({
    values: { graceDays: 0, registries: [] },
    faults: [],
  });
});

test.each([
  [{ gracedays: 1 }, "gracedays: no such parameter; did you mean graceDays?"],
  [{ graceDays: -1 }, "graceDays: Too small: expected number to be >=0"],
  [{ graceDays: "1" }, "graceDays: Invalid input: expected number, received string"],
  [{ registries: ["a", 1] }, "registries.1: Invalid input: expected string, received number"],
])("faults %j", (given, fault) => {
  expect(resolveParameters(grace, given, []).faults.map((one) => formatFault(one))).toEqual([
    fault,
  ]);
});

test("takes any value without a throw, and only its own names into the result", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.anything()), (given) => {
      expect(Object.keys(resolveParameters(grace, given, []).values)).toEqual([
        "graceDays",
        "registries",
      ]);
    }),
  );
});

test("holds patterns in parameters to what the engine compares", () => {
  const images = declared({
    images: { type: "array", items: { type: "string", format: "image-pattern" }, default: [] },
  });
  const { faults } = resolveParameters(images, { images: ["a/**", "[a]"] }, ["p"]);
  expect(faults).toEqual([{ path: ["p", "images", 1], message: expect.stringContaining("[a]") }]);
});
