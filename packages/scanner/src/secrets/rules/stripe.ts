import { isRandom } from "../plausible.ts";
import type { SecretRule } from "../secret-rule.ts";

/** Live keys only: `sk_test_` keys move no money (docs.stripe.com/keys). */
export const stripeKey: SecretRule = {
  id: "stripe-key",
  title: "Stripe live key",
  severity: "critical",
  keywords: ["sk_live_", "rk_live_"],
  pattern: /(?<![A-Za-z0-9])(?<secret>[rs]k_live_[A-Za-z0-9]{24,200})(?![A-Za-z0-9])/g,
  scope: "everywhere",
  isSecret: ({ secret }) => isRandom(secret),
};
