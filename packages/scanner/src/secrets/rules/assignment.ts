import { entropy, isLiteral } from "../plausible.ts";
import type { SecretRule } from "../secret-rule.ts";

const NAMES = [
  "password",
  "passwd",
  "secret",
  "token",
  "api_key",
  "apikey",
  "access_key",
  "accesskey",
  "private_key",
  "secret_key",
];

/**
 * A value given to a setting whose name says that it is secret. In files it must look random, as manuals and defaults
 * abound there; in the image's own configuration any literal of six characters counts, as somebody put it there.
 */
export const assignment: SecretRule = {
  id: "secret-assignment",
  title: "Literal value of a secret setting",
  severity: "medium",
  keywords: NAMES.flatMap((name) => [name, name.toUpperCase(), capitalize(name)]).concat(
    "apiKey",
    "ApiKey",
    "accessKey",
    "AccessKey",
    "privateKey",
    "PrivateKey",
    "secretKey",
    "SecretKey",
  ),
  pattern:
    /(?<![\w.-])(?<name>[\w.-]{0,60}(?:password|passwd|secret|token|(?:api|access|private|secret)_?key)(?:_base)?)["']?\s{0,4}[=:]\s{0,4}["']?(?<secret>[^\s"'`<>{}();,\\]{6,200})/gi,
  scope: "settings",

  isSecret({ secret, groups, place }) {
    const name = groups["name"] ?? "";
    if (!isLiteral(secret) || name.toLowerCase().includes(secret.toLowerCase())) return false;
    if (place === "config") return true;
    return (
      secret.length >= 10 && entropy(secret) >= 3.2 && /\d/.test(secret) && /[A-Za-z]/.test(secret)
    );
  },
};

function capitalize(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
