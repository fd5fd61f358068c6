import { isRandom } from "../plausible.ts";
import type { SecretRule } from "../secret-rule.ts";

/** Many of these keys are meant for browsers and limited by referrer, hence not graver. */
export const googleApiKey: SecretRule = {
  id: "google-api-key",
  title: "Google API key",
  severity: "medium",
  keywords: ["AIza"],
  pattern: /(?<![\w-])(?<secret>AIza[\w-]{35})(?![\w-])/g,
  scope: "everywhere",
  isSecret: ({ secret }) => isRandom(secret),
};

export const googleServiceAccount: SecretRule = {
  id: "google-service-account",
  title: "Google service account key",
  severity: "critical",
  keywords: ['"private_key"'],
  pattern:
    /"private_key"\s{0,8}:\s{0,8}"-----BEGIN (?:RSA )?PRIVATE KEY-----\\n(?<secret>[A-Za-z0-9+/]{40,64})/g,
  scope: "everywhere",
  isSecret: ({ secret }) => isRandom(secret),
};
