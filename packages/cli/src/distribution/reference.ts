import {
  formatImageReference,
  type ImageReference,
  isDigest,
  parseImageReference,
} from "@hasp/core";
import { CliError } from "../error.ts";

const SCHEME = "oci://";

/** A bundle in a registry, by a tag or a digest. */
export interface BundleReference extends ImageReference {
  /** The digest, or where there is none the tag. */
  readonly target: string;
}

/** Whether a place names a registry rather than a file. */
export function isReference(place: string): boolean {
  return place.startsWith(SCHEME);
}

/**
 * Reads a reference, with or without `oci://`. Nothing is filled in: the tag `latest` would be a choice that nobody made.
 * @throws ImageReferenceError; CliError `USAGE`
 */
export function parseReference(text: string): BundleReference {
  const reference = parseImageReference(isReference(text) ? text.slice(SCHEME.length) : text);
  const { tag, digest } = reference;
  const target = digest ?? tag;
  if (target === undefined)
    throw new CliError("USAGE", `${JSON.stringify(text)} names neither a tag nor a digest`, {
      hint: `write ${formatImageReference(reference)}:TAG`,
    });
  if (digest !== undefined && !isDigest(digest))
    throw new CliError("USAGE", `${JSON.stringify(digest)} is a digest that cannot be checked`, {
      hint: "name it by sha256",
    });
  return { ...reference, target };
}

/** A reference to write to. @throws as `parseReference` does */
export function parseTag(text: string): BundleReference & { readonly tag: string } {
  const reference = parseReference(text);
  const { tag, digest } = reference;
  if (tag !== undefined && digest === undefined) return { ...reference, tag };
  throw new CliError("USAGE", `${JSON.stringify(text)} names a digest, and only tags can be set`, {
    hint: "write registry/repository:tag",
  });
}

/** The reference that means these bytes for good. */
export function pinned({ registry, repository }: ImageReference, digest: string): string {
  return `${SCHEME}${formatImageReference({ registry, repository, digest })}`;
}
