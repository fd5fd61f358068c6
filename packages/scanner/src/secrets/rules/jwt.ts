import type { SecretRule } from "../secret-rule.ts";

/** The payload of the token that jwt.io shows, which is in many manuals. */
const SHOWN = "eyJzdWIiOiIxMjM0NTY3ODkwI";

/** RFC 7519 in compact form; low, as most have expired by the time an image is built. */
export const jwt: SecretRule = {
  id: "jwt",
  title: "JSON Web Token",
  severity: "low",
  keywords: ["eyJhbGci", "eyJ0eXAi", "eyJraWQi"],
  pattern:
    /(?<![\w-])(?<secret>eyJ(?<head>[\w-]{10,400})\.(?<body>eyJ[\w-]{20,1000})(?:\.[\w-]{20,1000})?)/g,
  scope: "everywhere",
  isSecret: ({ groups }) =>
    !groups["body"]?.startsWith(SHOWN) && hasAlgorithm(`eyJ${groups["head"] ?? ""}`),
};

function hasAlgorithm(head: string): boolean {
  return /"alg" ?: ?"(?!none)/.test(Buffer.from(head, "base64url").toString("latin1"));
}
