import type { Compiler, InspectedModule } from "../compiler/compiler.ts";
import { eventTypes } from "../contract/input.ts";
import { isPossible } from "../contract/need.ts";
import { PolicyError } from "../error.ts";
import { describeIssues, formatFault } from "./fault.ts";
import { isShared, isTest, type LibraryFile } from "./library-file.ts";
import { faultsOfParameters } from "./parameters.ts";
import { type Policy, PolicyCustom } from "./policy.ts";

const FILE = /^(?<group>[a-z][a-z0-9-]*)\/(?<id>[a-z][a-z0-9-]*?)(_test)?\.rego$/;

/**
 * The policies among the files, by id; what else is there (`lib/`, tests) is held to its place and package.
 * @throws PolicyError `METADATA_INVALID` or `LIBRARY_INVALID` with every fault on its own line
 */
export async function describeLibrary(
  files: readonly LibraryFile[],
  compiler: Compiler,
): Promise<readonly Policy[]> {
  requireUniqueNames(files);
  const sources = files.filter((file) => !isTest(file));
  const modules = await compiler.inspect(sources.map(toRego));
  const inspected = new Map(modules.map((module) => [module.path, module]));
  const faults: string[] = [];
  const policies: Policy[] = [];
  for (const file of sources) {
    const module = inspected.get(file.name);
    if (module === undefined) continue;
    if (isShared(file)) faults.push(...faultsOfShared(file, module));
    else describePolicy(file, module, policies, faults);
  }
  faults.push(...faultsOfIds(policies));
  if (faults.length > 0)
    throw new PolicyError("METADATA_INVALID", faults.join("\n"), {
      hint: "hasp help policies says where a policy lies and what its METADATA block holds",
    });
  return policies.sort((a, b) => (a.id < b.id ? -1 : 1));
}

export function toRego(file: LibraryFile) {
  return {
    path: file.name,
    place: file.place,
    text: file.text,
    ...(isTest(file) && { test: true }),
  };
}

/** @throws PolicyError `LIBRARY_INVALID` */
export function requireUniqueNames(files: readonly LibraryFile[]): void {
  const places = new Map<string, string>();
  for (const { name, place } of files) {
    const other = places.get(name);
    if (other !== undefined)
      throw new PolicyError("LIBRARY_INVALID", `${other} and ${place} are both ${name}`, {
        hint: "rename one of the two: a library adds to the others and replaces nothing",
      });
    places.set(name, place);
    if (!FILE.test(name))
      throw new PolicyError("LIBRARY_INVALID", `${place} is not named <group>/<id>.rego`, {
        hint: "kebab-case, one folder deep; tests are <group>/<id>_test.rego, shared Rego is lib/<name>.rego",
      });
  }
}

function faultsOfShared(file: LibraryFile, module: InspectedModule): readonly string[] {
  const name = file.name.slice("lib/".length, -".rego".length).replaceAll("-", "_");
  const expected = name === "engine" ? "hasp.engine" : `hasp.lib.${name}`;
  return module.package === expected ? [] : [wrongPackage(file, module, expected)];
}

function wrongPackage(file: LibraryFile, module: InspectedModule, expected: string): string {
  return `${file.place}:${module.row}: package ${module.package} must be ${expected}, after the file's name`;
}

function describePolicy(
  file: LibraryFile,
  module: InspectedModule,
  policies: Policy[],
  faults: string[],
): void {
  const { group = "", id = "" } = FILE.exec(file.name)?.groups ?? {};
  const annotations = module.annotations.find(({ scope }) => scope === "package");
  const place = `${file.place}:${annotations?.row ?? module.row}`;
  if (annotations === undefined) {
    faults.push(`${place}: no METADATA block stands above the package`);
    return;
  }
  const expected = `hasp.policies.${group}.${id}`.replaceAll("-", "_");
  if (module.package !== expected) faults.push(wrongPackage(file, module, expected));
  if (!module.rules.includes("violations")) faults.push(`${place}: it defines no violations`);
  const { title, description, custom } = annotations;
  if (!title) faults.push(`${place}: METADATA has no title`);
  if (!description) faults.push(`${place}: METADATA has no description`);
  const parsed = PolicyCustom.safeParse(custom ?? {});
  if (!parsed.success) {
    for (const issue of describeIssues(parsed.error, PolicyCustom, ["custom"]))
      faults.push(`${place}: METADATA ${formatFault(issue)}`);
    return;
  }
  faults.push(...faultsOfCustom(parsed.data, id).map((fault) => `${place}: ${fault}`));
  policies.push({
    ...parsed.data,
    group,
    title: title ?? "",
    description: description?.trim() ?? "",
    package: expected,
    hasUnknowns: module.rules.includes("unknowns"),
    name: file.name,
    place: file.place,
  });
}

function faultsOfCustom(custom: PolicyCustom, id: string): readonly string[] {
  const faults: string[] = [...faultsOfParameters(custom), ...faultsOfSubjects(custom)];
  if (custom.id !== id) faults.push(`METADATA id ${custom.id} must be ${id}, as the file is named`);
  return faults;
}

/** Subjects with their event types, resources, needs and dispatch. */
function faultsOfSubjects({
  subjects,
  events = [],
  resources,
  needs = [],
  ...custom
}: PolicyCustom) {
  const faults: string[] = [];
  const possible = subjects.flatMap((kind) => eventTypes[kind] ?? []);
  for (const kind of subjects) {
    const types = eventTypes[kind] ?? [];
    if (types.length > 0 && !types.some((type) => events.includes(type)))
      faults.push(`METADATA events must name those of ${kind}: ${types.join(", ")}`);
  }
  for (const event of events) {
    if (!possible.includes(event)) faults.push(`METADATA events: no subject has ${event}`);
  }
  if (subjects.includes("resource") !== (resources !== undefined))
    faults.push(
      "METADATA resources names the kinds of objects of a policy over resource, and only of such",
    );
  for (const need of needs) {
    if (!subjects.some((kind) => isPossible(need, kind)))
      faults.push(`METADATA needs: no subject has ${need}`);
  }
  const { dispatch, parameters } = custom;
  if (dispatch === undefined) return faults;
  if (possible.length === 0) faults.push("METADATA dispatch is for events only");
  if ("parameter" in dispatch && parameters?.properties[dispatch.parameter] === undefined)
    faults.push(`METADATA dispatch: there is no parameter ${dispatch.parameter}`);
  return faults;
}

function faultsOfIds(policies: readonly Policy[]): readonly string[] {
  const places = new Map<string, string>();
  const faults: string[] = [];
  for (const { id, place } of policies) {
    const other = places.get(id);
    if (other !== undefined) faults.push(`${place}: the id ${id} is taken by ${other}`);
    places.set(id, place);
  }
  return faults;
}
