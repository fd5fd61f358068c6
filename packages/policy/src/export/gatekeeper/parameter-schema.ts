import { isObject } from "@hasp/core";

type Schema = Readonly<Record<string, unknown>>;

/** What a structural schema of Kubernetes takes over from JSON Schema as it is. */
const kept = [
  "description",
  "enum",
  "minimum",
  "maximum",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
];
const types = ["array", "boolean", "integer", "number", "object", "string"];

/** A parameter as a CustomResourceDefinition declares it. What its schema cannot say is left open: the values stay those of ours. */
export function parameterSchema(schema: Schema): Schema {
  const { type, items, properties, additionalProperties } = schema;
  const said = Object.entries(schema).filter(([name]) => kept.includes(name));
  if (typeof type !== "string" || !types.includes(type))
    return {
      ...Object.fromEntries(said.filter(([name]) => name === "description")),
      "x-kubernetes-preserve-unknown-fields": true,
    };
  return {
    type,
    ...Object.fromEntries(said),
    ...(type === "array" && { items: parameterSchema(isObject(items) ? items : {}) }),
    ...(type === "object" && membersOf(properties, additionalProperties)),
  };
}

/** Members of an object are named, or all of one sort, or anything. */
function membersOf(properties: unknown, others: unknown): Schema {
  if (isObject(properties))
    return {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, one]) => [
          name,
          parameterSchema(isObject(one) ? one : {}),
        ]),
      ),
    };
  if (isObject(others)) return { additionalProperties: parameterSchema(others) };
  return { "x-kubernetes-preserve-unknown-fields": true };
}
