import type { Catalogue, Entry } from "./catalogue.ts";
import { access, containers, everyContainer, image, join, object, pod } from "./reads.ts";

const reference = (part: string) => everyContainer(`image.${part}`);
const now = { image: ["context.time"] };
const summary = everyContainer("image.findings.*.total", "image.findings.*.fixable");
const services = { workload: ["related.services[].type", "related.services[].ports[].port"] };
const events = ["process/exec"];
const fileEvents = [
  "file/open",
  "file/create",
  "file/rename",
  "file/unlink",
  "file/chmod",
  "file/chown",
  "file/xattr",
];

const ofImages: readonly Entry[] = [
  { name: "Image Registry", reads: reference("registry") },
  { name: "Image Remote", reads: reference("repository") },
  { name: "Image Tag", reads: reference("tag") },
  {
    name: "Image Signature Verified By",
    reads: join(
      image("signatures[].verified", "signatures[].keyId", "signatures[].identity"),
      image("signatures[].issuer"),
      everyContainer("image.signatures[].keyId", "image.signatures[].identity"),
    ),
  },
  { name: "Image Age", reads: join(image("createdAt"), now) },
  { name: "Image Scan Age", reads: join(image("scannedAt"), now) },
  { name: "Image User", reads: join(image("config.user"), reference("user")) },
  {
    name: "Image OS",
    reads: join(image("distribution.id", "distribution.versionId"), reference("distribution.id")),
  },
  { name: "Image Component", reads: image("packages[].name", "packages[].version") },
  {
    name: "Required Image Label",
    reads: join(image("config.labels.*"), reference("labels.*")),
  },
  {
    name: "Disallowed Image Label",
    reads: join(image("config.labels.*"), reference("labels.*")),
  },
  {
    name: "Dockerfile Line",
    reads: image("history[].createdBy", "history[].layer"),
    note: "instructions that made no layer among them",
  },
  { name: "Unscanned Image", reads: reference("known") },
  { name: "CVE", reads: image("findings[].id", "findings[].aliases[]") },
  { name: "CVSS", reads: image("findings[].cvss[].score", "findings[].cvss[].version") },
  { name: "NVD CVSS", reads: image("findings[].cvss[].score", "findings[].cvss[].source") },
  { name: "Severity", reads: join(image("findings[].severity"), summary) },
  { name: "Fixable", reads: join(image("findings[].fix.state"), summary) },
  { name: "Fixed By", reads: image("findings[].fix.version") },
  { name: "Days Since CVE Was Published", reads: join(image("findings[].publishedAt"), now) },
  {
    name: "Days Since CVE Fix Was Available",
    reads: join(image("findings[].fix.publishedAt"), now),
  },
  {
    name: "Days Since CVE Was First Discovered In Image",
    reads: join(image("findings[].firstSeenAt"), now),
  },
  {
    name: "Days Since CVE Was First Discovered In System",
    reads: join(image("findings[].firstSeenAnywhereAt"), now),
  },
];

const ofContainers: readonly Entry[] = [
  { name: "Container Name", reads: everyContainer("name") },
  {
    name: "Environment Variable",
    reads: everyContainer("env[].name", "env[].value", "env[].from.kind"),
  },
  { name: "Container CPU Request", reads: containers("resources.requests.*.value") },
  { name: "Container CPU Limit", reads: everyContainer("resources.limits.*.value") },
  { name: "Container Memory Request", reads: everyContainer("resources.requests.*.value") },
  { name: "Container Memory Limit", reads: everyContainer("resources.limits.*.value") },
  { name: "Privileged Container", reads: everyContainer("effective.privileged") },
  {
    name: "Read-Only Root Filesystem",
    reads: everyContainer("effective.readOnlyRootFilesystem"),
  },
  { name: "Seccomp Profile Type", reads: everyContainer("effective.seccomp.type") },
  {
    name: "AppArmor Profile",
    reads: everyContainer("effective.appArmor.type", "effective.appArmor.name"),
  },
  {
    name: "Allow Privilege Escalation",
    reads: everyContainer("effective.allowPrivilegeEscalation"),
  },
  { name: "Add Capabilities", reads: everyContainer("effective.capabilities.add[]") },
  { name: "Drop Capabilities", reads: everyContainer("effective.capabilities.drop[]") },
  { name: "Liveness Probe Defined", reads: containers("probes.liveness") },
  { name: "Readiness Probe Defined", reads: containers("probes.readiness") },
];

const ofWorkloads: readonly Entry[] = [
  { name: "Namespace", reads: { workload: ["workload.namespace"] } },
  { name: "Required Label", reads: { workload: ["workload.labels.*"] } },
  { name: "Required Annotation", reads: { workload: ["workload.annotations.*"] } },
  { name: "Disallowed Annotation", reads: { workload: ["workload.annotations.*"] } },
  { name: "Replicas", reads: { workload: ["workload.replicas"] } },
  { name: "Runtime Class", reads: pod("runtimeClass") },
  { name: "Host Network", reads: pod("hostNetwork") },
  { name: "Host PID", reads: pod("hostPID") },
  { name: "Host IPC", reads: pod("hostIPC") },
  { name: "Volume Name", reads: pod("volumes[].name") },
  {
    name: "Volume Source",
    reads: join(
      pod("volumes[].path", "volumes[].claim", "volumes[].secretName", "volumes[].configMapName"),
      pod("volumes[].driver", "volumes[].server", "volumes[].medium", "volumes[].at"),
      { workload: ["object"] },
    ),
    note: "the disks and shares of types that are seldom used stand in the object, where `at` leads to",
  },
  { name: "Volume Destination", reads: everyContainer("mounts[].destination") },
  { name: "Volume Type", reads: pod("volumes[].type") },
  {
    name: "Writable Mounted Volume",
    reads: everyContainer("mounts[].readOnly", "mounts[].type"),
  },
  {
    name: "Writable Host Mount",
    reads: everyContainer("mounts[].readOnly", "mounts[].type", "mounts[].source"),
  },
  { name: "Mount Propagation", reads: everyContainer("mounts[].propagation") },
  {
    name: "Exposed Port",
    reads: join(everyContainer("ports[].container"), image("config.exposedPorts[]")),
  },
  { name: "Exposed Port Protocol", reads: everyContainer("ports[].protocol") },
  {
    name: "Exposed Node Port",
    reads: join(services, { workload: ["related.services[].ports[].nodePort"] }),
  },
  {
    name: "Port Exposure Method",
    reads: join(services, containers("ports[].container", "ports[].name", "ports[].host"), {
      workload: [
        "related.services[].ports[].targetPort",
        "related.ingresses[].kind",
        "related.exposure",
      ],
    }),
    note: "the target port says which port of a container a Service leads to",
  },
  {
    name: "Has Ingress Network Policy",
    reads: { workload: ["related.networkPolicies[].ingress"] },
  },
  { name: "Has Egress Network Policy", reads: { workload: ["related.networkPolicies[].egress"] } },
  { name: "Service Account", reads: pod("serviceAccount") },
  {
    name: "Automount Service Account Token",
    reads: join(pod("automountServiceAccountToken"), {
      workload: ["related.serviceAccount.automount"],
    }),
  },
  {
    name: "Minimum RBAC Permissions",
    reads: {
      workload: [
        "related.serviceAccount.reach[]",
        "related.serviceAccount.bindings[].scope",
        "related.serviceAccount.bindings[].reach[]",
      ],
    },
    note: "its levels ask whether a binding of the namespace or the cluster reads, lists or writes anything",
  },
];

const ofRunning: readonly Entry[] = [
  {
    name: "Process Name",
    events,
    reads: { process: ["event.process.name", "event.process.executable"] },
  },
  { name: "Process Arguments", events, reads: { process: ["event.process.args[]"] } },
  {
    name: "Process Ancestor",
    events,
    reads: { process: ["event.ancestry[].name", "event.ancestry[].executable"] },
  },
  { name: "Process UID", events, reads: { process: ["event.process.uid"] } },
  {
    name: "Unexpected Process Executed",
    events,
    reads: { process: ["event.baseline.state", "event.baseline.known"] },
  },
  {
    name: "Unexpected Network Flow Detected",
    events: ["network/connect", "network/accept"],
    reads: {
      network: [
        "event.baseline.state",
        "event.baseline.known",
        "event.direction",
        "event.protocol",
        "event.source.address",
        "event.destination.address",
        "event.destination.port",
      ],
    },
  },
  {
    name: "Kubernetes Resource",
    reads: join(access("resource.resource", "subresource", "verb"), {
      access: ["target.labels.*", "target.namespace"],
    }),
    note: "exec, attach and port-forward, and the objects of the audit log",
  },
  { name: "Kubernetes User Name", reads: access("user.name") },
  { name: "Kubernetes User Groups", reads: access("user.groups[]") },
  {
    name: "Kubernetes API Verb",
    reads: join(access("verb", "resource.resource", "level"), object),
    note: "the webhook sees writes; reading a Secret is told by the audit log alone",
  },
  { name: "Kubernetes Resource Name", reads: access("name") },
  { name: "User Agent", reads: access("userAgent") },
  { name: "Source IP Address", reads: access("sourceIps[]") },
  { name: "Is Impersonated User", reads: access("impersonated.name") },
  {
    name: "File Path",
    events: fileEvents,
    reads: { file: ["event.path", "event.rawPath", "event.to"] },
  },
  { name: "File Operation", events: fileEvents, reads: { file: ["event.type", "event.modes[]"] } },
];

/** The criteria that a policy of StackRox can be made of. */
export const stackrox: Catalogue = {
  name: "StackRox criteria",
  source: "stackrox/stackrox, pkg/booleanpolicy/fieldnames/list.go, 4.12",
  unit: "criterion",
  around: {
    workload: ["context.cluster.name", "context.cluster.labels.*", "context.namespace.labels.*"],
    process: ["workload.namespace", "workload.labels.*", "context.namespace.labels.*"],
    image: ["image.reference"],
  },
  entries: [...ofImages, ...ofContainers, ...ofWorkloads, ...ofRunning],
};
