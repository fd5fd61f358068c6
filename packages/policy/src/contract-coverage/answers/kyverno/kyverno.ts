import type { AnsweredCatalogue } from "../answer.ts";
import { bestPractices } from "./best-practices.ts";
import { otherAToD } from "./other-a-to-d.ts";
import { otherEToQ } from "./other-e-to-q.ts";
import { otherRToZ } from "./other-r-to-z.ts";
import { podSecurity } from "./pod-security.ts";
import { products } from "./products.ts";

/** Kyverno's catalogue by folder; the variants of a policy in CEL and as newer kinds are one item. */
export const kyvernoAnswers: AnsweredCatalogue = {
  name: "Kyverno catalogue",
  source:
    "kyverno/policies, its folders with ClusterPolicies, 2026; the variants of a policy in CEL and as newer kinds are one item",
  unit: "policy",
  answers: [
    ...bestPractices,
    ...podSecurity,
    ...otherAToD,
    ...otherEToQ,
    ...otherRToZ,
    ...products,
  ],
};
