import type { Secret } from "@hasp/core";
import type { FoundSecret } from "./find-secrets.ts";
import { redact } from "./redact.ts";

/** What a search found; `truncated` when there was more than it looks at. */
export interface SecretReport {
  readonly secrets: readonly Secret[];
  readonly truncated: boolean;
}

/** A found credential as facts tell it: without the credential. */
export function describeSecret(
  { rule, secret }: FoundSecret,
  where: Pick<Secret, "place" | "path" | "line">,
): Secret {
  const { id, title, severity } = rule;
  return { rule: id, title, severity, ...where, redacted: redact(secret) };
}
