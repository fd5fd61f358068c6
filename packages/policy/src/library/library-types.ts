import type { RegoFile, Types } from "../compiler/compiler.ts";
import { type SubjectKind, subjectKinds } from "../contract/input.ts";
import { inputSchema, type JsonSchema, typeSchema } from "../contract/json-schema.ts";
import { Need } from "../contract/need.ts";
import { toRego } from "./describe-library.ts";
import type { LibraryFile } from "./library-file.ts";
import type { Policy } from "./policy.ts";

/**
 * The files with the types that hold in each: a policy sees the input of its own kinds and its own parameters, all other
 * Rego the input of every kind.
 */
export function withTypes(
  files: readonly LibraryFile[],
  policies: readonly Policy[],
): Types & { readonly modules: readonly RegoFile[] } {
  const byName = new Map(policies.map((policy) => [policy.name, policy]));
  const schemas = new Map<string, JsonSchema>([[anyInput, editorSchema(anyInput)]]);
  for (const name of namedSchemas(files)) schemas.set(name, editorSchema(name));
  const modules = files.map((file): RegoFile => {
    const policy = byName.get(file.name);
    if (policy === undefined) return toRego(file);
    const kinds = subjectKinds.filter((kind) => policy.subjects.some((one) => one === kind));
    return { ...toRego(file), schemas: schemasOf(policy, kinds, schemas) };
  });
  return { modules, schemas: Object.fromEntries(schemas), inputSchema: anyInput };
}

/** The schema of the input of every kind. */
const anyInput = "input";

/** What OPA's own tools know an input by: those of one kind, and of any. */
export const editorSchemaNames: readonly string[] = [anyInput, ...subjectKinds];

/** With all that a policy of that kind can ask for, since OPA's tools do not read what it needs. */
export function editorSchema(name: string): JsonSchema {
  const kinds = subjectKinds.filter((kind) => name === anyInput || name === kind);
  return inputSchema(kinds, Need.options);
}

/** A METADATA block may name them for an editor, as `schema.workload`; what a policy needs is held to all the same. */
function namedSchemas(files: readonly LibraryFile[]): readonly string[] {
  const named = files.flatMap(({ text }) => [...text.matchAll(/^#\s.*:\s*schema\.(\w+)/gm)]);
  return editorSchemaNames.filter((name) => named.some(([, one]) => one === name));
}

function schemasOf(
  policy: Policy,
  kinds: readonly SubjectKind[],
  schemas: Map<string, JsonSchema>,
): Readonly<Record<string, string>> {
  const needs = policy.needs?.toSorted() ?? [];
  const input = ["input of", kinds.join(", "), ...needs].join(" ");
  if (!schemas.has(input)) schemas.set(input, inputSchema(kinds, needs));
  if (policy.parameters === undefined) return { input };
  const parameters = `parameters of ${policy.id}`;
  schemas.set(parameters, {
    type: "object",
    properties: { [policy.id]: typeSchema(policy.parameters) },
  });
  return { input, "data.hasp.parameters": parameters };
}
