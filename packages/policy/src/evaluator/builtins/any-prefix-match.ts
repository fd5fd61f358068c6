import { anyAffixMatch } from "./any-affix-match.ts";
import type { Builtin } from "./builtin.ts";

export const anyPrefixMatch: Builtin = {
  name: "strings.any_prefix_match",

  call(search, base) {
    return anyAffixMatch(search, base, (text, prefix) => text.startsWith(prefix));
  },
};
