import { isArray, RegoSet, type RegoValue } from "../rego/rego-value.ts";
import type { Builtin } from "./builtin.ts";

export const anySuffixMatch: Builtin = {
  name: "strings.any_suffix_match",

  call(search, base) {
    return anyAffixMatch(search, base, (text, suffix) => text.endsWith(suffix));
  },
};

export const anyPrefixMatch: Builtin = {
  name: "strings.any_prefix_match",

  call(search, base) {
    return anyAffixMatch(search, base, (text, prefix) => text.startsWith(prefix));
  },
};

/** Whether any text has any of the affixes; undefined when one of either is no string. */
function anyAffixMatch(
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
  if (!isArray(items)) return undefined;
  return items.every((item) => typeof item === "string") ? items : undefined;
}
