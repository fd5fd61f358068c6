import { compareSpecially } from "./compare-specially.ts";
import { lookUpField } from "./fields.ts";
import { ruleNameOf } from "./names.ts";
import { byType, type Outcome, shownName } from "./operators.ts";
import type { ResolvedCheck } from "./resolve.ts";

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
