import type { Bundle } from "../bundle/bundle.ts";
import type { Input } from "../contract/input.ts";
import type { Decision } from "../decision.ts";
import { BundleError, EvaluationError } from "../error.ts";
import { encodeInput } from "./encode-input.ts";
import { readDecision } from "./read-decision.ts";

/** Runs an entrypoint over an input in JSON and gives OPA's result set as JSON. */
export type Run = (entrypoint: string, input: string) => string | Promise<string>;

const PREFIX = "hasp/decide/";

/**
 * Checks that a bundle decides over anything.
 * @throws BundleError `ENTRYPOINT_MISSING`
 */
export function checkDecides({ entrypoints }: Pick<Bundle, "entrypoints">): void {
  if (kindsOf(entrypoints).length > 0) return;
  throw new BundleError("ENTRYPOINT_MISSING", `the bundle has no entrypoint ${PREFIX}<kind>`, {
    hint: "build it from policies with hasp policy build",
  });
}

/** Judges one input, whatever runs the policy. */
export async function judge(
  bundle: Pick<Bundle, "revision" | "digest" | "entrypoints">,
  input: Input,
  maxInputBytes: number,
  run: Run,
): Promise<Decision> {
  const entrypoint = `${PREFIX}${input.kind}`;
  if (!bundle.entrypoints.includes(entrypoint))
    throw new EvaluationError("KIND_UNKNOWN", `the bundle does not judge ${String(input.kind)}`, {
      hint: `it judges ${kindsOf(bundle.entrypoints).join(", ")}`,
    });
  const { text, digest } = encodeInput(input, maxInputBytes);
  const { revision, digest: bundleDigest } = bundle;
  return readDecision(await run(entrypoint, text), { revision, digest: bundleDigest }, { digest });
}

function kindsOf(entrypoints: readonly string[]): string[] {
  return entrypoints
    .filter((entrypoint) => entrypoint.startsWith(PREFIX))
    .map((entrypoint) => entrypoint.slice(PREFIX.length));
}
