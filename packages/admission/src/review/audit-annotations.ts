import { type Decision, Verdict } from "@hasp/policy";
import { plainText } from "./plain-text.ts";

/** Of one value: the audit log holds every request. */
const VALUE_LIMIT = 1024;

/** What the API server writes into its audit log, under the webhook's name, whatever the verdict. */
export function auditAnnotations(
  decisions: readonly [Decision, ...Decision[]],
): Record<string, string> {
  const [{ bundle }] = decisions;
  const asked = decisions.reduce((sum, { policies }) => sum + policies, 0);
  const verdict = gravestVerdict(decisions);
  const listed = {
    violations: decisions.flatMap(({ violations }) => violations.map(byMode)),
    existing: decisions.flatMap(({ existing }) => existing.map(byMode)),
    excepted: decisions.flatMap(({ excepted }) =>
      excepted.map(({ policy, exception }) => `${policy}=${exception.id}`),
    ),
    undecided: decisions.flatMap(({ undecided }) =>
      undecided.map(({ code, effect, policy }) => `${policy ? `${policy}:` : ""}${code}=${effect}`),
    ),
    "out-of-scope": decisions.flatMap(({ outOfScope }) =>
      outOfScope.map(({ policy, count }) => `${policy}=${count}`),
    ),
  };
  const annotations: Record<string, string> = {
    // what no policy was asked about was not judged, whatever the verdict is called
    verdict: asked === 0 && verdict === "allow" ? "not-judged" : verdict,
    policies: `${asked}`,
    "bundle-revision": bundle.revision,
    "bundle-digest": bundle.digest,
    "input-digest": decisions.map(({ input }) => input.digest).join(","),
  };
  for (const [name, texts] of Object.entries(listed)) {
    if (texts.length > 0) annotations[name] = [...new Set(texts)].toSorted().join(",");
  }
  return Object.fromEntries(
    Object.entries(annotations).map(([key, value]) => [key, plainText(value, VALUE_LIMIT)]),
  );
}

/** Of several decisions over one request, the gravest holds; a verdict that is none denies. */
export function gravestVerdict(decisions: readonly Decision[]): Verdict {
  return decisions
    .map(({ verdict }) => Verdict.safeParse(verdict).data ?? "deny")
    .reduce((a, b) => (Verdict.options.indexOf(a) > Verdict.options.indexOf(b) ? a : b), "allow");
}

function byMode({
  policy,
  enforcement,
}: {
  readonly policy: string;
  readonly enforcement: string;
}) {
  return `${policy}=${enforcement}`;
}
