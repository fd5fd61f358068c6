import * as compare from "../comparisons.ts";
import { type Criterion, ofContainers, type Reading } from "../criterion.ts";

function ofWorkload(value: string, at: string, rest: Partial<Reading> = {}): Criterion["in"] {
  return { workload: { level: "subject", value, at, ...rest } };
}

const ofPod = (field: "hostNetwork" | "hostPID" | "hostIPC") =>
  ofWorkload(`object.get(input.workload.pod, "${field}", false)`, `/workload/pod/${field}`);

/** StackRox counts what nobody said as 0. */
const amount = (list: "requests" | "limits", name: string, unit: number) =>
  ofContainers({
    value: `object.get(container.resources.${list}, ["${name}", "value"], 0) / ${unit}`,
    at: `{path}/resources/${list}`,
    untold: "false",
  });

const ofSecurity = (field: string, value = `container.effective.${field}`) =>
  ofContainers({ value, at: `{path}/effective/${field}` });

const ofMount = (value: string, at: string, rest: Partial<Reading> = {}) =>
  ofContainers({ level: "mount", value, at: `{path}/mounts/{i_mount}${at}`, ...rest });

const policies = (direction: "ingress" | "egress") =>
  ofWorkload(`stackrox.has_policy("${direction}")`, "/related/networkPolicies", {
    needs: ["related.networkPolicies"],
    untold: `stackrox.is_policy_untold("${direction}")`,
  });

const levels = {
  UNSET: ["unset"],
  INTERNAL: ["cluster"],
  HOST: ["host"],
  NODE: ["node"],
  EXTERNAL: ["external"],
  ROUTE: ["route"],
};

export const ofWorkloads: readonly Criterion[] = [
  {
    name: "Namespace",
    compare: compare.text,
    in: {
      ...ofWorkload("input.workload.namespace", "/workload/namespace"),
      process: {
        level: "subject",
        value: "input.workload.namespace",
        at: "/workload/namespace",
        untold: "not input.workload",
      },
      access: {
        level: "subject",
        value: 'object.get(input.access, "namespace", "")',
        at: "/access/namespace",
      },
    },
  },
  {
    name: "Required Label",
    compare: compare.entry("missing"),
    in: ofWorkload("input.workload.labels", "/workload/labels"),
  },
  {
    name: "Required Annotation",
    compare: compare.entry("missing"),
    in: ofWorkload("input.workload.annotations", "/workload/annotations"),
  },
  {
    name: "Disallowed Annotation",
    compare: compare.entry("there"),
    in: ofWorkload("input.workload.annotations", "/workload/annotations"),
  },
  {
    name: "Replicas",
    compare: compare.number,
    in: ofWorkload("workloads.replicas", "/workload/replicas", {
      untold: "not workloads.replicas",
    }),
  },
  {
    name: "Runtime Class",
    compare: compare.text,
    in: ofWorkload(
      'object.get(input.workload.pod, "runtimeClass", "")',
      "/workload/pod/runtimeClass",
    ),
  },
  { name: "Host Network", compare: compare.boolean, in: ofPod("hostNetwork") },
  { name: "Host PID", compare: compare.boolean, in: ofPod("hostPID") },
  { name: "Host IPC", compare: compare.boolean, in: ofPod("hostIPC") },
  {
    name: "Service Account",
    compare: compare.text,
    in: ofWorkload(
      'object.get(input.workload.pod, "serviceAccount", "default")',
      "/workload/pod/serviceAccount",
    ),
  },
  {
    name: "Automount Service Account Token",
    compare: compare.boolean,
    in: ofWorkload(
      'object.get(input.workload.pod, "automountServiceAccountToken", true)',
      "/workload/pod/automountServiceAccountToken",
    ),
  },
  { name: "Has Ingress Network Policy", compare: compare.boolean, in: policies("ingress") },
  { name: "Has Egress Network Policy", compare: compare.boolean, in: policies("egress") },
  {
    name: "Exposed Node Port",
    compare: compare.number,
    in: {
      workload: {
        level: "node port",
        value: "node_port",
        at: "{place}",
        needs: ["related.services"],
      },
    },
  },
  {
    name: "Port Exposure Method",
    compare: compare.word(levels),
    in: {
      workload: {
        level: "exposure",
        value: "exposure",
        at: "{place}",
        needs: ["related.services", "related.ingresses"],
      },
    },
  },
  {
    name: "Container Name",
    compare: compare.text,
    in: ofContainers({ value: "container.name", at: "{path}/name", untold: "false" }),
  },
  { name: "Privileged Container", compare: compare.boolean, in: ofSecurity("privileged") },
  {
    name: "Read-Only Root Filesystem",
    compare: compare.boolean,
    in: ofSecurity("readOnlyRootFilesystem"),
  },
  {
    name: "Allow Privilege Escalation",
    compare: compare.boolean,
    in: ofSecurity(
      "allowPrivilegeEscalation",
      'object.get(container.effective, "allowPrivilegeEscalation", false)',
    ),
  },
  {
    name: "Seccomp Profile Type",
    compare: compare.word({
      UNCONFINED: ["Unconfined"],
      RUNTIME_DEFAULT: ["RuntimeDefault"],
      LOCALHOST: ["Localhost"],
    }),
    in: ofSecurity("seccomp/type", "container.effective.seccomp.type"),
  },
  {
    name: "AppArmor Profile",
    compare: compare.text,
    in: ofSecurity("appArmor", "stackrox.app_armor(container.effective)"),
  },
  {
    name: "Add Capabilities",
    compare: compare.capabilityAdded,
    in: ofSecurity("capabilities/add", "container.effective.capabilities.add"),
  },
  {
    name: "Drop Capabilities",
    compare: compare.capabilityKept,
    in: ofSecurity("capabilities/drop", "container.effective.capabilities.drop"),
  },
  { name: "Container CPU Request", compare: compare.number, in: amount("requests", "cpu", 1) },
  { name: "Container CPU Limit", compare: compare.number, in: amount("limits", "cpu", 1) },
  {
    name: "Container Memory Request",
    compare: compare.number,
    in: amount("requests", "memory", 1024 * 1024),
  },
  {
    name: "Container Memory Limit",
    compare: compare.number,
    in: amount("limits", "memory", 1024 * 1024),
  },
  {
    name: "Liveness Probe Defined",
    compare: compare.boolean,
    in: ofContainers({
      value: 'stackrox.has_probe(container, "liveness")',
      at: "{path}/probes/liveness",
    }),
  },
  {
    name: "Readiness Probe Defined",
    compare: compare.boolean,
    in: ofContainers({
      value: 'stackrox.has_probe(container, "readiness")',
      at: "{path}/probes/readiness",
    }),
  },
  {
    name: "Environment Variable",
    compare: compare.parts("source", "name", "value"),
    in: ofContainers({
      level: "variable",
      value: "stackrox.variable(variable)",
      at: "{path}/env/{i_variable}",
      hidden: true,
    }),
  },
  {
    name: "Exposed Port",
    compare: compare.number,
    in: ofContainers({
      level: "port",
      value: "port.container",
      at: "{path}/ports/{i_port}/container",
    }),
  },
  {
    name: "Exposed Port Protocol",
    compare: compare.textBeginning,
    in: ofContainers({
      level: "port",
      value: "port.protocol",
      at: "{path}/ports/{i_port}/protocol",
    }),
  },
  {
    name: "Volume Name",
    compare: compare.text,
    in: ofMount('object.get(mount, "volume", "")', "/volume"),
  },
  {
    name: "Volume Source",
    compare: compare.text,
    in: {
      workload: {
        level: "mount",
        value: "stackrox.volume_source(mount)",
        at: "{path}/mounts/{i_mount}",
        untold: "stackrox.is_source_untold(mount)",
      },
    },
  },
  {
    name: "Volume Destination",
    compare: compare.text,
    in: ofMount("mount.destination", "/destination"),
  },
  { name: "Volume Type", compare: compare.text, in: ofMount("mount.type", "/type") },
  {
    name: "Writable Mounted Volume",
    compare: compare.boolean,
    in: ofMount("stackrox.is_writable(mount)", "/readOnly"),
  },
  {
    name: "Writable Host Mount",
    compare: compare.boolean,
    in: ofMount("stackrox.is_writable_host(mount)", "/readOnly"),
  },
  {
    name: "Mount Propagation",
    compare: compare.word({
      NONE: ["None"],
      HOSTTOCONTAINER: ["HostToContainer"],
      BIDIRECTIONAL: ["Bidirectional", "shared", "rshared"],
    }),
    in: ofMount('object.get(mount, "propagation", "None")', "/propagation"),
  },
];
