import { plainText } from "./plain-text.ts";
import { placeOf, type Told } from "./told.ts";

/** The API server may cut a warning beyond this, and drops all beyond 4096 characters together. */
const WARNING_LIMIT = 256;
const TOTAL_LIMIT = 4096;
const COUNT_LIMIT = 20;

/**
 * What the user's client prints: what could not be told, violations that only warn, those that were there before, and those
 * that an exception covers.
 */
export function warningsOf({ warning, existing, excepted, undecided }: Told): string[] {
  const open = [...undecided.unknown, ...undecided.warn].map(
    ({ code, message }) => `could not be told: ${code}: ${message}`,
  );
  const warned = warning.map(
    (one) => `[${one.severity}] ${one.policy}: ${one.message} (at ${placeOf(one) || "/"})`,
  );
  const old = existing
    .filter(({ enforcement }) => enforcement !== "audit")
    .map((one) => `as before: [${one.severity}] ${one.policy}: ${one.message}`);
  const covered = excepted.map(
    ({ policy, exception }) =>
      `excepted: ${policy} by ${exception.id} of ${exception.owner} ${until(exception)}`,
  );
  return fit(
    [...open, ...warned, ...old, ...covered].map((text) => plainText(text, WARNING_LIMIT)),
  );
}

function until({ expires }: { readonly expires?: string | undefined }): string {
  return expires === undefined ? "until it is fixed" : `until ${expires}`;
}

function fit(lines: readonly string[]): string[] {
  const kept: string[] = [];
  let total = 0;
  for (const [index, line] of lines.entries()) {
    total += [...line].length;
    const isLast = index === lines.length - 1;
    // room for the line that says how many are missing
    const isFull = total > TOTAL_LIMIT - (isLast ? 0 : 40) || kept.length >= COUNT_LIMIT - 1;
    if (isFull && !isLast) return [...kept, `… and ${lines.length - index} more`];
    if (isFull && total > TOTAL_LIMIT) return [...kept, "… and 1 more"];
    kept.push(line);
  }
  return kept;
}
