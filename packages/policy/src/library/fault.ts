/** Something wrong in a settings document, by its place there. */
export interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Finds `file:line:column` for a place in the document that was parsed. */
export type Locate = (path: readonly (string | number)[]) => string | undefined;

export function formatFault({ path, message }: Fault, locate?: Locate): string {
  const place = locate?.(path);
  const at = path.length === 0 ? "" : `${path.join(".")}: `;
  return `${place === undefined ? "" : `${place}: `}${at}${message}`;
}
