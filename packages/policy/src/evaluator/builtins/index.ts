import { anyPrefixMatch, anySuffixMatch } from "./any-affix-match.ts";
import type { Builtin } from "./builtin.ts";
import { objectSubset } from "./object-subset.ts";
import { parseRfc3339 } from "./parse-rfc3339.ts";
import { semverCompare } from "./semver-compare.ts";
import { sprintf } from "./sprintf.ts";

/** Every builtin that this host answers; `hostBuiltins` tells the compiler. */
export const builtins: readonly Builtin[] = [
  objectSubset,
  semverCompare,
  sprintf,
  anyPrefixMatch,
  anySuffixMatch,
  parseRfc3339,
];
