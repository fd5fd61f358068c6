import type { ObjectMetadata, OwnerReference } from "./metadata.ts";

type Named = Pick<OwnerReference, "apiVersion" | "kind" | "name">;

/** A CronJob names its Jobs by the minute. */
const MINUTE = /^(.+)-\d{8,}$/;

/**
 * The top owner that an owner reference most likely leads to, where nobody can be asked: Deployments and CronJobs write their
 * name into what they make. It is a claim, as the reference itself is, and never more.
 */
export function likelyOwner(reference: OwnerReference, { labels }: ObjectMetadata): Named {
  const { apiVersion, kind, name } = reference;
  const hash = labels["pod-template-hash"];
  if (kind === "ReplicaSet" && hash && name.endsWith(`-${hash}`)) {
    return { apiVersion, kind: "Deployment", name: name.slice(0, -hash.length - 1) };
  }
  const [, cronJob] = (kind === "Job" && MINUTE.exec(name)) || [];
  return cronJob ? { apiVersion, kind: "CronJob", name: cronJob } : { apiVersion, kind, name };
}
