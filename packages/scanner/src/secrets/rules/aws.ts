import { isRandom } from "../plausible.ts";
import type { SecretRule } from "../secret-rule.ts";

/** Key ids are base32 (docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html, "Unique ID prefixes"). */
export const awsAccessKeyId: SecretRule = {
  id: "aws-access-key-id",
  title: "AWS access key id",
  severity: "high",
  keywords: ["AKIA", "ASIA"],
  pattern: /(?<![A-Za-z0-9+/])(?<secret>A(?:K|S)IA[A-Z2-7]{16})(?![A-Za-z0-9+/])/g,
  scope: "everywhere",
  isSecret: ({ secret }) => isRandom(secret),
};

export const awsSecretAccessKey: SecretRule = {
  id: "aws-secret-access-key",
  title: "AWS secret access key",
  severity: "critical",
  keywords: ["secret_access_key", "SECRET_ACCESS_KEY", "SecretAccessKey", "secretAccessKey"],
  pattern:
    /secret_?access_?key["']?\s{0,8}(?:=>?|:)\s{0,8}["']?(?<secret>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/gi,
  scope: "everywhere",
  isSecret: ({ secret }) => isRandom(secret),
};
