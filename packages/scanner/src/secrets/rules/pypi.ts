import { isRandom } from "../plausible.ts";
import type { SecretRule } from "../secret-rule.ts";

/** A macaroon of pypi.org or test.pypi.org: the prefix holds its version and location (docs.pypi.org, "API tokens"). */
export const pypiToken: SecretRule = {
  id: "pypi-token",
  title: "PyPI API token",
  severity: "critical",
  keywords: ["pypi-AgE"],
  pattern: /(?<![\w-])(?<secret>pypi-AgE(?:IcHlwaS5vcmc|NdGVzdC5weXBpLm9yZw)[\w-]{50,800})/g,
  scope: "everywhere",
  isSecret: ({ secret }) => isRandom(secret),
};
