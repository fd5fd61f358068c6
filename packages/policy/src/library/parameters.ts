import { messageOf } from "@hasp/core";
import { z } from "zod";
import { didYouMean } from "./describe-issues.ts";
import type { PolicyCustom } from "./policy-metadata.ts";

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

/** The values of a policy's parameters: the defaults, and over them what settings give. */
export function resolveParameters(
  { parameters }: Declared,
  given: Readonly<Record<string, unknown>>,
): { readonly values: Readonly<Record<string, unknown>>; readonly faults: readonly string[] } {
  const declared = new Map(Object.entries(parameters?.properties ?? {}));
  const values = new Map([...declared].map(([name, schema]) => [name, schema["default"]]));
  const faults: string[] = [];
  for (const [name, value] of Object.entries(given)) {
    const schema = declared.get(name);
    if (schema === undefined) {
      faults.push(`${name}: no such parameter${didYouMean(name, declared.keys())}`);
      continue;
    }
    const parsed = toZod(schema).safeParse(value);
    if (parsed.success) values.set(name, value);
    else
      faults.push(
        ...parsed.error.issues.map(
          (issue) => `${[name, ...issue.path].join(".")}: ${issue.message}`,
        ),
      );
  }
  return { values: Object.fromEntries(values), faults };
}

function toZod(schema: Readonly<Record<string, unknown>>): z.ZodType {
  return z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
}
