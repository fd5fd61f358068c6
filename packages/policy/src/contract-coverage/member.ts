import type { JsonSchema } from "../contract/json-schema.ts";

/** Whether a JSON Schema has the member of this path, through every alternative that it may take. */
export function hasMember(schema: JsonSchema, path: string): boolean {
  const steps = path
    .replaceAll("[]", ".[]")
    .split(".")
    .filter((step) => step !== "");
  return walk(schema, steps);
}

function walk(schema: JsonSchema, [step, ...rest]: readonly string[]): boolean {
  if (step === undefined) return true;
  const { anyOf, oneOf, properties, items, additionalProperties } = schema as {
    anyOf?: readonly JsonSchema[];
    oneOf?: readonly JsonSchema[];
    properties?: Readonly<Record<string, JsonSchema>>;
    items?: JsonSchema;
    additionalProperties?: JsonSchema;
  };
  const alternatives = anyOf ?? oneOf;
  if (alternatives) return alternatives.some((one) => walk(one, [step, ...rest]));
  const next = step === "[]" ? items : step === "*" ? additionalProperties : properties?.[step];
  return typeof next === "object" && walk(next, rest);
}
