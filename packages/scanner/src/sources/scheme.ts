import { findNearestName } from "@hasp/core";
import { ScanError } from "../error.ts";

/** What syft, skopeo and others call ours. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ["oci", "oci-dir"],
  ["oci-layout", "oci-dir"],
  ["docker-daemon", "docker"],
]);

const TAG = /^\w[\w.-]{0,127}(?:@[a-z0-9]+:[0-9a-f]+)?$/;
const PORT = /^\d{1,5}\//;

/**
 * Refuses a location that begins with a scheme which is none of ours, rather than to ask the engine for an image of that name.
 * `nginx:1.27` and `localhost:5000/app` begin with none; `docker-archiv:x` could be a name and a tag, but is nearer to a scheme.
 * @throws ScanError `SCHEME_UNKNOWN`
 */
export function checkScheme(location: string, schemes: readonly string[]): void {
  const [, word, rest = ""] = /^([a-z][a-z0-9-]*):(.*)$/s.exec(location) ?? [];
  if (word === undefined || schemes.includes(word)) return;
  const nearest = otherNames.get(word) ?? findScheme(word, schemes);
  if (nearest === undefined && (TAG.test(rest) || PORT.test(rest))) return;
  const meant = nearest === undefined ? "" : `did you mean ${nearest}:${rest}? `;
  throw new ScanError("SCHEME_UNKNOWN", `no way to open an image is called ${word}:`, {
    hint: `${meant}there are ${schemes.map((scheme) => `${scheme}:`).join(", ")}; docker:${location} is an image of that name`,
  });
}

/** The scheme that was meant, if the word differs in a letter or two; short names of images differ in as few. */
function findScheme(word: string, schemes: readonly string[]): string | undefined {
  const long = schemes.filter((scheme) => scheme.includes("-"));
  return word.length > 5 ? findNearestName(word, long) : undefined;
}
