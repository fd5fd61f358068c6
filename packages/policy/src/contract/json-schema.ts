import { z } from "zod";
import { inputs, type SubjectKind } from "./input.ts";

/** A JSON Schema of draft 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The published schema of one kind's input (JSON Schema draft 2020-12). */
export function publishedInputSchema(kind: SubjectKind): JsonSchema {
  return { title: `Hasp input of kind ${kind}`, ...z.toJSONSchema(inputs[kind]) };
}

/**
 * What Rego's type checker knows about the input of these kinds: the union of their shapes, in the part of JSON
 * Schema that OPA reads types from.
 */
export function inputSchema(kinds: readonly SubjectKind[]): JsonSchema {
  return { anyOf: kinds.map((kind) => typeSchema(z.toJSONSchema(inputs[kind]))) };
}

/**
 * Reduces a JSON Schema to what decides the types of references: `type`, `properties`, `items` and alternatives.
 * OPA would read open objects and limits as more, or refuse them.
 */
export function typeSchema(schema: unknown): JsonSchema {
  if (schema === null || typeof schema !== "object") return {};
  const { type, properties, items, anyOf, oneOf } = schema as Record<string, unknown>;
  const alternatives = anyOf ?? oneOf;
  if (Array.isArray(alternatives)) return { anyOf: alternatives.map(typeSchema) };
  return {
    ...(typeof type === "string" && { type }),
    ...(items !== undefined && { items: typeSchema(items) }),
    ...(properties !== null &&
      typeof properties === "object" && { properties: members(properties) }),
  };
}

function members(properties: object): JsonSchema {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, typeSchema(schema)]),
  );
}
