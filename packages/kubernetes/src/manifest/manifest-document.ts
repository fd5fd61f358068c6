import type { Place } from "../error.ts";

/** One Kubernetes object of a file; each item of a `List` is one of its own. */
export interface ManifestDocument {
  readonly file: string;
  /** The template that the document was rendered from, where the file says so. */
  readonly template?: string;
  readonly object: Readonly<Record<string, unknown>>;
  /** Finds where a value of the object stands in the file, or its nearest ancestor that does. */
  locate(pointer: string): Place;
  /** Where the values of the object stand, so many of them, those nearest to its top first. */
  places(limit: number): Iterable<Place & { readonly pointer: string }>;
}
