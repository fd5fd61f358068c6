import { expect, test } from "vitest";
import { subjectKinds } from "./input.ts";
import { inputSchema, publishedInputSchema, typeSchema } from "./json-schema.ts";

test.each(subjectKinds)(
  "publishes a schema of the input of kind %s that new members do not break",
  (kind) => {
    const schema = publishedInputSchema(kind);
    expect(schema).toMatchObject({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      properties: { kind: { const: kind }, contract: { const: 1 } },
      required: expect.arrayContaining(["contract", "phase", "context", "kind"]),
    });
    expect(JSON.stringify(schema)).not.toContain('"additionalProperties":false');
  },
);

const shapes = (...parameters: Parameters<typeof inputSchema>) => {
  const { anyOf } = inputSchema(...parameters) as {
    anyOf: { properties: Record<string, { properties: object }> }[];
  };
  return anyOf.map(({ properties }) => properties);
};

test("knows the shapes of the kinds that are asked for, and no other", () => {
  expect(shapes(["image", "request"], []).map((one) => Object.keys(one).sort())).toEqual([
    ["context", "contract", "image", "kind", "phase", "problems"],
    ["container", "context", "contract", "kind", "phase", "problems", "request", "workload"],
  ]);
});

test("shows a policy what it needs, and nothing that it did not ask for", () => {
  const [plain] = shapes(["workload"], []);
  expect(Object.keys(plain ?? {})).not.toEqual(expect.arrayContaining(["object"]));
  expect(plain).not.toHaveProperty("related");
  const [asking] = shapes(["workload"], ["object", "related.services"]);
  expect(asking).toHaveProperty("object");
  expect(Object.keys(asking?.["related"]?.properties ?? {})).toEqual([
    "source",
    "complete",
    "services",
  ]);
  const [event] = shapes(["process"], []);
  expect(event?.["container"]?.properties).not.toHaveProperty("effective");
  expect(event?.["event"]?.properties).not.toHaveProperty("raw");
  const [whole] = shapes(["process"], ["container", "raw"]);
  expect(whole?.["container"]?.properties).toHaveProperty("effective");
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
