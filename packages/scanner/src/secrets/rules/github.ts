import { isRandom } from "../plausible.ts";
import type { SecretRule } from "../secret-rule.ts";

/** docs.github.com, "About authentication to GitHub", section "GitHub's token formats". */
export const githubToken: SecretRule = {
  id: "github-token",
  title: "GitHub token",
  severity: "critical",
  keywords: ["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"],
  pattern:
    /(?<![A-Za-z0-9_])(?<secret>gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59})(?![A-Za-z0-9_])/g,
  scope: "everywhere",
  isSecret: ({ secret }) => isRandom(secret),
};
