import { findNearestName } from "@hasp/core";
import { z } from "zod";
import type { JsonSchema } from "../contract/json-schema.ts";

/** Something wrong in a settings document, by its place there. */
export interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Finds `file:line:column` for a place in the document that was parsed. */
export type Locate = (path: readonly (string | number)[]) => string | undefined;

export function formatFault({ path, message }: Fault, locate?: Locate): string {
  const place = locate?.(path);
  const at = path.length === 0 ? "" : `${path.join(".")}: `;
  return `${place === undefined ? "" : `${place}: `}${at}${message}`;
}

/** The issues with their places, below the given root, and the nearest name for each key that is not known. */
export function describeIssues(
  error: z.ZodError,
  schema: z.ZodType,
  root: Fault["path"] = [],
): readonly Fault[] {
  const described = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return error.issues.flatMap((issue): Fault[] => {
    const path = [
      ...root,
      ...issue.path.map((part) => (typeof part === "number" ? part : String(part))),
    ];
    if (issue.code !== "unrecognized_keys") return [{ path, message: flatten(issue) }];
    const known = keysAt(described, issue.path.map(String));
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: `unknown key ${JSON.stringify(key)}${didYouMean(key, known)}`,
    }));
  });
}

/** `; did you mean x?` where a candidate is near, else nothing. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const nearest = findNearestName(name, candidates);
  return nearest === undefined ? "" : `; did you mean ${nearest}?`;
}

/** Of a union, what each alternative says first. */
function flatten(issue: z.core.$ZodIssue): string {
  if (issue.code !== "invalid_union") return issue.message;
  const messages = issue.errors.flatMap((alternative) => alternative.slice(0, 1));
  return [...new Set(messages.map(({ message }) => message))].join(", or ") || issue.message;
}

function keysAt(schema: unknown, path: readonly string[]): readonly string[] {
  if (schema === null || typeof schema !== "object") return [];
  const { properties = {}, additionalProperties, items, anyOf } = schema as JsonSchema;
  if (Array.isArray(anyOf)) return anyOf.flatMap((one) => keysAt(one, path));
  const [first, ...rest] = path;
  if (first === undefined) return Object.keys(properties as object);
  const next = (properties as JsonSchema)[first] ?? items ?? additionalProperties;
  return keysAt(next, rest);
}
