import { isArray, RegoSet, type RegoValue } from "../rego/rego-value.ts";

/** Whether any text has any of the affixes; undefined when one of either is no string. */
export function anyAffixMatch(
  search: RegoValue | undefined,
  base: RegoValue | undefined,
  matches: (text: string, affix: string) => boolean,
): boolean | undefined {
  const texts = textsOf(search);
  const affixes = textsOf(base);
  if (texts === undefined || affixes === undefined) return undefined;
  return texts.some((text) => affixes.some((affix) => matches(text, affix)));
}

function textsOf(value: RegoValue | undefined): readonly string[] | undefined {
  if (typeof value === "string") return [value];
  const items = value instanceof RegoSet ? value.elements : value;
  if (items === undefined || items === null || !isArray(items as RegoValue)) return undefined;
  const texts = items as readonly RegoValue[];
  return texts.every((item) => typeof item === "string") ? texts : undefined;
}
