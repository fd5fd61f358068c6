import { ImageSummary } from "../../contract/image.ts";
import type { InputOf, SubjectKind } from "../../contract/input.ts";
import { inputSchema, type JsonSchema } from "../../contract/json-schema.ts";

/** The kinds of subjects that a template can be asked about. */
export const exportedKinds = ["workload", "resource"] as const satisfies readonly SubjectKind[];
export type ExportedKind = (typeof exportedKinds)[number];

type Members = Readonly<Record<string, JsonSchema>>;

/** Of an image, what its reference says; the rest is known where it was scanned. */
const ofReference: readonly (keyof InputOf<"workload">["workload"]["containers"][number]["image"])[] =
  ["reference", "known", "registry", "repository", "tag", "digest"];

/** Shared Rego asks for the kind first and may go on to read what other kinds have; nothing of it holds of an object. */
const kinds: readonly SubjectKind[] = [...exportedKinds, "container", "image", "access"];

/**
 * What a policy can read of an input that is made of a review alone. Members that are left out are what only we fetch: then the
 * type checker names each line that reads one.
 */
export function knownInput(): JsonSchema {
  const schema = inputSchema(kinds, ["object"]) as { readonly anyOf: readonly JsonSchema[] };
  return { anyOf: schema.anyOf.map(reduced) };
}

/** Members of an input that are left out, by their paths, and of any image. */
export function absentMembers(): readonly string[] {
  const known: readonly string[] = ofReference;
  const facts = Object.keys(ImageSummary.shape).filter((name) => !known.includes(name));
  return [
    ...["problems", "former", "formerObject", "related"].map((name) => `input.${name}`),
    ...["time", "environment", "changed", "cluster.name", "cluster.labels"].map(
      (name) => `input.context.${name}`,
    ),
    ...facts.map((name) => `image.${name}`),
  ];
}

function reduced(schema: JsonSchema): JsonSchema {
  return change(schema, {
    problems: () => undefined,
    former: () => undefined,
    context: (context) =>
      change(context, {
        // the clock of the API server is nobody's input
        time: () => undefined,
        environment: () => undefined,
        changed: () => undefined,
        cluster: (cluster) => change(cluster, { name: () => undefined, labels: () => undefined }),
      }),
    container: withoutFacts,
    workload: (workload) =>
      change(workload, {
        containers: (all) => ({ ...all, items: withoutFacts(all["items"] as JsonSchema) }),
      }),
  });
}

function withoutFacts(container: JsonSchema): JsonSchema {
  return change(container, {
    image: (image) => ({
      ...image,
      properties: Object.fromEntries(
        Object.entries(image["properties"] as Members).filter(([name]) =>
          (ofReference as readonly string[]).includes(name),
        ),
      ),
    }),
  });
}

/** The schema with some members changed, or taken out where nothing comes back. */
function change(
  schema: JsonSchema,
  changes: Readonly<Record<string, (member: JsonSchema) => JsonSchema | undefined>>,
): JsonSchema {
  const properties = Object.entries(schema["properties"] as Members).flatMap(([name, member]) => {
    const changed = Object.hasOwn(changes, name) ? changes[name]?.(member) : member;
    return changed === undefined ? [] : [[name, changed] as const];
  });
  return { ...schema, properties: Object.fromEntries(properties) };
}
