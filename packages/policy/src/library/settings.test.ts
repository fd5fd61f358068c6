import { expect, test } from "vitest";
import { Exception, settingsSchema } from "./settings.ts";

const exception = {
  id: "E",
  policies: ["p"],
  owner: "ana",
  reason: "r",
  match: { names: ["web"] },
};

test.each([
  ["a day", { expires: "2027-01-01" }],
  ["a moment", { expires: "2027-01-01T00:00:00+01:00" }],
  ["what is newer", { untilFixed: true }],
])("an exception ends with %s", (_, end) => {
  expect(Exception.parse({ ...exception, ...end })).toMatchObject(end);
});

test.each([{}, { untilFixed: false }])("an exception without an end is none: %j", (end) => {
  expect(() => Exception.parse({ ...exception, ...end })).toThrow();
});

test("says that an exception must end, and that it must mean something", () => {
  const issues = (one: object) => Exception.safeParse(one).error?.issues;
  expect(issues({ ...exception, expires: "2027-01-01", match: {} })).toMatchObject([
    { path: ["match"], message: expect.stringContaining("means everything: name an image") },
  ]);
  expect(issues(exception)).toMatchObject([
    { path: ["expires"], message: "must end: give expires or untilFixed" },
  ]);
});

test("publishes what a document may hold, for editors", () => {
  expect(settingsSchema()).toMatchObject({
    title: "Hasp settings",
    $schema: "https://json-schema.org/draft/2020-12/schema",
    type: "object",
    properties: { profile: { type: "string" }, exceptions: { type: "array" } },
    additionalProperties: false,
  });
});
