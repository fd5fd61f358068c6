import { expect, test } from "vitest";
import { subjectKinds } from "./input.ts";
import { inputSchema, publishedInputSchema, typeSchema } from "./json-schema.ts";

test.each(subjectKinds)("publishes a closed schema of the input of kind %s", (kind) => {
  expect(publishedInputSchema(kind)).toMatchObject({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    additionalProperties: false,
    properties: { kind: { const: kind } },
    required: expect.arrayContaining(["phase", "context", "kind"]),
  });
});

test("knows the shapes of the kinds that are asked for, and no other", () => {
  const { anyOf } = inputSchema(["workload", "container"]) as { anyOf: { properties: object }[] };
  expect(anyOf.map(({ properties }) => Object.keys(properties).sort())).toEqual([
    ["context", "kind", "phase", "workload"],
    ["container", "context", "kind", "phase"],
  ]);
});

test.each([
  [{ type: "string", enum: ["a"], pattern: "(?!x)" }, { type: "string" }],
  [{ type: "object", additionalProperties: { type: "string" } }, { type: "object" }],
  [
    { oneOf: [{ type: "string" }, { type: "null" }] },
    { anyOf: [{ type: "string" }, { type: "null" }] },
  ],
  [
    {
      type: "array",
      items: { type: "object", properties: { n: { type: "integer", minimum: 0 } } },
    },
    { type: "array", items: { type: "object", properties: { n: { type: "integer" } } } },
  ],
  [{}, {}],
  [true, {}],
])("keeps of %j what decides types", (schema, expected) => {
  expect(typeSchema(schema)).toEqual(expected);
});
