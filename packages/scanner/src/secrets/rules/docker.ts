import type { SecretRule } from "../secret-rule.ts";

/** Registry logins of a Docker configuration: base64 of `user:password` (docs.docker.com/reference/cli/docker/login). */
export const dockerLogin: SecretRule = {
  id: "docker-login",
  title: "Registry login in a Docker configuration",
  severity: "critical",
  keywords: ['"auth"'],
  pattern: /"auth"\s{0,8}:\s{0,8}"(?<secret>[A-Za-z0-9+/]{8,1000}={0,2})"/g,
  scope: "everywhere",
  isSecret: ({ secret }) =>
    /^[!-9;-~]{1,256}:[ -~]{3,}$/.test(Buffer.from(secret, "base64").toString("latin1")),
};
