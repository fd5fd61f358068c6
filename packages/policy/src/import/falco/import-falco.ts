import { ImportError } from "../../error.ts";
import {
  type FieldShare,
  type Import,
  type ImportedFile,
  type ImportedItem,
  type SourceFile,
  slugOf,
} from "../imported.ts";
import { compare } from "./compare.ts";
import { chooseTypes, fold, unsaidIn } from "./fold.ts";
import { shownName } from "./operators.ts";
import { GROUP, renderPolicy } from "./policy-file.ts";
import { createResolver, type Resolved, type ResolvedCheck } from "./resolve.ts";
import { type FalcoRule, readRuleSet } from "./rule-set.ts";

/**
 * Turns Falco's rules into policies over events. A rule that says less here than it does in Falco says so in its policy and in
 * what is given back; one that could never be certain is left out with its reasons.
 * @throws ImportError `IMPORT_INVALID`, `IMPORT_TOO_LARGE`
 */
export async function importFalco(sources: readonly SourceFile[]): Promise<Import> {
  const set = await readRuleSet(sources);
  if (set.rules.size === 0) {
    throw new ImportError("IMPORT_INVALID", `${sources[0]?.place ?? ""}: no rule`, {
      hint: "name files of Falco rules; lists and macros alone make no policy",
    });
  }
  const resolve = createResolver(set);
  const files: ImportedFile[] = [];
  const items: ImportedItem[] = [];
  const taken = new Set<string>();
  const checks = new Set<ResolvedCheck>();
  for (const rule of set.rules.values()) {
    const leftOut = (reasons: readonly string[]) =>
      items.push({ name: rule.name, place: rule.place, state: "left-out", reasons });
    if (rule.source !== "syscall") {
      leftOut([`its source is ${rule.source}: only system calls are events of the contract`]);
      continue;
    }
    const condition = resolve(rule);
    collectChecks(condition, checks, new Set());
    const { types, reasons } = chooseTypes(condition);
    if (types.length === 0) {
      leftOut(reasons.length > 0 ? reasons : ["its condition can never hold"]);
      continue;
    }
    const id = slugOf(rule.name, taken, "falco");
    taken.add(id);
    const folded = fold(condition, types);
    const left = [
      ...reasons,
      ...[...unsaidIn(folded)].map((one) => `undecided where it asks for ${one}`),
    ];
    const text = renderPolicy({ id, rule, condition: folded, types, reasons: left });
    files.push({ name: `${GROUP}/${id}.rego`, text });
    items.push({
      ...itemOf(rule),
      policy: id,
      state: left.length > 0 ? "partly" : "imported",
      reasons: left,
    });
  }
  return { files, items, fields: countFields(checks) };
}

function itemOf({ name, place }: FalcoRule): Pick<ImportedItem, "name" | "place"> {
  return { name, place };
}

function collectChecks(node: Resolved, found: Set<ResolvedCheck>, seen: Set<Resolved>): void {
  if (seen.has(node)) return;
  seen.add(node);
  if (node.type === "check") found.add(node);
  else if (node.type === "not") collectChecks(node.part, found, seen);
  else if (node.type === "macro") collectChecks(node.body, found, seen);
  else for (const part of node.parts) collectChecks(part, found, seen);
}

function countFields(checks: ReadonlySet<ResolvedCheck>): FieldShare {
  const unmapped: Record<string, number> = {};
  let mapped = 0;
  for (const check of checks) {
    if (check.field.name === "evt.type" || !("unsaid" in compare(check))) mapped += 1;
    else unmapped[shownName(check)] = (unmapped[shownName(check)] ?? 0) + 1;
  }
  return { named: checks.size, mapped, unmapped };
}
