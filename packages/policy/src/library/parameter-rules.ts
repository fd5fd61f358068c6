import type { Policy } from "./policy.ts";

export const parameterRulesName = "parameters.rego";

/**
 * The Rego behind `data.hasp.parameters[id]`: what profile and settings give, and where scopes give parameters of that policy,
 * what the narrowest that fits gives. A rule each, so that asking for one works out no other.
 */
export function generateParameterRules(policies: readonly Policy[]): string {
  const rules = policies
    .filter(({ parameters }) => parameters !== undefined)
    .map(
      ({ id }) => `parameters["${id}"] := data.hasp.settings.parameters["${id}"] if {
	not data.hasp.settings.scopes.parameters["${id}"]
} else := scopes_lib.parameters("${id}")`,
    );
  const head = "# Generated from the METADATA of the policies.\npackage hasp";
  const imports = ["explain", ...(rules.length > 0 ? ["scopes"] : [])]
    .map((name) => `import data.hasp.lib.${name} as ${name}_lib`)
    .join("\n");
  return `${[head, imports, "explain := explain_lib.settings", ...rules].join("\n\n")}\n`;
}
