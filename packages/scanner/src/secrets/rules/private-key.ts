import { entropy } from "../plausible.ts";
import type { SecretRule } from "../secret-rule.ts";

/** RFC 7468, sections 10 and 11, and the forms of OpenSSL, OpenSSH and OpenPGP; also as one line with `\n` for line ends. */
function pemPattern(label: string): RegExp {
  const newline = String.raw`(?:\s|\\r|\\n){1,8}`;
  const header = String.raw`(?:[A-Za-z-]{3,20}: [^\n\\]{1,100}${newline}){0,4}`;
  return new RegExp(
    `-----BEGIN ${label}-----${newline}${header}(?<secret>[A-Za-z0-9+/]{40,76})`,
    "g",
  );
}

export const privateKey: SecretRule = {
  id: "private-key",
  title: "Private key",
  severity: "high",
  keywords: ["-----BEGIN"],
  pattern: pemPattern("(?:(?:RSA |EC |DSA |OPENSSH )?PRIVATE KEY|PGP PRIVATE KEY BLOCK)"),
  scope: "everywhere",
  isSecret: ({ secret }) => entropy(secret) >= 2.5,
};

export const encryptedPrivateKey: SecretRule = {
  id: "encrypted-private-key",
  title: "Private key under a passphrase",
  severity: "medium",
  keywords: ["-----BEGIN"],
  pattern: pemPattern("ENCRYPTED PRIVATE KEY"),
  scope: "everywhere",
  isSecret: ({ secret }) => entropy(secret) >= 2.5,
};
