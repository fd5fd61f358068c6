import { describeSecret, type SecretReport } from "./describe-secret.ts";
import { findSecrets } from "./find-secrets.ts";
import { holdsSettings, isBinary } from "./searched-files.ts";

/** The credentials in one file of a layer; a binary file has none. */
export function secretsInFile(path: string, bytes: Uint8Array): SecretReport {
  if (isBinary(bytes)) return { secrets: [], truncated: false };
  const about = { place: "layer", holdsSettings: holdsSettings(path) } as const;
  const { found, truncated } = findSecrets(bytes, about);
  const secrets = found.map((one) =>
    describeSecret(one, { place: "layer", path, line: lineAt(bytes, one.offset) }),
  );
  return { secrets, truncated };
}

/** One-based. */
function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(10); at >= 0 && at < offset; at = bytes.indexOf(10, at + 1)) line++;
  return line;
}
