import type { Need, Related, Workload } from "@hasp/policy";
import { z } from "zod";
import type { ObjectIndex } from "./object-index.ts";
import { hasAll, LabelSelector, selects } from "./selector.ts";
import { findServiceAccount } from "./service-account.ts";

const IntOrText = z.union([z.int(), z.string()]);

function list<T extends z.ZodType>(item: T) {
  return z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);
}

const Service = z.object({
  spec: z.object({
    type: z.string().nullish(),
    selector: z.record(z.string(), z.string()).nullish(),
    ports: list(z.object({ port: z.int(), nodePort: z.int().nullish() })),
    externalIPs: list(z.string()),
    loadBalancerClass: z.string().nullish(),
  }),
});

const Backend = z.object({ service: z.object({ name: z.string() }).nullish() }).nullish();
const Ingress = z.object({
  spec: z.object({
    ingressClassName: z.string().nullish(),
    defaultBackend: Backend,
    tls: list(z.unknown()),
    rules: list(
      z.object({
        host: z.string().nullish(),
        http: z.object({ paths: list(z.object({ backend: Backend })) }).nullish(),
      }),
    ),
  }),
});

const NetworkPolicy = z.object({
  spec: z.object({
    podSelector: LabelSelector,
    policyTypes: list(z.string()),
    egress: z.unknown(),
  }),
});

const DisruptionBudget = z.object({
  spec: z.object({
    selector: LabelSelector.nullish(),
    minAvailable: IntOrText.nullish(),
    maxUnavailable: IntOrText.nullish(),
  }),
});

const Autoscaler = z.object({
  spec: z.object({
    scaleTargetRef: z.object({ kind: z.string(), name: z.string() }),
    minReplicas: z.int().nullish(),
    maxReplicas: z.int().nullish(),
  }),
});

const ResourceQuota = z.object({
  spec: z.object({ hard: z.record(z.string(), z.coerce.string()) }),
});
const LimitRange = z.object({ spec: z.object({ limits: list(z.object({ type: z.string() })) }) });

type Services = NonNullable<Related["services"]>;

/**
 * What of the objects of the same run belongs to a workload, each list only where a policy needs it. The cluster has others that
 * nobody asked, so it is never complete; undefined where nothing is needed.
 */
export function relatedOf(
  workload: Workload,
  needs: readonly Need[],
  objects: ObjectIndex,
): Related | undefined {
  const isNeeded = (name: string) => needs.includes(`related.${name}` as Need);
  if (!needs.some((need) => need.startsWith("related."))) return undefined;
  const services = servicesOf(workload, objects);
  const ingresses = ingressesOf(workload, services, objects);
  const account = workload.pod.serviceAccount ?? "default";
  return {
    source: "files",
    complete: false,
    ...(isNeeded("services") && { services }),
    ...(isNeeded("ingresses") && { ingresses }),
    ...(isNeeded("networkPolicies") && { networkPolicies: networkPoliciesOf(workload, objects) }),
    ...(isNeeded("disruptionBudgets") && { disruptionBudgets: budgetsOf(workload, objects) }),
    ...(isNeeded("autoscalers") && { autoscalers: autoscalersOf(workload, objects) }),
    ...(isNeeded("resourceQuotas") && {
      resourceQuotas: objects
        .find("/ResourceQuota", workload.namespace, ResourceQuota)
        .map(({ name, spec }) => ({ name, hard: spec.hard })),
    }),
    ...(isNeeded("limitRanges") && {
      limitRanges: objects
        .find("/LimitRange", workload.namespace, LimitRange)
        .map(({ name, spec }) => ({ name, types: spec.limits.map(({ type }) => type) })),
    }),
    ...(isNeeded("serviceAccount") && {
      serviceAccount: findServiceAccount(objects, workload.namespace, account),
    }),
    ...(isNeeded("exposure") && { exposure: exposureOf(services, ingresses) }),
  };
}

function servicesOf({ namespace, pod }: Workload, objects: ObjectIndex): Services {
  return objects
    .find("/Service", namespace, Service)
    .filter(({ spec: { selector } }) => {
      // a Service without a selector has its endpoints from elsewhere
      return Object.keys(selector ?? {}).length > 0 && hasAll(pod.labels, selector ?? {});
    })
    .map(({ name, spec }) => ({
      name,
      ...(spec.type && { type: spec.type }),
      ports: spec.ports.map(({ port, nodePort }) => ({ port, ...(nodePort && { nodePort }) })),
      externalIPs: spec.externalIPs,
      ...(spec.loadBalancerClass && { loadBalancerClass: spec.loadBalancerClass }),
    }));
}

function ingressesOf(
  { namespace }: Workload,
  services: Services,
  objects: ObjectIndex,
): NonNullable<Related["ingresses"]> {
  const names = new Set(services.map(({ name }) => name));
  return objects
    .find("networking.k8s.io/Ingress", namespace, Ingress)
    .filter(({ spec }) =>
      [
        spec.defaultBackend,
        ...spec.rules.flatMap((rule) => rule.http?.paths.map(({ backend }) => backend) ?? []),
      ].some((backend) => names.has(backend?.service?.name ?? "")),
    )
    .map(({ name, spec }) => ({
      name,
      kind: "Ingress",
      hosts: spec.rules.flatMap(({ host }) => (host ? [host] : [])),
      tls: spec.tls.length > 0,
      ...(spec.ingressClassName && { class: spec.ingressClassName }),
    }));
}

function networkPoliciesOf(
  { namespace, pod }: Workload,
  objects: ObjectIndex,
): NonNullable<Related["networkPolicies"]> {
  return objects
    .find("networking.k8s.io/NetworkPolicy", namespace, NetworkPolicy)
    .filter(({ spec }) => selects(spec.podSelector, pod.labels))
    .map(({ name, spec: { policyTypes, egress } }) => ({
      name,
      // without types a policy is about ingress, and about egress when it has rules for it
      ingress: policyTypes.length === 0 || policyTypes.includes("Ingress"),
      egress: policyTypes.length === 0 ? Array.isArray(egress) : policyTypes.includes("Egress"),
    }));
}

function budgetsOf(
  { namespace, pod }: Workload,
  objects: ObjectIndex,
): NonNullable<Related["disruptionBudgets"]> {
  return objects
    .find("policy/PodDisruptionBudget", namespace, DisruptionBudget)
    .filter(({ spec }) => spec.selector && selects(spec.selector, pod.labels))
    .map(({ name, spec: { minAvailable, maxUnavailable } }) => ({
      name,
      ...(minAvailable != null && { minAvailable }),
      ...(maxUnavailable != null && { maxUnavailable }),
    }));
}

function autoscalersOf(
  { namespace, kind, name: workload }: Workload,
  objects: ObjectIndex,
): NonNullable<Related["autoscalers"]> {
  return objects
    .find("autoscaling/HorizontalPodAutoscaler", namespace, Autoscaler)
    .filter(({ spec: { scaleTargetRef: target } }) => {
      return target.kind === kind && target.name === workload;
    })
    .map(({ name, spec: { minReplicas, maxReplicas } }) => ({
      name,
      ...(minReplicas != null && { minReplicas }),
      ...(maxReplicas != null && { maxReplicas }),
    }));
}

/** From how far away the workload is reached. */
function exposureOf(services: Services, ingresses: readonly unknown[]): string {
  const isExternal = services.some(
    ({ type, externalIPs }) => type === "LoadBalancer" || externalIPs.length > 0,
  );
  if (isExternal || ingresses.length > 0) return "external";
  if (services.some(({ type }) => type === "NodePort")) return "node";
  return services.length > 0 ? "cluster" : "none";
}
