import type { Decision } from "@hasp/policy";
import { plainText } from "./plain-text.ts";

/** Of one value: the audit log holds every request. */
const VALUE_LIMIT = 1024;

/** What the API server writes into its audit log, under the webhook's name, whatever the verdict. */
export function auditAnnotations(decision: Decision): Record<string, string> {
  const { verdict, bundle, input, violations, excepted } = decision;
  const annotations: Record<string, string> = {
    verdict,
    "bundle-revision": bundle.revision,
    "bundle-digest": bundle.digest,
    "input-digest": input.digest,
  };
  const policies = new Set(violations.map(({ policy, enforcement }) => `${policy}=${enforcement}`));
  const exceptions = new Set(excepted.map(({ policy, exception }) => `${policy}=${exception.id}`));
  if (policies.size > 0) annotations["violations"] = [...policies].toSorted().join(",");
  if (exceptions.size > 0) annotations["excepted"] = [...exceptions].toSorted().join(",");
  return Object.fromEntries(
    Object.entries(annotations).map(([key, value]) => [key, plainText(value, VALUE_LIMIT)]),
  );
}
