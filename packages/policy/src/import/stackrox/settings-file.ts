import type { ImportedFile } from "../imported.ts";
import type { Same } from "./same-policies.ts";
import type { Modes, OwnSettings } from "./settings.ts";

interface Scope {
  readonly name: string;
  readonly match: OwnSettings["off"][number]["match"];
  readonly policies: Record<string, Pick<OwnSettings["off"][number], "enforcement">>;
}

/** Gathers what stands beside the policies: those of the library that are switched on, and where each is off. */
export function createSettingsFile() {
  const policies: Record<string, object> = {};
  const scopes = new Map<string, Scope>();

  /** Policies that are off in the same place share a scope, so that many exclusions are few. */
  function addOff(id: string, off: OwnSettings["off"]): void {
    for (const { name, match, enforcement } of off) {
      const key = JSON.stringify(match);
      const scope = scopes.get(key) ?? { name, match, policies: {} };
      scope.policies[id] = { enforcement };
      scopes.set(key, scope);
    }
  }

  return {
    addShipped(same: Same, modes: Modes, severity: string | undefined, own: OwnSettings): void {
      const enforcement = Object.fromEntries(
        same.phases.map((phase) => [phase, modes[phase] ?? "off"]),
      );
      policies[same.policy] = {
        enforcement,
        ...(severity && { severity }),
        ...(same.parameters && { parameters: same.parameters }),
        ...own.policy,
      };
      addOff(same.policy, own.off);
    },

    addImported(id: string, own: OwnSettings): void {
      if (Object.keys(own.policy).length > 0) policies[id] = own.policy;
      addOff(id, own.off);
    },

    files(): ImportedFile[] {
      if (Object.keys(policies).length === 0 && scopes.size === 0) return [];
      const settings = { policies, scopes: [...scopes.values()] };
      return [
        { name: "stackrox-settings.yaml", text: `${JSON.stringify(settings, undefined, 2)}\n` },
      ];
    },
  };
}
