import type { StackroxPolicy } from "./policies.ts";

/** A policy of the library that asks what a policy of StackRox asks, with what makes it ask just that. */
export interface Same {
  readonly policy: string;
  /** The phases that it has, and those of them that StackRox' stage asks in. */
  readonly phases: readonly Phase[];
  readonly asked: readonly Phase[];
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** What is not the same although the question is. */
  readonly note?: string;
}

type Phase = "build" | "deploy" | "run";

const deployed = { phases: ["build", "deploy", "run"], asked: ["build", "deploy"] } as const;
const requested = { phases: ["deploy", "run"], asked: ["deploy", "run"] } as const;
const running = { phases: ["run"], asked: ["run"] } as const;

const profile = "against a profile that Hasp learns: what StackRox learned is not in the export";
const toAll = { allowed: [], namespaces: [] };

/** By the criterion and its value, in lower case. */
const known: Readonly<Record<string, Same>> = {
  "privileged container=true": { policy: "privileged-container", ...deployed },
  "allow privilege escalation=true": {
    policy: "privilege-escalation-allowed",
    ...deployed,
    parameters: { requireSet: false },
  },
  "mount propagation=bidirectional": { policy: "shared-mount-propagation", ...deployed },
  "apparmor profile=unconfined": { policy: "apparmor-unconfined", ...deployed },
  "seccomp profile type=unconfined": {
    policy: "seccomp-profile",
    ...deployed,
    parameters: { requireSet: false },
  },
  "kubernetes resource=pods_exec": { policy: "exec-into-pod", ...requested, parameters: toAll },
  "kubernetes resource=pods_attach": { policy: "attach-to-pod", ...requested, parameters: toAll },
  "kubernetes resource=pods_portforward": {
    policy: "port-forward-to-pod",
    ...requested,
    parameters: toAll,
  },
  "unexpected process executed=true": {
    policy: "unexpected-process",
    ...running,
    parameters: { terminals: true },
    note: profile,
  },
  "unexpected network flow detected=true": {
    policy: "unexpected-connection",
    ...running,
    note: profile,
  },
};

/** The policy of the library that says the same, where the whole policy is one criterion with one value. */
export function findSame({ policySections, lifecycleStages }: StackroxPolicy): Same | undefined {
  const [section, ...others] = policySections;
  const [group, ...more] = section?.policyGroups ?? [];
  const [value, ...rest] = group?.values ?? [];
  if (!group || !value || group.negate || others.length + more.length + rest.length > 0)
    return undefined;
  const stages = new Set(lifecycleStages.map((stage) => stage.toLowerCase()));
  const said = `${group.fieldName}=${value.value.trim()}`.toLowerCase();
  const age = /^image age=(\d{1,4})$/.exec(said)?.[1];
  // the library's parameter goes no further
  if (age !== undefined && Number(age) <= 3650)
    return {
      policy: "image-age",
      ...deployed,
      asked: deployed.asked.filter((phase) => stages.has(phase)),
      parameters: { maxAgeDays: Number(age) },
    };
  return known[said];
}
