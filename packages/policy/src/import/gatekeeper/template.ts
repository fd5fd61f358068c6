import type { Compiler, TemplateSource, UpgradedTemplate } from "../../compiler/compiler.ts";
import { hostBuiltins } from "../../evaluator/builtins/builtin.ts";
import { slugOf } from "../imported.ts";
import { kebab } from "./names.ts";
import { type FoundObject, membersOf } from "./read-objects.ts";

/** A ConstraintTemplate, and what its Rego became or why it cannot. */
export interface Template {
  readonly kind: string;
  readonly place: string;
  readonly title: string | undefined;
  readonly description: string | undefined;
  /** The schema of its parameters. */
  readonly schema: unknown;
  /** The package of its Rego below `hasp.lib`. */
  readonly name: string;
  readonly files: UpgradedTemplate["files"];
  /** The members of `input.review` that it names. */
  readonly reads: ReadonlySet<string>;
  /** Why it is left out; empty where it is not. */
  readonly reasons: readonly string[];
}

type Path = readonly (string | number)[];

/** Its Rego with where each text stands. */
interface Code {
  readonly texts: readonly { readonly text: string; readonly at: Path }[];
  readonly version: "v0" | "v1";
}

const limits = { modules: 50, text: 2 ** 20 } as const;

/** What a review of the API server has and an input of ours has not. */
const unsaid = [
  "uid",
  "options",
  "requestKind",
  "requestResource",
  "requestSubResource",
  "_unstable",
];

export async function readTemplates(
  objects: readonly FoundObject[],
  compiler: Compiler,
): Promise<readonly Template[]> {
  const taken = new Set<string>();
  const read = objects.map((object) => {
    const { kind, schema, code } = readTemplate(object);
    const slug = slugOf(kebab(kind), taken, "gatekeeper");
    taken.add(slug);
    return { object, kind, schema, code, name: slug.replaceAll("-", "_") };
  });
  const usable = read.flatMap(({ code, name }) =>
    Array.isArray(code) ? [] : [sourceOf(code as Code, name)],
  );
  const made = usable.length > 0 ? await compiler.upgrade(usable, hostBuiltins) : [];
  const byName = new Map(usable.map(({ name }, i) => [name, made[i]]));
  return read.map(({ object, kind, schema, code, name }): Template => {
    const upgraded = byName.get(name);
    return {
      kind,
      place: object.place,
      title: textOf(object.annotations["metadata.gatekeeper.sh/title"]),
      description: textOf(object.annotations["description"]),
      schema,
      name,
      files: upgraded?.files ?? [],
      reads: new Set(upgraded?.reads.map((one) => one.name)),
      reasons: Array.isArray(code) ? code : reasonsOf(object, code as Code, upgraded),
    };
  });
}

function readTemplate({ name, spec, placeAt }: FoundObject) {
  const crd = membersOf(membersOf(spec["crd"])["spec"]);
  const kind = textOf(membersOf(crd["names"])["kind"]) ?? name;
  const { openAPIV3Schema: schema } = membersOf(crd["validation"]);
  const targets = Array.isArray(spec["targets"]) ? spec["targets"] : [];
  const at = placeAt(["spec", "targets"]);
  if (!/^[A-Za-z][A-Za-z0-9]*$/.test(kind))
    return {
      kind: kind || "unnamed",
      schema,
      code: [`${placeAt([])}: it names no kind of constraints`],
    };
  if (targets.length !== 1) return { kind, schema, code: [`${at}: it has not one target`] };
  return { kind, schema, code: codeOf(membersOf(targets[0]), at) };
}

/** The Rego of a target, or why there is none. */
function codeOf(target: Readonly<Record<string, unknown>>, place: string): Code | string[] {
  if (target["target"] !== "admission.k8s.gatekeeper.sh")
    return [`${place}: its target is ${String(target["target"])}, which is no admission`];
  const at: Path = ["spec", "targets", 0];
  const code = Array.isArray(target["code"]) ? target["code"].map(membersOf) : [];
  const index = code.findIndex(({ engine }) => engine === "Rego");
  if (index >= 0)
    return textsOf(membersOf(code[index]?.["source"]), [...at, "code", index, "source"], place);
  if (target["rego"] !== undefined) return textsOf(target, at, place);
  const engines = code.map(({ engine }) => String(engine)).join(", ");
  return [
    engines === ""
      ? `${place}: it has no Rego`
      : `${place}: it is written for ${engines}${/K8sNativeValidation/.test(engines) ? ", in CEL" : ""}, and has no Rego`,
  ];
}

function textsOf(
  { rego, libs = [], version }: Readonly<Record<string, unknown>>,
  at: Path,
  place: string,
): Code | string[] {
  const texts = [
    { text: rego, at: [...at, "rego"] },
    ...(Array.isArray(libs) ? libs : [libs]).map((text, i) => ({ text, at: [...at, "libs", i] })),
  ];
  if (texts.length > limits.modules) return [`${place}: it has more than ${limits.modules} libs`];
  for (const { text } of texts) {
    if (typeof text !== "string") return [`${place}: its Rego is no text`];
    if (text.length > limits.text) return [`${place}: its Rego is over ${limits.text} bytes`];
  }
  return { texts: texts as Code["texts"], version: version === "v1" ? "v1" : "v0" };
}

function sourceOf({ texts, version }: Code, name: string): TemplateSource {
  return { name, version, modules: texts.map(({ text }, i) => ({ path: String(i), text })) };
}

function reasonsOf(
  { place, placeAt }: FoundObject,
  { texts }: Code,
  upgraded: UpgradedTemplate | undefined,
): readonly string[] {
  if (upgraded === undefined) return [`${place}: the compiler gave no answer`];
  const at = (file: string | undefined, row: number | undefined) =>
    file === undefined ? place : placeAt(texts[Number(file)]?.at ?? [], row);
  const problems = upgraded.problems.map(
    ({ file, row, message }) => `${at(file, row)}: ${message}`,
  );
  const reads = upgraded.reads
    .filter((one) => unsaid.includes(one.name))
    .map(({ name, file, row }) => `${at(file, row)}: input.review.${name} is not in the contract`);
  return [...problems, ...reads];
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}
