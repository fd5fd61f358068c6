import { isRandom } from "../plausible.ts";
import type { SecretRule } from "../secret-rule.ts";

/** Tokens of the public registry, and whatever an .npmrc hands to another one. */
export const npmToken: SecretRule = {
  id: "npm-token",
  title: "npm access token",
  severity: "critical",
  keywords: ["npm_", "_authToken"],
  pattern:
    /(?:_authToken\s{0,4}=\s{0,4}["']?|(?<!\w)(?=npm_[A-Za-z0-9]{36}(?!\w)))(?<secret>[\w.+/=-]{20,255})/g,
  scope: "everywhere",
  isSecret: ({ secret }) => isRandom(secret),
};
