import { anyAffixMatch } from "./any-affix-match.ts";
import type { Builtin } from "./builtin.ts";

export const anySuffixMatch: Builtin = {
  name: "strings.any_suffix_match",

  call(search, base) {
    return anyAffixMatch(search, base, (text, suffix) => text.endsWith(suffix));
  },
};
