import type { Need, Related, Resource } from "@hasp/policy";
import { z } from "zod";
import type { ObjectIndex } from "./object-index.ts";

const Ingress = z.object({
  spec: z.object({ rules: z.array(z.object({ host: z.string().nullish() })).nullish() }),
});
const Route = z.object({ spec: z.object({ hostnames: z.array(z.string()).nullish() }) });
const Service = z.object({
  spec: z.object({ selector: z.record(z.string(), z.string()).nullish() }),
});

/** Something that is to be had once, and who has it. */
interface Claim {
  readonly index: "host" | "selector";
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
}

interface Claims {
  readonly byKey: ReadonlyMap<string, readonly Claim[]>;
  readonly byOwner: ReadonlyMap<string, readonly string[]>;
}

const claims = new WeakMap<ObjectIndex, Claims>();

/** What of the objects of the same run a resource shares a host or a selector with; undefined where no policy asks. */
export function peersOf(
  { kind, name, namespace = "default" }: Resource,
  needs: readonly Need[],
  objects: ObjectIndex,
): Related | undefined {
  if (!needs.includes("related.peers")) return undefined;
  const { byKey, byOwner } = claimsOf(objects);
  const isOwn = (one: Claim) =>
    one.kind === kind && one.name === name && one.namespace === namespace;
  const peers = (byOwner.get(ownerOf(kind, namespace, name)) ?? []).flatMap((at) => {
    // it stands among them once itself
    const claiming = (byKey.get(at) ?? []).slice(0, LISTED + 1);
    return claiming.slice(0, 1).map(({ index, key }) => ({
      index,
      key,
      others: claiming
        .filter((one) => !isOwn(one))
        .slice(0, LISTED)
        .map((one) => ({ namespace: one.namespace, name: one.name })),
    }));
  });
  return { source: "files", complete: false, peers };
}

/** Others that one entry lists. */
const LISTED = 10;

function claimsOf(objects: ObjectIndex): Claims {
  const known = claims.get(objects);
  if (known) return known;
  const byKey = new Map<string, Claim[]>();
  const byOwner = new Map<string, string[]>();
  for (const claim of [...hosts(objects), ...selectors(objects)]) {
    // a selector is about the Pods of its own namespace
    const place = claim.index === "selector" ? claim.namespace : "";
    const key = JSON.stringify([claim.index, place, claim.key]);
    add(byKey, key, claim);
    add(byOwner, ownerOf(claim.kind, claim.namespace, claim.name), key);
  }
  const made = { byKey, byOwner };
  claims.set(objects, made);
  return made;
}

function add<T>(map: Map<string, T[]>, key: string, one: T): void {
  const list = map.get(key);
  if (list) list.push(one);
  else map.set(key, [one]);
}

function ownerOf(kind: string, namespace: string, name: string | undefined): string {
  return JSON.stringify([kind, namespace, name]);
}

function hosts(objects: ObjectIndex): Claim[] {
  const index = "host" as const;
  return [
    ...objects.find("networking.k8s.io/Ingress", undefined, Ingress).flatMap((one) => {
      const { name, namespace, spec } = one;
      const written = new Set((spec.rules ?? []).flatMap(({ host }) => host ?? []));
      return [...written].map((key) => ({ index, key, kind: "Ingress", name, namespace }));
    }),
    ...objects.find("gateway.networking.k8s.io/HTTPRoute", undefined, Route).flatMap((one) => {
      const { name, namespace, spec } = one;
      return [...new Set(spec.hostnames ?? [])].map((key) => ({
        index,
        key,
        kind: "HTTPRoute",
        name,
        namespace,
      }));
    }),
  ];
}

function selectors(objects: ObjectIndex): Claim[] {
  return objects.find("/Service", undefined, Service).flatMap(({ name, namespace, spec }) => {
    const entries = Object.entries(spec.selector ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
    if (entries.length === 0) return [];
    const key = entries.map(([label, value]) => `${label}=${value}`).join(",");
    return [{ index: "selector" as const, key, kind: "Service", name, namespace }];
  });
}
