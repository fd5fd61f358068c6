import { messageOf } from "@hasp/core";
import { z } from "zod";
import { didYouMean, type Fault } from "./fault.ts";
import { faultOfPattern } from "./pattern.ts";
import type { PolicyCustom } from "./policy.ts";

type Declared = Pick<PolicyCustom, "parameters">;

/** What is wrong with the declaration of parameters: each needs a default that its own schema takes. */
export function faultsOfParameters({ parameters }: Declared): readonly string[] {
  const faults: string[] = [];
  for (const [name, schema] of Object.entries(parameters?.properties ?? {})) {
    const at = `METADATA parameter ${name}`;
    try {
      const type = toZod(schema);
      if (schema["default"] === undefined) faults.push(`${at} has no default`);
      else if (!type.safeParse(schema["default"]).success)
        faults.push(`${at} has a default that its own schema refuses`);
    } catch (error) {
      faults.push(`${at} is no usable JSON Schema: ${messageOf(error)}`);
    }
  }
  return faults;
}

/** The values of a policy's parameters: the defaults, and over them what is given; faults below the given place. */
export function resolveParameters(
  { parameters }: Declared,
  given: Readonly<Record<string, unknown>>,
  path: Fault["path"],
): { readonly values: Readonly<Record<string, unknown>>; readonly faults: readonly Fault[] } {
  const declared = new Map(Object.entries(parameters?.properties ?? {}));
  const values = new Map([...declared].map(([name, schema]) => [name, schema["default"]]));
  const faults: Fault[] = [];
  for (const [name, value] of Object.entries(given)) {
    const schema = declared.get(name);
    if (schema === undefined) {
      const message = `no such parameter${didYouMean(name, declared.keys())}`;
      faults.push({ path: [...path, name], message });
      continue;
    }
    values.set(name, value);
    const parsed = toZod(schema).safeParse(value);
    const issues = parsed.success ? faultsOfPatterns(schema, value) : parsed.error.issues;
    for (const issue of issues)
      faults.push({
        path: [...path, name, ...issue.path.map((part) => (typeof part === "symbol" ? "" : part))],
        message: issue.message,
      });
  }
  return { values: Object.fromEntries(values), faults };
}

/** Parameters whose items have the format `image-pattern` or `pattern` are read by lib/globs.rego. */
function faultsOfPatterns({ items }: Readonly<Record<string, unknown>>, value: unknown) {
  const { format } = (items ?? {}) as { readonly format?: unknown };
  if (format !== "pattern" && format !== "image-pattern") return [];
  return (value as readonly string[]).flatMap((pattern, i) => {
    const message = faultOfPattern(pattern);
    return message === undefined ? [] : [{ path: [i], message }];
  });
}

function toZod(schema: Readonly<Record<string, unknown>>): z.ZodType {
  return z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
}
