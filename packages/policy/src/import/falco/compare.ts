import type { Need } from "../../contract/need.ts";
import { type Field, lookUpField } from "./fields.ts";
import { memberIn, ruleNameOf } from "./names.ts";
import type { NamedList, ResolvedCheck } from "./resolve.ts";

/** A comparison in Rego: several expressions, of which one that holds is enough. */
export interface Compared {
  /** What a rule for it is called. */
  readonly label: string;
  readonly anyOf: readonly string[];
  readonly untold?: string;
  readonly needs?: Need;
  readonly lists: readonly NamedList[];
}

/** A comparison that the contract cannot make, and why. */
export interface Unsaid {
  readonly unsaid: string;
}

type Outcome = Compared | Unsaid;

/** A list is a parameter of the policy under Falco's own name for it, so that its users find it. Its items are texts. */
const listed = ({ name }: NamedList) => memberIn("parameters", name);
const quoted = (text: string) => JSON.stringify(text);

/** Turns a comparison of Falco into one over the contract. */
export function compare(check: ResolvedCheck): Outcome {
  const { field, values, lists } = check;
  const special = compareSpecially(check);
  if (special !== undefined) return special;
  const found = lookUpField(field.name, field.argument);
  const shown = shownName(check);
  if (found === undefined) return { unsaid: `${shown}: the contract has no such field` };
  const operator = check.operator === "==" ? "=" : check.operator;
  const anyOf = byType[found.type](found.value, operator, values, lists);
  if (anyOf === undefined)
    return { unsaid: `${shown} ${operator} ${values.join(", ")}: no such comparison here` };
  const { untold, needs } = found;
  const label = ruleNameOf(shown);
  return { label, anyOf, lists, ...(untold !== undefined && { untold }), ...(needs && { needs }) };
}

export function shownName({ field }: Pick<ResolvedCheck, "field">): string {
  return field.argument === undefined ? field.name : `${field.name}[${field.argument}]`;
}

type Comparison = (
  value: string,
  operator: string,
  values: readonly string[],
  lists: readonly NamedList[],
) => string[] | undefined;

const byType: Readonly<Record<Field["type"], Comparison>> = {
  text: (value, operator, values, lists) => compareText(value, operator, values, lists),
  texts(value, operator, values, lists) {
    if (operator === "exists") return [`count(${value}) > 0`];
    const inner = compareText("one", operator, values, lists);
    return inner?.map((one) => `count({one | some one in ${value}; ${one}}) > 0`);
  },
  number(value, operator, values, lists) {
    if (operator === "exists") return [`is_number(${value})`];
    const numbers = values.map(numberOf);
    if (numbers.includes(undefined)) return undefined;
    if (operator === "in" || operator === "intersects")
      return [
        ...memberOf(value, numbers.map(String)),
        ...lists.map((one) => `$"{${value}}" in ${listed(one)}`),
      ];
    return compareBySign(value, operator, String(numbers[0]));
  },
  flag(value, operator, [said]) {
    if (operator !== "=" && operator !== "!=") return undefined;
    if (said !== "true" && said !== "false" && said !== "1" && said !== "0") return undefined;
    const wanted = (said === "true" || said === "1") === (operator === "=");
    return [`${value} == ${wanted}`];
  },
  addresses(value, operator, values, lists) {
    const isPort = value.endsWith("ports");
    const terms = isPort ? values.map((one) => numberOf(one)?.toString()) : values.map(quoted);
    if (terms.includes(undefined)) return undefined;
    if (operator === "exists") return [`count(${value}) > 0`];
    if (operator === "!=") return [`count(${value} - {${terms.join(", ")}}) == count(${value})`];
    if (operator !== "=" && operator !== "in") return undefined;
    const some = (set: string, of: string) => `count({one | some one in ${set}; one in ${of}}) > 0`;
    return [
      ...(terms.length > 0 ? [some(value, `{${terms.join(", ")}}`)] : []),
      ...lists.map((one) =>
        some(isPort ? `{$"{port}" | some port in ${value}}` : value, listed(one)),
      ),
    ];
  },
  networks(value, operator, values, lists) {
    const terms = values.map(networkOf);
    if (terms.includes(undefined)) return undefined;
    const own =
      terms.length > 0
        ? [`falco.lies_in(${value}, {${terms.map((one) => quoted(one ?? "")).join(", ")}})`]
        : [];
    if (operator === "!=") return own.map((one) => one.replace("lies_in", "lies_outside"));
    if (operator !== "=" && operator !== "in") return undefined;
    return [...own, ...lists.map((one) => `falco.lies_in(${value}, ${listed(one)})`)];
  },
};

function compareText(
  value: string,
  operator: string,
  values: readonly string[],
  lists: readonly NamedList[],
): string[] | undefined {
  const [first = ""] = values;
  const folded = `lower(${value})`;
  switch (operator) {
    case "exists":
      return [`is_string(${value})`];
    case "=":
      return [`${value} == ${quoted(first)}`];
    case "!=":
      return [`${value} != ${quoted(first)}`];
    case "contains":
      return [`contains(${value}, ${quoted(first)})`];
    case "icontains":
      return [`contains(${folded}, ${quoted(first.toLowerCase())})`];
    case "startswith":
      return [`startswith(${value}, ${quoted(first)})`];
    case "endswith":
      return [`endswith(${value}, ${quoted(first)})`];
    case "glob":
      return [globbed(value, first)];
    case "iglob":
      return [globbed(folded, first.toLowerCase())];
    case "regex":
      // Falco asks for the whole text
      return [`regex.match(${quoted(`^(?:${first})$`)}, ${value})`];
    case "in":
    case "intersects":
      return [
        ...memberOf(value, values.map(quoted)),
        ...lists.map((one) => `${value} in ${listed(one)}`),
      ];
    case "pmatch":
      return [
        ...(values.length > 0
          ? [`falco.is_below(${value}, [${values.map(quoted).join(", ")}])`]
          : []),
        ...lists.map((one) => `falco.is_below(${value}, ${listed(one)})`),
      ];
    default:
      return undefined;
  }
}

function compareBySign(value: string, operator: string, said: string): string[] | undefined {
  if (operator === "=") return [`${value} == ${said}`];
  return ["!=", "<", "<=", ">", ">="].includes(operator)
    ? [`${value} ${operator} ${said}`]
    : undefined;
}

function memberOf(value: string, terms: readonly string[]): string[] {
  if (terms.length === 0) return [];
  return terms.length === 1 ? [`${value} == ${terms[0]}`] : [`${value} in {${terms.join(", ")}}`];
}

/** Falco's globs know `*`, `?` and classes, and a star takes slashes too. */
function globbed(value: string, pattern: string): string {
  return `glob.match(${quoted(pattern.replaceAll(/[{}]/g, "\\$&"))}, null, ${value})`;
}

function numberOf(text: string): number | undefined {
  const number = /^(?:-?\d{1,15}|0x[0-9a-f]{1,12})$/i.test(text) ? Number(text) : undefined;
  return number;
}

const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:.]*)(?:\/\d{1,3})?$/i;

function networkOf(text: string): string | undefined {
  if (!ADDRESS.test(text)) return undefined;
  if (text.includes("/")) return text;
  return text.includes(":") ? `${text}/128` : `${text}/32`;
}

const permissions: Readonly<Record<string, number>> = {
  S_ISUID: 0o4000,
  S_ISGID: 0o2000,
  S_ISVTX: 0o1000,
  S_IRUSR: 0o400,
  S_IWUSR: 0o200,
  S_IXUSR: 0o100,
  S_IRGRP: 0o40,
  S_IWGRP: 0o20,
  S_IXGRP: 0o10,
  S_IROTH: 0o4,
  S_IWOTH: 0o2,
  S_IXOTH: 0o1,
};

const openFlags: Readonly<Record<string, string>> = {
  O_TRUNC: "truncate",
  O_CREAT: "create",
  O_DIRECTORY: "directory",
};

const namespaceFlags: Readonly<Record<string, string>> = {
  CLONE_NEWNS: "mnt",
  CLONE_NEWUTS: "uts",
  CLONE_NEWIPC: "ipc",
  CLONE_NEWUSER: "user",
  CLONE_NEWPID: "pid",
  CLONE_NEWNET: "net",
  CLONE_NEWCGROUP: "cgroup",
};

/** Fields that hold no single value of the contract: each takes the comparisons that mean something there. */
function compareSpecially(check: ResolvedCheck): Outcome | undefined {
  const { field, operator, values } = check;
  const [first = ""] = values;
  const said = `${operator} ${first}`.replace("==", "=");
  const label = ruleNameOf(shownName(check));
  const one = (rego: string, rest: Partial<Compared> = {}): Outcome => ({
    label,
    anyOf: [rego],
    lists: [],
    ...rest,
  });
  const unsaid = (why: string): Outcome => ({
    unsaid: `${shownName(check)} ${operator} ${values.join(", ")}: ${why}`,
  });
  switch (field.name) {
    case "evt.num":
      // events are counted from one
      return said === "= 0" ? { label, anyOf: [], lists: [] } : unsaid("events have no number");
    case "evt.dir":
      return said === "= <" ? one("true") : unsaid("events are told when they are done");
    case "fd.num":
      if ([">= 0", "> -1", "!= -1"].includes(said)) return one("falco.succeeded");
      if (["= -1", "< 0", "<= -1"].includes(said)) return one("falco.failed");
      return unsaid("descriptors have no number here");
    case "evt.rawres": {
      if ([">= 0", "> -1"].includes(said)) return one("falco.succeeded");
      if (said === "< 0") return one("falco.failed");
      const rego = byType.number("falco.raw_result", operator, values, check.lists);
      return rego
        ? { label, anyOf: rego, lists: check.lists, untold: "descriptor" }
        : unsaid("no number");
    }
    case "evt.arg.mode": {
      const bits = Object.hasOwn(permissions, first) ? permissions[first] : undefined;
      if (bits === undefined || operator !== "contains") return unsaid("only contains S_…");
      return one(`falco.has_bits(${bits})`, { untold: "permissions" });
    }
    case "evt.arg.flags": {
      if (operator !== "contains" && operator !== "icontains") return unsaid("only contains");
      const name = first.toUpperCase();
      if (Object.hasOwn(openFlags, name))
        return one(`${quoted(openFlags[name] ?? "")} in falco.modes`, { untold: "modes" });
      if (Object.hasOwn(namespaceFlags, name))
        return one(`${quoted(namespaceFlags[name] ?? "")} in input.event.namespaces`, {
          untold: "namespaces",
        });
      return unsaid("the contract does not tell this flag");
    }
    case "evt.arg.uid": {
      const number = first === "root" ? 0 : numberOf(first);
      if (number === undefined) return unsaid("the new user is told by number only");
      const rego = compareBySign("input.event.uid", operator, String(number));
      return rego ? one(rego[0] ?? "", { untold: "new user" }) : unsaid("no such comparison here");
    }
    case "proc.vpid":
      if (said === "= 1")
        return one("input.event.process.first == true", { untold: "first process" });
      if (said === "!= 1")
        return one("input.event.process.first == false", { untold: "first process" });
      return unsaid("of a process in its container only whether it is the first is told");
    case "container.mount.dest": {
      const rego = `falco.has_mount(${quoted(field.argument ?? "")})`;
      const rest = { untold: "mounts", needs: "container" } as const;
      if (field.argument === undefined) return unsaid("without a path");
      if (operator === "exists" || said === `= ${field.argument}`) return one(rego, rest);
      const none = values.every((value) => value === "<NA>" || value === "N/A");
      return operator === "in" && none ? one(`not ${rego}`, rest) : unsaid("no such comparison");
    }
    default:
      return undefined;
  }
}
