import { KubernetesError } from "../error.ts";

/** Who makes objects of a kind for their owners: what the API server says of the user that asks. */
export interface Controller {
  readonly user: string;
  /** Kind and API group of the owner, and of what the controller makes for it. */
  readonly owner: GroupKind;
  readonly makes: GroupKind;
}

export interface GroupKind {
  readonly group: string;
  readonly kind: string;
}

const pod = { group: "", kind: "Pod" };
const apps = (kind: string): GroupKind => ({ group: "apps", kind });
const batch = (kind: string): GroupKind => ({ group: "batch", kind });

/** Kubernetes' own controllers, each with the pairs that it makes. */
const ownPairs: Readonly<Record<string, readonly [owner: GroupKind, makes: GroupKind]>> = {
  "replicaset-controller": [apps("ReplicaSet"), pod],
  "replication-controller": [{ group: "", kind: "ReplicationController" }, pod],
  "statefulset-controller": [apps("StatefulSet"), pod],
  "daemon-set-controller": [apps("DaemonSet"), pod],
  "job-controller": [batch("Job"), pod],
  "deployment-controller": [apps("Deployment"), apps("ReplicaSet")],
  "cronjob-controller": [batch("CronJob"), batch("Job")],
};

/** Where controllers have no accounts of their own, this one makes everything. */
const MANAGER = "system:kube-controller-manager";

export const kubernetesControllers: readonly Controller[] = Object.entries(ownPairs).flatMap(
  ([name, [owner, makes]]) =>
    [`system:serviceaccount:kube-system:${name}`, MANAGER].map((user) => ({ user, owner, makes })),
);

export function isMaker(
  controllers: readonly Controller[],
  user: string,
  owner: GroupKind,
  makes: GroupKind,
): boolean {
  return controllers.some(
    (one) => one.user === user && isSame(one.owner, owner) && isSame(one.makes, makes),
  );
}

/** The group of `apps/v1`; of `v1` it is the core group, which has no name. */
export function groupKind({
  apiVersion,
  kind,
}: {
  readonly apiVersion: string;
  readonly kind: string;
}): GroupKind {
  const end = apiVersion.indexOf("/");
  return { group: end < 0 ? "" : apiVersion.slice(0, end), kind };
}

function isSame(a: GroupKind, b: GroupKind): boolean {
  return a.group === b.group && a.kind === b.kind;
}

/**
 * Reads `USER=OWNER/MADE`, kinds with their group behind a point:
 * `system:serviceaccount:argo:rollouts=Rollout.argoproj.io/ReplicaSet.apps`.
 * @throws KubernetesError `CONTROLLER_INVALID`
 */
export function parseController(text: string): Controller {
  const [, user, owner, makes] = /^(\S+)=([A-Za-z0-9.-]+)\/([A-Za-z0-9.-]+)$/.exec(text) ?? [];
  if (!user || !owner || !makes) {
    throw new KubernetesError("CONTROLLER_INVALID", `not a controller: ${JSON.stringify(text)}`, {
      hint: "write USER=OWNER/MADE, e.g. system:serviceaccount:argo:rollouts=Rollout.argoproj.io/ReplicaSet.apps",
    });
  }
  return { user, owner: parseKind(owner), makes: parseKind(makes) };
}

function parseKind(text: string): GroupKind {
  const [kind = "", ...group] = text.split(".");
  return { group: group.join("."), kind };
}
