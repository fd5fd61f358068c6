import type { Workload } from "@hasp/policy";
import { type Cluster, type KubernetesObject, settled } from "./cluster.ts";
import { type Controller, groupKind, isMaker } from "./controllers.ts";
import { likelyOwner } from "./likely-owner.ts";
import { metadataOf, type OwnerReference } from "./metadata.ts";
import { podTemplateDigest } from "./pod-template.ts";

type TopOwner = NonNullable<Workload["top"]>;

/** An object whose owner is wanted, and who is writing it. */
export interface Owned {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly object: KubernetesObject;
  /** As it was before an update. */
  readonly former: KubernetesObject | undefined;
  readonly user: string;
}

/** The top owner of an object, and of what it was before an update. */
export interface TopOwners {
  readonly top?: TopOwner;
  readonly formerTop?: TopOwner;
}

export interface OwnersOptions {
  /** Absent where nobody can be asked: an owner is then named, and nobody vouches for it. */
  readonly cluster?: Cluster | undefined;
  readonly controllers: readonly Controller[];
  readonly now: () => Date;
}

/** An owner as the API server holds it. */
interface Known {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly controller: OwnerReference | undefined;
  readonly template: string | undefined;
}

const MAX_CLIMB = 5;
/** An owner is asked for again after this long: what was read of it must not outlive a change by much. */
const OWNER_TIME = 10_000;
const MAX_OWNERS = 10_000;

/**
 * Finds top owners. An owner reference is what anyone may write, so a link counts only where something else proves it: of the
 * object itself, that its maker's own controller is writing it or that an update leaves alone what was made; of an owner
 * further up, that it runs what its own owner says. Else a ReplicaSet written by hand would take a Deployment's exceptions.
 */
export function createOwners({ cluster, controllers, now }: OwnersOptions) {
  const known = new Map<string, { readonly at: number; readonly owner: Known }>();

  async function ask(
    reference: OwnerReference,
    namespace: string | undefined,
    signal: AbortSignal,
    isFresh = false,
  ): Promise<Known | undefined> {
    // by all that names it: who knows another's uid must not have that one's word from elsewhere
    const { apiVersion, kind, name, uid } = reference;
    const key = JSON.stringify([uid, apiVersion, kind, name, namespace]);
    const kept = known.get(key);
    if (kept && !isFresh && now().getTime() - kept.at < OWNER_TIME) return kept.owner;
    const object = await cluster?.findObject({ ...reference, namespace }, signal);
    const metadata = object && metadataOf(object);
    if (!object || metadata?.uid !== uid) return undefined;
    const { labels, controller } = metadata;
    const template = podTemplateDigest(reference, object);
    const owner = { apiVersion, kind, name, labels, controller, template };
    known.delete(key);
    known.set(key, { at: now().getTime(), owner });
    const [oldest] = known.keys();
    if (known.size > MAX_OWNERS && oldest !== undefined) known.delete(oldest);
    return owner;
  }

  /** Whether what an owner runs is what its own owner says, as both stand now. */
  async function isMadeBy(
    made: Known,
    madeReference: OwnerReference,
    reference: OwnerReference,
    namespace: string | undefined,
    signal: AbortSignal,
  ): Promise<Known | "contradicted" | "unproven" | "ends"> {
    let owner = await ask(reference, namespace, signal);
    if (!owner) return "contradicted";
    // a kind without a Pod template says nothing to compare with
    if (owner.template === undefined || made.template === undefined) return "ends";
    if (owner.template === made.template) return owner;
    // one of them may have changed since it was read
    const again = await ask(madeReference, namespace, signal, true);
    owner = await ask(reference, namespace, signal, true);
    if (!owner || !again) return "contradicted";
    return owner.template === again.template ? owner : "unproven";
  }

  async function climb(
    first: OwnerReference,
    namespace: string | undefined,
    signal: AbortSignal,
  ): Promise<TopOwner> {
    const owner = await ask(first, namespace, signal);
    if (!owner) return claimed(first, false);
    let [top, reference] = [owner, first];
    for (let links = 1; top.controller; links += 1) {
      if (links === MAX_CLIMB) return claimed(reference);
      const next = await settled(
        isMadeBy(top, reference, top.controller, namespace, signal),
        "unproven" as const,
      );
      if (next === "ends") break;
      if (next === "contradicted") return claimed(top.controller, false);
      if (next === "unproven") return claimed(top.controller);
      [reference, top] = [top.controller, next];
    }
    const { apiVersion, kind, name, labels } = top;
    return { apiVersion, kind, name, labels, verified: true };
  }

  /** Whether what is being written is what the object's controller made. */
  function isMade(owned: Owned, reference: OwnerReference, former?: OwnerReference): boolean {
    if (isMaker(controllers, owned.user, groupKind(reference), groupKind(owned))) return true;
    if (!owned.former || former?.uid !== reference.uid) return false;
    const before = podTemplateDigest(owned, owned.former);
    return before !== undefined && before === podTemplateDigest(owned, owned.object);
  }

  async function findTop(
    owned: Owned,
    signal: AbortSignal,
    reference: OwnerReference,
    former?: OwnerReference,
  ): Promise<TopOwner> {
    if (!isMade(owned, reference, former)) return claimed(reference, false);
    const open = claimedOwner(owned.object) ?? claimed(reference);
    return cluster ? settled(climb(reference, owned.namespace, signal), open) : open;
  }

  /** Never throws: what cannot be asked in time stays open. */
  return async (owned: Owned, signal: AbortSignal): Promise<TopOwners> => {
    const reference = metadataOf(owned.object)?.controller;
    const former = owned.former && metadataOf(owned.former)?.controller;
    const top = reference && (await findTop(owned, signal, reference, former));
    if (!former) return top ? { top } : {};
    // what was there counts as it stood, unless it stands for the same: what is old never blocks
    const formerTop = top && former.uid === reference?.uid ? top : claimed(former, false);
    return { ...(top && { top }), formerTop };
  };
}

/** What an object says of its owner, for which nobody vouches. */
export function claimedOwner(object: KubernetesObject): TopOwner | undefined {
  const metadata = metadataOf(object);
  return metadata?.controller && claimed(likelyOwner(metadata.controller, metadata));
}

function claimed(
  { apiVersion, kind, name }: Pick<OwnerReference, "apiVersion" | "kind" | "name">,
  verified?: boolean,
): TopOwner {
  return { apiVersion, kind, name, ...(verified !== undefined && { verified }) };
}
