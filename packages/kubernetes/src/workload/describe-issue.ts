import type { z } from "zod";

const expectedNames: Readonly<Record<string, string>> = {
  array: "a list",
  boolean: "true or false",
  int: "a whole number",
  number: "a number",
  object: "a map",
  record: "a map",
  string: "a text",
};

/** Says what is wrong with a value in the words of a manifest's author. */
export function describeIssue(
  issue: z.core.$ZodIssue,
  root: unknown,
): { readonly message: string; readonly hint?: string } {
  if (issue.code !== "invalid_type") return { message: describeOther(issue) };
  const expected = expectedNames[issue.expected] ?? issue.expected;
  const value = valueAt(root, issue.path);
  if (value === undefined) return { message: `is missing: it must be ${expected}` };
  const message = `must be ${expected}, not ${nameOf(value)}`;
  if (issue.expected === "string") return { message, hint: "put the value in quotes" };
  if (issue.expected === "boolean" && typeof value === "string") {
    return { message, hint: "write true or false, without quotes" };
  }
  return { message };
}

function describeOther(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "custom":
      return issue.message;
    case "invalid_union":
      return "must be a quantity such as 500m or 128Mi";
    case "invalid_value":
      return `must be one of ${issue.values.map(String).join(", ")}`;
    case "too_small":
      return "must not be empty";
    case "too_big":
      return `must not be more than ${issue.maximum}${issue.origin === "array" ? " items" : ""}`;
    default:
      return issue.message;
  }
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const segment of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Readonly<Record<PropertyKey, unknown>>)[segment];
  }
  return value;
}

/** The kind of a value; never a number or a long text itself, since it may be a password that lost its quotes. */
function nameOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a map";
  if (typeof value === "string") {
    return value.length <= 5 ? `the text ${JSON.stringify(value)}` : "a text";
  }
  return typeof value === "boolean" ? String(value) : "a number";
}
