import { findNearestName } from "@hasp/core";
import { optionNames, passwordVariable, variableOf } from "./options.ts";

/**
 * What Kubernetes sets in every Pod of a namespace for its Services, as Docker's links did: HASP_PORT, HASP_SERVICE_HOST,
 * HASP_SERVICE_PORT_HTTPS, HASP_PORT_443_TCP_ADDR for a Service named hasp, HASP_WEBHOOK_PORT for one named hasp-webhook.
 */
const SERVICE =
  /^HASP_(?:\w+_)?(?:SERVICE_HOST|SERVICE_PORT(?:_\w+)?|PORT(?:_\d+_(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR))?)?)$/;

/** Whether the variable's name belongs to Kubernetes, whoever set it. */
export function isServiceVariable(name: string): boolean {
  return SERVICE.test(name);
}

/** A misspelt HASP_VERIFICATION_KEY must not pass as no key at all. */
export function misspeltVariables(env: Readonly<Record<string, string | undefined>>): string[] {
  const known = [...optionNames.map(variableOf), passwordVariable];
  const warnings: string[] = [];
  for (const name of Object.keys(env)) {
    if (!name.startsWith("HASP_") || known.includes(name) || isServiceVariable(name)) continue;
    const nearest = findNearestName(name, known);
    if (nearest) warnings.push(`${name} is no setting; did you mean ${nearest}?`);
  }
  return warnings;
}
