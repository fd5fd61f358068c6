import { z } from "zod";
import type { ApiClient } from "./api-client.ts";
import type { ObjectReference } from "./cluster.ts";

const ResourceList = z.object({
  resources: z.array(z.object({ name: z.string(), kind: z.string(), namespaced: z.boolean() })),
});
type Served = ReadonlyMap<string, { readonly name: string; readonly isNamespaced: boolean }>;

/** Milliseconds for which a group's list of resources stands; a kind that is not in it may have come since. */
const LIST_TIME = 10 * 60_000;
const MISS_TIME = 10_000;
const MAX_LISTS = 500;

/** `apps/v1` or `v1`: an owner reference holds whatever somebody wrote there. */
const API_VERSION = /^(?:[a-z0-9][a-z0-9.-]{0,252}\/)?[a-z0-9][a-z0-9-]{0,62}$/;
const NAME = /^[^/%\s]{1,253}$/;

/** Finds where in the API an object is, by its apiVersion and kind. */
export function createResourcePaths(client: Pick<ApiClient, "get">, now: () => Date) {
  const lists = new Map<string, { readonly at: number; readonly served: Served }>();

  async function serve(apiVersion: string, signal: AbortSignal): Promise<Served> {
    const path = apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const parsed = ResourceList.safeParse(await client.get(path, signal));
    const resources = parsed.success ? parsed.data.resources : [];
    const served = new Map(
      resources
        .filter(({ name }) => !name.includes("/"))
        .map(({ kind, name, namespaced }) => [kind, { name, isNamespaced: namespaced }]),
    );
    lists.delete(apiVersion);
    lists.set(apiVersion, { at: now().getTime(), served });
    const [oldest] = lists.keys();
    if (lists.size > MAX_LISTS && oldest !== undefined) lists.delete(oldest);
    return served;
  }

  /** The object's path; undefined where the API server has no such kind or nothing can be called so. */
  return async (reference: ObjectReference, signal: AbortSignal): Promise<string | undefined> => {
    const { apiVersion, kind, name, namespace } = reference;
    if (!API_VERSION.test(apiVersion) || !NAME.test(name) || name === "." || name === "..")
      return undefined;
    const kept = lists.get(apiVersion);
    const age = kept ? now().getTime() - kept.at : Number.POSITIVE_INFINITY;
    const isFresh = age < (kept?.served.has(kind) ? LIST_TIME : MISS_TIME);
    const served = kept && isFresh ? kept.served : await serve(apiVersion, signal);
    const resource = served.get(kind);
    if (!resource || (resource.isNamespaced && !namespace)) return undefined;
    const root = apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const space = resource.isNamespaced ? `/namespaces/${encodeURIComponent(namespace ?? "")}` : "";
    return `${root}${space}/${resource.name}/${encodeURIComponent(name)}`;
  };
}
