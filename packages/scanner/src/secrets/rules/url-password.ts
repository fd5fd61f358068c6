import { isLiteral } from "../plausible.ts";
import type { SecretRule } from "../secret-rule.ts";

/** A password in an address: `postgres://app:hunter2@db/app` (RFC 3986, section 3.2.1). */
export const urlPassword: SecretRule = {
  id: "url-password",
  title: "Password in a URL",
  severity: "high",
  keywords: [
    "http://",
    "https://",
    "postgres://",
    "postgresql://",
    "mysql://",
    "mongodb://",
    "+srv://",
    "redis://",
    "rediss://",
    "amqp://",
    "amqps://",
    "ftp://",
    "smtp://",
    "ldap://",
  ],
  pattern:
    /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,20}:\/\/(?<user>[\w.%~+-]{0,64}):(?<secret>[^\s:/@"'`<>\\]{4,128})@(?<host>[\w.-]{1,253})/gi,
  scope: "settings",
  isSecret: ({ secret, groups }) =>
    isLiteral(secret) &&
    secret !== groups["user"] &&
    !/^(?:pass|pwd|password)$/i.test(secret) &&
    !/(?:^|\.)example\.(?:com|org|net)$/.test(groups["host"] ?? ""),
};
