import type { Catalogue, Entry } from "./catalogue.ts";
import { containers, everyContainer, join, object, pod } from "./reads.ts";

const role = (name: string): Entry => ({ name, reads: object });
const networkPolicies = {
  resource: ["resource.kind", "related.complete", "related.networkPolicies[].name"],
};

const rbac: readonly Entry[] = [
  role("5.1.1 cluster-admin"),
  role("5.1.2 access to secrets"),
  role("5.1.3 wildcards in roles"),
  role("5.1.4 creating Pods"),
  {
    name: "5.1.5 default service accounts",
    reads: join(object, pod("serviceAccount", "automountServiceAccountToken")),
  },
  {
    name: "5.1.6 tokens only where needed",
    reads: join(pod("automountServiceAccountToken"), {
      workload: ["related.serviceAccount.automount"],
    }),
  },
  role("5.1.7 system:masters"),
  role("5.1.8 bind, impersonate, escalate"),
  role("5.1.9 creating persistent volumes"),
  role("5.1.10 proxy of nodes"),
  role("5.1.11 approval of certificates"),
  role("5.1.12 webhook configurations"),
  role("5.1.13 creating tokens"),
];

const pods: readonly Entry[] = [
  {
    name: "5.2.1 a policy control is active",
    reads: { resource: ["resource.kind", "resource.labels.*"] },
    note: "the level that a Namespace is labelled with; that Hasp runs is told by its decisions",
  },
  { name: "5.2.2 privileged", reads: everyContainer("effective.privileged") },
  { name: "5.2.3 host PID", reads: pod("hostPID") },
  { name: "5.2.4 host IPC", reads: pod("hostIPC") },
  { name: "5.2.5 host network", reads: pod("hostNetwork") },
  {
    name: "5.2.6 privilege escalation",
    reads: everyContainer("effective.allowPrivilegeEscalation"),
  },
  {
    name: "5.2.7 root",
    reads: everyContainer("effective.user.uid", "effective.user.nonRoot", "image.user"),
  },
  { name: "5.2.8 NET_RAW", reads: everyContainer("effective.capabilities.drop[]") },
  { name: "5.2.9 added capabilities", reads: everyContainer("effective.capabilities.add[]") },
  {
    name: "5.2.10 capabilities at all",
    reads: everyContainer("effective.capabilities.add[]", "effective.capabilities.drop[]"),
  },
  {
    name: "5.2.11 Windows HostProcess",
    reads: join(pod("security.windows.hostProcess"), containers("set.windows.hostProcess")),
  },
  { name: "5.2.12 hostPath", reads: pod("volumes[].type") },
  { name: "5.2.13 host ports", reads: containers("ports[].host") },
];

const others: readonly Entry[] = [
  {
    name: "5.3.1 the CNI knows NetworkPolicy",
    reads: {},
    lacks: "a property of the cluster's network, which no object states",
  },
  { name: "5.3.2 NetworkPolicies in every namespace", reads: networkPolicies },
  {
    name: "5.4.1 secrets as files",
    reads: containers("env[].from.kind", "envFrom[].kind"),
  },
  {
    name: "5.4.2 external storage of secrets",
    reads: join(object, pod("volumes[].driver")),
    lacks:
      "what a company keeps elsewhere is not in the cluster; drivers and Secrets that are used are seen",
  },
  {
    name: "5.5.1 provenance of images",
    reads: containers("image.signatures[].identity", "image.attestations[].builder"),
    note: "asked of Hasp's own webhook instead of ImagePolicyWebhook",
  },
  {
    name: "5.7.1 namespaces as boundaries",
    reads: { workload: ["workload.namespace", "context.namespace.labels.*"] },
  },
  { name: "5.7.2 seccomp", reads: everyContainer("effective.seccomp.type") },
  { name: "5.7.3 security contexts", reads: join(pod("security"), containers("set")) },
  { name: "5.7.4 the default namespace", reads: { workload: ["workload.namespace"] } },
];

/** Section 5 of the CIS Kubernetes Benchmark, in our own words. */
export const cisKubernetes: Catalogue = {
  name: "CIS Kubernetes Benchmark, section 5",
  source: "aquasecurity/kube-bench, cfg/cis-1.10",
  unit: "recommendation",
  entries: [...rbac, ...pods, ...others],
};
