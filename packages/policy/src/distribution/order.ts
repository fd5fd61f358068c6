import type { Bundle } from "../bundle/bundle.ts";
import { SIGNATURES_FILE } from "../bundle/signatures.ts";
import { BundleError } from "../error.ts";

type Placed = Pick<Bundle, "revision" | "sequence" | "files">;

/**
 * Refuses to put a bundle in the place of one that is newer, or that nobody can tell to be older. The sequence is part of the
 * signed manifest. The same content with another signature has the same place.
 * @throws BundleError `ROLLBACK_REFUSED`
 */
export function refuseRollback(present: Placed, next: Placed, place: string): void {
  if (isSameContent(present, next)) return;
  if (next.sequence !== undefined && next.sequence > (present.sequence ?? -1)) return;
  const told = `${place} has ${name(present)}, and this is ${name(next)}`;
  if (next.sequence === undefined)
    throw refused(`${told}: which is newer cannot be told`, NUMBER_HINT);
  const order = next.sequence === present.sequence ? "not newer" : "older";
  throw refused(`${told}, which is ${order}`, `check that this is the bundle that was meant`);
}

const NUMBER_HINT = "number bundles when they are built: hasp policy build --sequence N";

function name({ revision, sequence }: Placed): string {
  const order = sequence === undefined ? "without a sequence" : `with sequence ${sequence}`;
  return `revision ${JSON.stringify(revision.slice(0, 100))} ${order}`;
}

function isSameContent(a: Placed, b: Placed): boolean {
  const content = ({ files }: Placed) => [...files].filter(([name]) => name !== SIGNATURES_FILE);
  const own = content(a);
  const isIn = ([name, bytes]: [string, Uint8Array]) => {
    const other = b.files.get(name);
    return other !== undefined && Buffer.compare(bytes, other) === 0;
  };
  return own.length === content(b).length && own.every(isIn);
}

function refused(message: string, hint: string): BundleError {
  return new BundleError("ROLLBACK_REFUSED", message, {
    hint: `${hint}; --allow-rollback puts it there all the same`,
  });
}
