import type { Container, ImageFactsSource, Workload } from "@hasp/policy";
import type { ParsedObject } from "./parse-object.ts";
import type { PodContainer } from "./pod-spec.ts";
import type { PointerMap } from "./pointer-map.ts";
import { summarizeImages } from "./summarize-images.ts";
import { type PodMember, toContainer } from "./to-container.ts";

type Pods = NonNullable<ParsedObject["pods"]>;

/** Holds a whole copy of the object: it says nothing of its own and costs as much again. */
const LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

/** In the order of the contract; a sidecar is an init container that keeps running. */
const lists = [
  ["initContainers", "init"],
  ["containers", "app"],
  ["ephemeralContainers", "ephemeral"],
] as const satisfies readonly (readonly [string, Container["role"]])[];

/**
 * The workload of the contract out of an object that runs Pods; `pointers` learns the way back.
 * @throws AdmissionError `IMAGE_SOURCE_FAILED`
 */
export async function toWorkload(
  { head, pods }: { readonly head: ParsedObject["head"]; readonly pods: Pods },
  options: { readonly images: ImageFactsSource; readonly namespace?: string | undefined },
  pointers: PointerMap,
): Promise<Workload> {
  const metadata = head.metadata ?? {};
  const spec = pods.template.spec;
  const members = membersOf(pods);
  const images = await summarizeImages(
    members.map(({ container }) => container.image),
    options.images,
  );
  const containers: Container[] = [];
  for (const member of members) {
    const image = images.get(member.container.image);
    if (image) containers.push(toContainer(member, image, pointers));
  }
  placeWorkload(pods, pointers);
  const { [LAST_APPLIED]: _, ...annotations } = metadata.annotations ?? {};
  const serviceAccount = spec.serviceAccountName ?? spec.serviceAccount;
  return {
    apiVersion: head.apiVersion,
    kind: head.kind,
    name: metadata.name ?? `${metadata.generateName}*`,
    namespace: metadata.namespace ?? options.namespace ?? "default",
    labels: metadata.labels ?? {},
    annotations,
    ...(serviceAccount && { serviceAccount }),
    ...(spec.automountServiceAccountToken !== undefined && {
      automountServiceAccountToken: spec.automountServiceAccountToken,
    }),
    ...(pods.replicas !== undefined && { replicas: pods.replicas }),
    owners: metadata.ownerReferences ?? [],
    containers,
  };
}

function placeWorkload({ kind }: Pods, pointers: PointerMap): void {
  const spec = `${pathOf(kind.template)}/spec`;
  for (const name of ["apiVersion", "kind"]) pointers.set(`/workload/${name}`, `/${name}`);
  for (const name of ["name", "namespace"]) pointers.set(`/workload/${name}`, `/metadata/${name}`);
  for (const name of ["labels", "annotations"]) {
    pointers.setCopied(`/workload/${name}`, `/metadata/${name}`);
  }
  pointers.setCopied("/workload/owners", "/metadata/ownerReferences");
  pointers.set("/workload/replicas", "/spec/replicas");
  pointers.set("/workload/serviceAccount", `${spec}/serviceAccountName`);
  pointers.set("/workload/automountServiceAccountToken", `${spec}/automountServiceAccountToken`);
  pointers.set("/workload/containers", `${spec}/containers`);
}

function membersOf({ kind, template }: Pods): PodMember[] {
  const members: PodMember[] = [];
  const path = pathOf(kind.template);
  const annotations = template.metadata?.annotations ?? {};
  for (const [list, role] of lists) {
    const containers: readonly PodContainer[] = template.spec[list] ?? [];
    for (const [index, container] of containers.entries()) {
      const places = {
        input: `/workload/containers/${members.length}`,
        container: `${path}/spec/${list}/${index}`,
        spec: `${path}/spec`,
        annotations: `${path}/metadata/annotations`,
      };
      members.push({ container, role, spec: template.spec, annotations, places });
    }
  }
  return members;
}

function pathOf(template: readonly string[]): string {
  return template.map((name) => `/${name}`).join("");
}
