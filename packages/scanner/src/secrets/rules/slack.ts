import { isRandom } from "../plausible.ts";
import type { SecretRule } from "../secret-rule.ts";

/** docs.slack.dev/authentication/tokens, and incoming webhooks, whose address is the credential. */
export const slackToken: SecretRule = {
  id: "slack-token",
  title: "Slack token",
  severity: "high",
  keywords: ["xoxa-", "xoxb-", "xoxe-", "xoxp-", "xoxr-", "xoxs-", "xapp-", "hooks.slack.com/"],
  pattern:
    /(?<secret>(?<![\w-])xox[aberps]-\d{1,14}-[0-9A-Za-z-]{16,200}|(?<![\w-])xapp-\d-[A-Z0-9]{8,14}-\d{8,16}-[a-f0-9]{64}|hooks\.slack\.com\/services\/T[A-Z0-9]{7,12}\/B[A-Z0-9]{7,12}\/[A-Za-z0-9]{24})(?![\w-])/g,
  scope: "everywhere",
  isSecret: ({ secret }) => isRandom(secret),
};
