import { formatPointer, type Secret } from "@hasp/core";
import type { ImageDocument } from "../image/image-document.ts";
import { configTexts } from "./config-texts.ts";
import { describeSecret, type SecretReport } from "./describe-secret.ts";
import { type FoundSecret, findSecrets } from "./find-secrets.ts";
import { redact } from "./redact.ts";

export interface ConfigSecretReport extends SecretReport {
  /** The document with the secrets redacted, as facts are stored and sent. */
  readonly redacted: ImageDocument;
}

/** The credentials in an image's configuration; one that the history repeats is told once, where the setting is. */
export function secretsInConfig(document: ImageDocument): ConfigSecretReport {
  const known = new Set<string>();
  const secrets: Secret[] = [];
  const redacted = structuredClone(document);
  let truncated = false;
  for (const { place, prefix, text } of configTexts(document)) {
    const bytes = Buffer.from(prefix + text);
    const search = findSecrets(bytes, { place: "config", holdsSettings: true });
    truncated ||= search.truncated;
    if (search.found.length === 0) continue;
    replaceText(redacted, place, redactAll(bytes, search.found).slice(prefix.length));
    for (const one of search.found) {
      if (known.has(one.secret)) continue;
      known.add(one.secret);
      secrets.push(describeSecret(one, { place: "config", path: formatPointer(place) }));
    }
  }
  return { secrets, truncated, redacted };
}

function redactAll(bytes: Buffer, found: readonly FoundSecret[]): string {
  const parts: string[] = [];
  let end = 0;
  for (const { offset, secret } of found) {
    parts.push(bytes.toString("utf8", end, offset), redact(secret));
    end = offset + secret.length;
  }
  return parts.join("") + bytes.toString("utf8", end);
}

function replaceText(document: object, place: readonly (string | number)[], text: string): void {
  let node = document as Record<string | number, unknown>;
  for (const segment of place.slice(0, -1))
    node = node[segment] as Record<string | number, unknown>;
  const last = place.at(-1);
  if (last !== undefined) node[last] = text;
}
