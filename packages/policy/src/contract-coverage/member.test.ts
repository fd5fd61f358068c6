import { expect, test } from "vitest";
import { hasMember } from "./member.ts";

const schema = {
  type: "object",
  properties: {
    names: { type: "array", items: { type: "string" } },
    labels: { type: "object", additionalProperties: { type: "string" } },
    port: { anyOf: [{ type: "string" }, { type: "object", properties: { number: {} } }] },
  },
};

test.each([
  ["names", true],
  ["names[]", true],
  ["names[].first", false],
  ["names.first", false],
  ["labels.*", true],
  ["labels.app", false],
  ["labels[]", false],
  ["port.number", true],
  ["port.name", false],
  ["ports", false],
])("a schema has %s: %s", (path, expected) => {
  expect(hasMember(schema, path)).toBe(expected);
});
