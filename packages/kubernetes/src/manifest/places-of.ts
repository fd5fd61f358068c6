import type { ManifestDocument } from "./manifest-document.ts";

/** Where the values of an object stand in the file that somebody wrote, as a record keeps it. */
export interface DocumentPlaces {
  readonly file: string;
  /** The template that the document was rendered from, where the file says so. */
  readonly template?: string;
  /** Line and column of each value by its JSON Pointer, both from one. */
  readonly places: Record<string, [line: number, column: number]>;
}

/** Values of one object whose places are kept: of a larger one, those nearest to its top. */
const PLACE_LIMIT = 20_000;

/** The places of an object's values, so that a violation can be shown where its cause was written without the file. */
export function placesOf(document: ManifestDocument, limit: number = PLACE_LIMIT): DocumentPlaces {
  const places: DocumentPlaces["places"] = {};
  for (const { pointer, line, column } of document.places(limit)) places[pointer] = [line, column];
  const { file, template } = document;
  return { file, ...(template !== undefined && { template }), places };
}
