import type { Catalogue } from "./catalogue.ts";
import { containers, everyContainer, image, join, object, pod } from "./reads.ts";

const outside = "a setting of the control plane or of a node, which is no subject of a policy";

/** What the hardening guidance of NSA and CISA asks for, in our own words. */
export const nsa: Catalogue = {
  name: "NSA and CISA Kubernetes Hardening Guidance",
  source: "version 1.2, 2022-08",
  unit: "recommendation",
  entries: [
    {
      name: "containers without root",
      reads: everyContainer("effective.user.uid", "effective.user.nonRoot", "image.user"),
    },
    {
      name: "immutable file systems",
      reads: everyContainer("effective.readOnlyRootFilesystem", "mounts[].readOnly"),
    },
    {
      name: "scanned images from trusted registries",
      reads: join(everyContainer("image.registry", "image.known"), image("scannedAt")),
    },
    { name: "privileged containers", reads: everyContainer("effective.privileged") },
    { name: "privilege escalation", reads: everyContainer("effective.allowPrivilegeEscalation") },
    { name: "host namespaces", reads: pod("hostPID", "hostIPC", "hostNetwork") },
    { name: "host paths", reads: pod("volumes[].type", "volumes[].path") },
    {
      name: "capabilities",
      reads: everyContainer("effective.capabilities.add[]", "effective.capabilities.drop[]"),
    },
    {
      name: "seccomp, AppArmor, SELinux",
      reads: everyContainer(
        "effective.seccomp.type",
        "effective.appArmor.type",
        "set.seLinux.type",
      ),
    },
    {
      name: "Pod Security level of a namespace",
      reads: { resource: ["resource.kind", "resource.labels.*"] },
    },
    {
      name: "tokens of service accounts",
      reads: join(pod("automountServiceAccountToken", "serviceAccount"), {
        workload: ["related.serviceAccount.automount"],
      }),
    },
    {
      name: "default-deny policy in every namespace",
      reads: {
        resource: [
          "resource.kind",
          "related.complete",
          "related.networkPolicies[].everyPod",
          "related.networkPolicies[].ingress",
          "related.networkPolicies[].egress",
          "related.networkPolicies[].rules",
        ],
      },
    },
    {
      name: "quotas and limit ranges in every namespace",
      reads: {
        resource: [
          "resource.kind",
          "related.complete",
          "related.resourceQuotas[].hard.*",
          "related.limitRanges[].types[]",
        ],
      },
    },
    {
      name: "requests and limits",
      reads: containers("resources.limits.*.value", "resources.requests.*.value"),
    },
    {
      name: "secrets as files, not variables",
      reads: containers("env[].from.kind", "env[].value", "envFrom[].kind"),
    },
    {
      name: "metadata services of clouds",
      events: ["network/connect"],
      reads: { network: ["event.destination.address", "event.destination.entity"] },
    },
    { name: "least privilege in roles and bindings", reads: object },
    { name: "anonymous users in bindings", reads: object },
    { name: "exposed Services and Ingresses", reads: object },
    {
      name: "use of the API, from the audit log",
      reads: { access: ["access.verb", "access.user.name", "access.sourceIps[]", "access.level"] },
    },
    { name: "encryption of etcd and of Secrets at rest", reads: {}, lacks: outside },
    { name: "TLS and flags of the API server and kubelet", reads: {}, lacks: outside },
    { name: "audit logging is on", reads: {}, lacks: outside },
    {
      name: "supported versions",
      reads: { workload: ["context.cluster.version"] },
      note: "of Kubernetes; of a distribution in an image `image.distribution.endOfLife`",
    },
  ],
};
