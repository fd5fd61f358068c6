import { quoted } from "../policy-text.ts";
import { ruleNameOf } from "./names.ts";
import {
  type Compared,
  compareBySign,
  compareNumber,
  numberOf,
  type Outcome,
  shownName,
} from "./operators.ts";
import type { ResolvedCheck } from "./resolve.ts";

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
export function compareSpecially(check: ResolvedCheck): Outcome | undefined {
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
      const rego = compareNumber("falco.raw_result", operator, values, check.lists);
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
