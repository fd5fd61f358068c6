import type { Catalogue, Entry } from "./catalogue.ts";
import { containers, join, object, pod } from "./reads.ts";

const imageReference = containers("image.reference");
const quantities = containers(
  "resources.limits.*.value",
  "resources.limits.*.text",
  "resources.requests.*.value",
  "resources.requests.*.text",
);
const peers = { resource: ["related.complete", "related.peers[].key", "related.peers[].others[]"] };
const user = { workload: ["context.request.user.name", "context.request.user.groups[]"] };

const general: readonly Entry[] = [
  { name: "allowedrepos", reads: imageReference },
  { name: "allowedreposv2", reads: imageReference },
  {
    name: "automount-serviceaccount-token",
    reads: join(pod("automountServiceAccountToken"), containers("mounts[].destination")),
  },
  { name: "block-endpoint-edit-default-role", reads: object },
  { name: "block-loadbalancer-services", reads: object },
  { name: "block-nodeport-services", reads: object },
  { name: "block-wildcard-ingress", reads: object },
  { name: "containerlimits", reads: quantities },
  { name: "containerrequests", reads: quantities },
  { name: "containerresourceratios", reads: quantities },
  { name: "containerresources", reads: quantities },
  { name: "disallowanonymous", reads: object },
  { name: "disallowedrepos", reads: imageReference },
  { name: "disallowedtags", reads: containers("image.tag", "image.digest", "image.reference") },
  { name: "disallowinteractive", reads: containers("stdin", "tty") },
  { name: "ephemeralstoragelimit", reads: quantities },
  { name: "externalip", reads: object },
  {
    name: "horizontalpodautoscaler",
    reads: join(object, { resource: ["related.complete", "related.target.name"] }),
    note: "whether the target exists; ranges and spread stand in the object",
  },
  { name: "httpsonly", reads: object },
  { name: "imagedigests", reads: containers("image.digest", "image.reference") },
  {
    name: "noupdateserviceaccount",
    reads: join(pod("serviceAccount"), user, {
      workload: ["former.pod.serviceAccount", "context.request.operation"],
    }),
  },
  {
    name: "poddisruptionbudget",
    reads: join(object, {
      workload: [
        "workload.replicas",
        "related.complete",
        "related.disruptionBudgets[].minAvailable",
        "related.disruptionBudgets[].maxUnavailable",
      ],
    }),
  },
  { name: "replicalimits", reads: { workload: ["workload.replicas"] } },
  {
    name: "requiredannotations",
    reads: { workload: ["workload.annotations.*"], resource: ["resource.annotations.*"] },
  },
  {
    name: "requiredlabels",
    reads: { workload: ["workload.labels.*"], resource: ["resource.labels.*"] },
  },
  {
    name: "requiredprobes",
    reads: containers("probes.liveness", "probes.readiness", "probes.startup"),
  },
  {
    name: "storageclass",
    reads: join(object, peers, { workload: ["object", "related.complete", "related.peers[].key"] }),
    note: "the peers of a claim are the StorageClass that it names; the message cannot list the others",
  },
  { name: "uniqueingresshost", reads: join(object, peers) },
  { name: "uniqueserviceselector", reads: join(object, peers) },
  {
    name: "verifydeprecatedapi",
    reads: {
      workload: ["workload.apiVersion", "workload.kind"],
      resource: ["resource.apiVersion", "resource.kind"],
    },
  },
];

const podSecurityPolicy: readonly Entry[] = [
  { name: "allow-privilege-escalation", reads: containers("set.allowPrivilegeEscalation") },
  {
    name: "apparmor",
    reads: join(
      pod("annotations.*", "security.appArmor"),
      containers("set.appArmor.type", "set.appArmor.name"),
    ),
  },
  {
    name: "capabilities",
    reads: containers("set.capabilities.add[]", "set.capabilities.drop[]"),
  },
  { name: "flexvolume-drivers", reads: pod("volumes[].type", "volumes[].driver") },
  { name: "forbidden-sysctls", reads: pod("security.sysctls[].name") },
  { name: "fsgroup", reads: pod("security.fsGroup") },
  {
    name: "host-filesystem",
    reads: join(
      pod("volumes[].name", "volumes[].type", "volumes[].path"),
      containers("mounts[].volume", "mounts[].readOnly"),
    ),
  },
  { name: "host-namespaces", reads: pod("hostPID", "hostIPC") },
  { name: "host-network-ports", reads: join(pod("hostNetwork"), containers("ports[].host")) },
  {
    name: "host-probes-lifecycle",
    reads: containers(
      "probes.liveness.http.host",
      "probes.liveness.tcp.host",
      "probes.readiness.http.host",
      "probes.readiness.tcp.host",
      "probes.startup.http.host",
      "probes.startup.tcp.host",
      "lifecycle.postStart.http.host",
      "lifecycle.postStart.tcp.host",
      "lifecycle.preStop.http.host",
      "lifecycle.preStop.tcp.host",
    ),
  },
  {
    name: "host-process",
    reads: join(pod("security.windows.hostProcess"), containers("set.windows.hostProcess")),
  },
  { name: "privileged-containers", reads: containers("set.privileged") },
  { name: "proc-mount", reads: containers("set.procMount") },
  { name: "read-only-root-filesystem", reads: containers("set.readOnlyRootFilesystem") },
  {
    name: "seccomp",
    reads: join(
      pod("annotations.*", "security.seccomp"),
      containers("set.seccomp.type", "set.seccomp.name", "set.seccomp.from"),
    ),
  },
  {
    name: "seccompv2",
    reads: join(pod("security.seccomp"), containers("set.seccomp.type", "set.seccomp.name")),
  },
  { name: "selinux", reads: join(pod("security.seLinux"), containers("set.seLinux")) },
  {
    name: "users",
    reads: join(
      pod(
        "security.runAsUser",
        "security.runAsGroup",
        "security.runAsNonRoot",
        "security.supplementalGroups[]",
        "security.fsGroup",
      ),
      containers("set.user.uid", "set.user.gid", "set.user.nonRoot"),
    ),
  },
  { name: "volumes", reads: pod("volumes[].type") },
];

/** The validating templates. */
export const gatekeeper: Catalogue = {
  name: "Gatekeeper library",
  source:
    "open-policy-agent/gatekeeper-library, library/general and library/pod-security-policy, 2026-07-20",
  unit: "template",
  around: {
    workload: ["context.request.operation", "context.namespace.labels.*"],
    resource: ["context.request.operation", "context.namespace.labels.*"],
  },
  entries: [...general, ...podSecurityPolicy],
};
