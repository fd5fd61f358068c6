import { canonicalJson } from "@hasp/core";
import type { Decision } from "../decision.ts";

/** A decision's one form in bytes: the same input and bundle give the same text everywhere. */
export function encodeDecision(decision: Decision): string {
  return canonicalJson(decision);
}
