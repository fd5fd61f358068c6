import type { Related } from "@hasp/policy";
import { z } from "zod";
import type { ObjectIndex } from "./object-index.ts";

const RBAC = "rbac.authorization.k8s.io";

const texts = z
  .array(z.string())
  .nullish()
  .transform((list) => list ?? []);

const Account = z.object({ automountServiceAccountToken: z.boolean().nullish() });

const Binding = z.object({
  roleRef: z.object({ kind: z.string(), name: z.string() }),
  subjects: z
    .array(z.object({ kind: z.string(), name: z.string(), namespace: z.string().nullish() }))
    .nullish(),
});

const Rule = z.object({ apiGroups: texts, resources: texts, verbs: texts });
type Rule = z.infer<typeof Rule>;
const Role = z.object({
  rules: z
    .array(Rule)
    .nullish()
    .transform((rules) => rules ?? []),
});

/** A service account with what its bindings let it do, as far as the objects at hand say. */
export function findServiceAccount(
  objects: ObjectIndex,
  namespace: string,
  name: string,
): NonNullable<Related["serviceAccount"]> {
  const account = objects.find("/ServiceAccount", namespace, Account).find(isNamed(name));
  const bindings = [
    ...objects.find(`${RBAC}/RoleBinding`, namespace, Binding).map((one) => ({
      ...one,
      scope: namespace,
    })),
    ...objects.find(`${RBAC}/ClusterRoleBinding`, undefined, Binding).map((one) => ({
      ...one,
      scope: "cluster",
    })),
  ].filter(({ subjects, namespace: own }) =>
    (subjects ?? []).some((subject) => means(subject, namespace, name, own)),
  );
  const rules = bindings.flatMap(({ roleRef }) => {
    const role = roleRef.kind === "ClusterRole" ? undefined : namespace;
    return objects
      .find(`${RBAC}/${roleRef.kind}`, role, Role)
      .filter(isNamed(roleRef.name))
      .flatMap((found) => found.rules);
  });
  const isAdmin = bindings.some(
    ({ roleRef, scope }) => roleRef.name === "cluster-admin" && scope === "cluster",
  );
  const automount = account?.automountServiceAccountToken;
  return {
    name,
    ...(typeof automount === "boolean" && { automount }),
    bindings: bindings.map(({ roleRef, scope }) => ({
      role: `${roleRef.kind}/${roleRef.name}`,
      scope,
    })),
    reach: [...new Set([...(isAdmin ? ["clusterAdmin"] : []), ...rules.flatMap(reachOf)])].sort(),
  };
}

/** A service account is meant by its name, or with all others by a group of the API server's. */
function means(
  subject: { kind: string; name: string; namespace?: string | null | undefined },
  namespace: string,
  name: string,
  bindingNamespace: string,
): boolean {
  if (subject.kind === "ServiceAccount")
    return subject.name === name && (subject.namespace ?? bindingNamespace) === namespace;
  if (subject.kind === "User") return subject.name === `system:serviceaccount:${namespace}:${name}`;
  const groups = [
    "system:authenticated",
    "system:serviceaccounts",
    `system:serviceaccounts:${namespace}`,
  ];
  return subject.kind === "Group" && groups.includes(subject.name);
}

function reachOf({ apiGroups, resources, verbs }: Rule): string[] {
  const may = (wanted: readonly string[], ...on: readonly string[]) =>
    [...wanted, "*"].some((verb) => verbs.includes(verb)) &&
    (on.length === 0 || [...on, "*"].some((resource) => resources.includes(resource)));
  return [
    ...(may(["get", "list", "watch"], "secrets") ? ["secrets"] : []),
    ...(may(["create", "get"], "pods/exec") ? ["exec"] : []),
    ...(may(["escalate"], "roles", "clusterroles") ? ["escalate"] : []),
    ...(may(["bind"], "roles", "clusterroles") ? ["bind"] : []),
    ...(may(["impersonate"], "users", "groups", "serviceaccounts") ? ["impersonate"] : []),
    ...([apiGroups, resources, verbs].every((list) => list.includes("*")) ? ["wildcard"] : []),
  ];
}

function isNamed(wanted: string): (one: { readonly name: string }) => boolean {
  return ({ name }) => name === wanted;
}
