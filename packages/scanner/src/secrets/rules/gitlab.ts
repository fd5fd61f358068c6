import { isRandom } from "../plausible.ts";
import type { SecretRule } from "../secret-rule.ts";

/** docs.gitlab.com/security/tokens, "Token prefixes". */
export const gitlabToken: SecretRule = {
  id: "gitlab-token",
  title: "GitLab token",
  severity: "critical",
  keywords: ["glpat-", "gldt-", "glrt-"],
  pattern:
    /(?<![\w-])(?<secret>gl(?:pat|dt|rt)-[\w-]{20,300}(?:\.[0-9a-z]{2}\.[0-9a-z]{9})?)(?![\w-])/g,
  scope: "everywhere",
  isSecret: ({ secret }) => isRandom(secret),
};
