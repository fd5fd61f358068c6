import { isObject } from "@hasp/core";
import type { SourceFile } from "../imported.ts";
import { invalid, readYamlItems, tooLarge, type YamlItem } from "../read-yaml.ts";

interface Said {
  readonly place: string;
}

export interface FalcoList extends Said {
  readonly items: readonly string[];
}

export interface FalcoMacro extends Said {
  readonly condition: string;
}

export interface FalcoException {
  readonly name: string;
  readonly fields: readonly string[];
  readonly comps: readonly string[];
  readonly values: readonly (readonly (string | readonly string[])[])[];
}

export interface FalcoRule extends Said {
  readonly name: string;
  /** Where its condition stands. */
  readonly conditionPlace: string;
  readonly condition: string;
  readonly description: string;
  readonly output: string;
  readonly priority: string;
  readonly tags: readonly string[];
  readonly source: string;
  readonly enabled: boolean;
  readonly exceptions: readonly FalcoException[];
}

export interface RuleSet {
  readonly lists: ReadonlyMap<string, FalcoList>;
  readonly macros: ReadonlyMap<string, FalcoMacro>;
  readonly rules: ReadonlyMap<string, FalcoRule>;
}

const HINT = "name files of Falco rules: a list of rule, macro and list entries";
const MAX_LIST = 100_000;
const fresh = { description: "", output: "", priority: "", condition: "", source: "syscall" };

/**
 * The rules, macros and lists of all files, one after another: a later entry replaces an earlier one of its name, and with
 * `append` or `override` adds to it or changes what it names.
 * @throws ImportError `IMPORT_INVALID`, `IMPORT_TOO_LARGE`
 */
export async function readRuleSet(files: readonly SourceFile[]): Promise<RuleSet> {
  const lists = new Map<string, FalcoList>();
  const macros = new Map<string, FalcoMacro>();
  const rules = new Map<string, FalcoRule>();
  for (const file of files) {
    for (const item of await readYamlItems(file, HINT, "list")) {
      const entry = item.value;
      if (!isObject(entry)) throw invalid(item.place, "an entry is no map", HINT);
      if (typeof entry["list"] === "string") addList(lists, entry["list"], entry, item);
      else if (typeof entry["macro"] === "string") addMacro(macros, entry["macro"], entry, item);
      else if (typeof entry["rule"] === "string") addRule(rules, entry["rule"], entry, item);
      else if (!("required_engine_version" in entry || "required_plugin_versions" in entry))
        throw invalid(item.place, `no rule, macro or list: ${Object.keys(entry)[0] ?? ""}`, HINT);
    }
  }
  return { lists, macros, rules };
}

type Entry = Readonly<Record<string, unknown>>;

function addList(all: Map<string, FalcoList>, name: string, entry: Entry, item: YamlItem): void {
  const items = textsOf(entry["items"], item, "items");
  const former = modeOf(entry, "items") === "append" ? known(all, name, item).items : [];
  if (former.length + items.length > MAX_LIST)
    throw tooLarge(item.place, `makes the list ${name} longer than ${MAX_LIST} items`);
  all.set(name, { place: item.place, items: [...former, ...items] });
}

function addMacro(all: Map<string, FalcoMacro>, name: string, entry: Entry, item: YamlItem): void {
  const condition = textOf(entry["condition"], item, "condition");
  const former =
    modeOf(entry, "condition") === "append" ? `${known(all, name, item).condition} ` : "";
  all.set(name, { place: item.placeOf("condition"), condition: `${former}${condition}` });
}

function addRule(all: Map<string, FalcoRule>, name: string, entry: Entry, item: YamlItem): void {
  const former = all.get(name);
  // an entry that only switches a rule on or off, as older files have it
  const onlySwitch = !("condition" in entry) && typeof entry["enabled"] === "boolean";
  const changes = onlySwitch || "override" in entry || entry["append"] === true;
  if (changes && former === undefined)
    throw invalid(item.place, `changes the rule ${name}, which is not there before it`, HINT);
  if (!changes && !("condition" in entry))
    throw invalid(item.place, `the rule ${name} has no condition`, HINT);
  const base = changes ? former : undefined;
  const text = (member: keyof typeof fresh, key: string) => {
    const before = base?.[member] ?? fresh[member];
    if (!(key in entry)) return before;
    const said = textOf(entry[key], item, key);
    return modeOf(entry, key) === "append" ? `${before} ${said}`.trim() : said;
  };
  const list = <T>(member: "tags" | "exceptions", said: readonly T[], before: readonly T[]) =>
    member in entry ? (modeOf(entry, member) === "append" ? [...before, ...said] : said) : before;
  all.set(name, {
    name,
    place: base?.place ?? item.place,
    conditionPlace: "condition" in entry ? item.placeOf("condition") : (base ?? item).place,
    condition: text("condition", "condition"),
    description: text("description", "desc"),
    output: text("output", "output"),
    priority: text("priority", "priority"),
    source: text("source", "source"),
    enabled: typeof entry["enabled"] === "boolean" ? entry["enabled"] : (base?.enabled ?? true),
    tags: list("tags", textsOf(entry["tags"] ?? [], item, "tags"), base?.tags ?? []),
    exceptions: mergeExceptions(
      list("exceptions", exceptionsOf(entry["exceptions"] ?? [], item), base?.exceptions ?? []),
    ),
  });
}

/** Exceptions of one name are one: the fields of the first, the values of all. */
function mergeExceptions(all: readonly FalcoException[]): FalcoException[] {
  const byName = new Map<string, FalcoException>();
  for (const one of all) {
    const first = byName.get(one.name);
    byName.set(one.name, first ? { ...first, values: [...first.values, ...one.values] } : one);
  }
  return [...byName.values()];
}

function exceptionsOf(said: unknown, item: YamlItem): FalcoException[] {
  if (!Array.isArray(said)) throw invalid(item.placeOf("exceptions"), "exceptions: no list", HINT);
  return said.map((one) => {
    if (!isObject(one)) throw invalid(item.placeOf("exceptions"), "an exception is no map", HINT);
    const single = typeof one["fields"] === "string";
    const fields = textsOf(single ? [one["fields"]] : (one["fields"] ?? []), item, "exceptions");
    const comps = one["comps"] ?? fields.map(() => (single ? "in" : "="));
    const values = Array.isArray(one["values"]) ? one["values"] : [];
    return {
      name: textOf(one["name"], item, "exceptions"),
      fields,
      comps: textsOf(Array.isArray(comps) ? comps : [comps], item, "exceptions"),
      // of a single field the values are one list
      values: (single ? [[values.flat()]] : values)
        .filter((row: unknown) => !single || values.length > 0 || row === undefined)
        .map((row: unknown) => {
          if (!Array.isArray(row))
            throw invalid(item.placeOf("exceptions"), "values: no list of lists", HINT);
          return row.map((cell: unknown) =>
            Array.isArray(cell)
              ? textsOf(cell, item, "exceptions")
              : textOf(cell, item, "exceptions"),
          );
        }),
    };
  });
}

function modeOf(entry: Entry, member: string): "append" | "replace" {
  const override = entry["override"];
  if (isObject(override)) return override[member] === "append" ? "append" : "replace";
  return entry["append"] === true ? "append" : "replace";
}

function known<T>(all: ReadonlyMap<string, T>, name: string, item: YamlItem): T {
  const found = all.get(name);
  if (found === undefined)
    throw invalid(item.place, `adds to ${name}, which is not there before it`, HINT);
  return found;
}

function textOf(value: unknown, item: YamlItem, member: string): string {
  if (typeof value === "string") return value.toWellFormed();
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  throw invalid(item.placeOf(member), `${member}: no text`, HINT);
}

function textsOf(value: unknown, item: YamlItem, member: string): string[] {
  if (!Array.isArray(value)) throw invalid(item.placeOf(member), `${member}: no list`, HINT);
  return value.map((one) => textOf(one, item, member));
}
