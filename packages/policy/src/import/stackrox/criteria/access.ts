import * as compare from "../comparisons.ts";
import type { Criterion } from "../criterion.ts";

function ofAccess(value: string, at: string, untold?: string): Criterion["in"] {
  return { access: { level: "subject", value, at, ...(untold && { untold }) } };
}

/** Resources of the audit log, and what is done to a Pod. */
const resources = {
  PODS_EXEC: ["pods/exec"],
  PODS_ATTACH: ["pods/attach"],
  PODS_PORTFORWARD: ["pods/portforward"],
  SECRETS: ["secrets"],
  CONFIGMAPS: ["configmaps"],
  CLUSTER_ROLES: ["clusterroles"],
  CLUSTER_ROLE_BINDINGS: ["clusterrolebindings"],
  NETWORK_POLICIES: ["networkpolicies"],
  SECURITY_CONTEXT_CONSTRAINTS: ["securitycontextconstraints"],
  EGRESS_FIREWALLS: ["egressfirewalls"],
};

const verbs = {
  CREATE: ["create"],
  DELETE: ["delete"],
  GET: ["get"],
  LIST: ["list"],
  PATCH: ["patch"],
  UPDATE: ["update"],
  WATCH: ["watch"],
};

export const ofAccesses: readonly Criterion[] = [
  {
    name: "Kubernetes Resource",
    compare: compare.word(resources),
    in: ofAccess("accesses.target", "/access/resource"),
  },
  {
    name: "Kubernetes API Verb",
    compare: compare.word(verbs),
    in: ofAccess("input.access.verb", "/access/verb"),
  },
  {
    name: "Kubernetes Resource Name",
    compare: compare.textBeginning,
    in: ofAccess('object.get(input.access, "name", "")', "/access/name"),
  },
  {
    name: "Kubernetes User Name",
    compare: compare.textBeginning,
    in: ofAccess("input.access.user.name", "/access/user/name"),
  },
  {
    name: "Kubernetes User Groups",
    compare: compare.someTextBeginning,
    in: ofAccess("input.access.user.groups", "/access/user/groups"),
  },
  {
    name: "User Agent",
    compare: compare.textBeginning,
    in: ofAccess("input.access.userAgent", "/access/userAgent", "not input.access.userAgent"),
  },
  {
    name: "Source IP Address",
    compare: compare.someTextBeginning,
    in: ofAccess("input.access.sourceIps", "/access/sourceIps", "not input.access.sourceIps"),
  },
  {
    name: "Is Impersonated User",
    compare: compare.boolean,
    in: ofAccess("stackrox.is_impersonated", "/access/impersonated"),
  },
];
