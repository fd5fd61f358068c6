import { z } from "zod";
import { ContainerIdentity } from "./container.ts";
import { inputs, type SubjectKind } from "./input.ts";
import { type Need, relatedNeeds } from "./need.ts";

/** A JSON Schema of draft 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The published schema of one kind's input (JSON Schema draft 2020-12): readers ignore members that it does not name. */
export function publishedInputSchema(kind: SubjectKind): JsonSchema {
  return { title: `Hasp input of kind ${kind}`, ...z.toJSONSchema(inputs[kind], { io: "input" }) };
}

/**
 * What Rego's type checker knows about the input of these kinds: the union of their shapes with what is needed, in the part of
 * JSON Schema that OPA reads types from. What a policy does not ask for it does not see.
 */
export function inputSchema(kinds: readonly SubjectKind[], needs: readonly Need[]): JsonSchema {
  return {
    anyOf: kinds.map((kind) => withNeeds(typeOf(kind), needs)),
  };
}

const types = new Map<SubjectKind, JsonSchema>();

/** Asked for by every policy, and dear to work out: made once. */
function typeOf(kind: SubjectKind): JsonSchema {
  const known = types.get(kind);
  if (known) return known;
  const made = typeSchema(z.toJSONSchema(inputs[kind], { io: "input" }));
  types.set(kind, made);
  return made;
}

function withNeeds(schema: JsonSchema, needs: readonly Need[]): JsonSchema {
  const properties = { ...(schema["properties"] as Record<string, JsonSchema>) };
  const related = relatedNeeds.filter((name) => needs.includes(`related.${name}`));
  for (const name of ["object", "formerObject"] as const) {
    if (!needs.includes(name)) delete properties[name];
  }
  if (properties["related"] !== undefined) {
    if (related.length === 0) delete properties["related"];
    else properties["related"] = only(properties["related"], ["source", "complete", ...related]);
  }
  if (properties["image"] !== undefined && !needs.includes("packages"))
    properties["image"] = without(properties["image"], "packages");
  if (properties["event"] !== undefined && !needs.includes("raw"))
    properties["event"] = without(properties["event"], "raw");
  if (
    properties["event"] !== undefined &&
    properties["container"] !== undefined &&
    !needs.includes("container")
  )
    properties["container"] = only(properties["container"], Object.keys(ContainerIdentity.shape));
  return { ...schema, properties };
}

function only(schema: JsonSchema, names: readonly string[]): JsonSchema {
  const properties = Object.entries(schema["properties"] as object);
  return {
    ...schema,
    properties: Object.fromEntries(properties.filter(([name]) => names.includes(name))),
  };
}

function without(schema: JsonSchema, name: string): JsonSchema {
  return only(
    schema,
    Object.keys(schema["properties"] as object).filter((one) => one !== name),
  );
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
