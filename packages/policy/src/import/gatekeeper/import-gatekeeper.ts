import type { Compiler } from "../../compiler/compiler.ts";
import {
  type Import,
  type ImportedFile,
  type ImportedItem,
  type SourceFile,
  slugOf,
} from "../imported.ts";
import { invalid } from "../read-yaml.ts";
import { readConstraint } from "./constraint.ts";
import { kebab } from "./names.ts";
import { GROUP, renderPolicy } from "./policy-file.ts";
import { type FoundObject, HINT, readObjects } from "./read-objects.ts";
import { readTemplates, type Template } from "./template.ts";

/** Gatekeeper's other objects, with why no policy comes of them. */
const others: Readonly<Record<string, string>> = {
  "mutations.gatekeeper.sh": "it changes objects: Hasp judges them as they are",
  "expansion.gatekeeper.sh": "it makes up Pods: Hasp judges the object that somebody wrote",
  "externaldata.gatekeeper.sh":
    "it asks a server while it judges: a decision hangs on its input alone",
  "config.gatekeeper.sh": "it says what Gatekeeper keeps and leaves out: settings say that in Hasp",
  "syncset.gatekeeper.sh": "it says what Gatekeeper keeps: a decision hangs on its input alone",
};

/**
 * Turns ConstraintTemplates with their constraints into policies over the objects that they match: one for each constraint, and the
 * Rego of each template as shared Rego. What a template or a constraint says and a policy cannot leaves it out, with its reason.
 * @throws ImportError `IMPORT_INVALID`, `IMPORT_TOO_LARGE`
 */
export async function importGatekeeper(
  sources: readonly SourceFile[],
  compiler: Compiler,
): Promise<Import> {
  const objects = await readObjects(sources);
  const items: ImportedItem[] = [];
  const leaveOut = (name: string, place: string, reasons: readonly string[]) =>
    items.push({ name, place, state: "left-out", reasons });
  const once = (wanted: readonly FoundObject[]) => {
    const seen = new Map<string, string>();
    return wanted.filter(({ kind, name, place }) => {
      const key = `${kind} ${name}`;
      const other = seen.get(key);
      if (other === undefined) seen.set(key, place);
      else leaveOut(key, place, [`${place}: it is there twice, and ${other} counts`]);
      return other === undefined;
    });
  };
  const ofGroup = (group: string) => objects.filter((object) => object.group === group);
  const constraints = once(ofGroup("constraints.gatekeeper.sh"));
  const templates = await readTemplates(
    once(ofGroup("templates.gatekeeper.sh").filter(({ kind }) => kind === "ConstraintTemplate")),
    compiler,
  );
  for (const [group, reason] of Object.entries(others))
    for (const { kind, name, place } of ofGroup(group))
      leaveOut(`${kind} ${name}`, place, [`${place}: ${reason}`]);
  if (templates.length + constraints.length + items.length === 0)
    throw invalid(sources[0]?.place ?? "", "no ConstraintTemplate and no constraint", HINT);

  const byKind = new Map<string, Template>();
  for (const template of templates)
    if (!byKind.has(template.kind)) byKind.set(template.kind, template);
  for (const template of templates) {
    const isUsed = constraints.some(({ kind }) => kind === template.kind);
    const reasons =
      byKind.get(template.kind) === template
        ? template.reasons
        : [`${template.place}: another template is of the kind ${template.kind}`];
    if (reasons.length > 0)
      leaveOut(`ConstraintTemplate ${template.kind}`, template.place, reasons);
    else if (!isUsed)
      leaveOut(`ConstraintTemplate ${template.kind}`, template.place, [
        `${template.place}: no constraint is of its kind`,
      ]);
  }

  const files = new Map<string, ImportedFile>();
  const taken = new Set<string>();
  for (const object of constraints) {
    const name = `${object.kind} ${object.name}`;
    const template = byKind.get(object.kind);
    if (template === undefined || template.reasons.length > 0) {
      const state = template === undefined ? "is not among the files" : "is left out";
      leaveOut(name, object.place, [`${object.place}: its template ${state}`]);
      continue;
    }
    const constraint = readConstraint(object, template.schema);
    if (Array.isArray(constraint)) {
      leaveOut(name, object.place, constraint);
      continue;
    }
    const id = slugOf(`${kebab(object.kind)} ${object.name}`, taken, "gatekeeper");
    taken.add(id);
    const text = renderPolicy({ id, name: object.name, template, constraint });
    for (const file of template.files) files.set(file.path, { name: file.path, text: file.text });
    files.set(id, { name: `${GROUP}/${id}.rego`, text });
    const state = constraint.reasons.length > 0 ? "partly" : "imported";
    items.push({ name, place: object.place, state, policy: id, reasons: constraint.reasons });
  }
  return { files: [...files.values()], items };
}
