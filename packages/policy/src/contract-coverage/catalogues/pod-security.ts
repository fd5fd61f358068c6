import type { Catalogue } from "./catalogue.ts";
import { containers, join, pod } from "./reads.ts";

/** Pods of Windows and those in a user namespace are asked for less, by the version of the standard. */
const windows = pod("os");
const userNamespace = pod("hostUsers");

/** The checks of Kubernetes' own Pod Security admission. */
export const podSecurity: Catalogue = {
  name: "Pod Security Standards",
  source: "kubernetes/kubernetes, staging/src/k8s.io/pod-security-admission/policy, v1.35",
  unit: "check",
  around: join(pod("runtimeClass"), {
    workload: [
      "workload.namespace",
      "context.namespace.labels.*",
      "context.request.operation",
      "context.request.subresource",
      "context.request.user.name",
      "former",
    ],
  }),
  entries: [
    {
      name: "allowPrivilegeEscalation",
      reads: join(containers("set.allowPrivilegeEscalation"), windows),
    },
    {
      name: "appArmorProfile",
      reads: join(
        pod("annotations.*", "security.appArmor.type"),
        containers("set.appArmor.type", "set.appArmor.from"),
      ),
      note: "an annotation for a container that is not there counts too: it stands in the Pod's",
    },
    {
      name: "capabilities_baseline",
      reads: containers("set.capabilities.add[]"),
      note: "as written: `chown` and `CAP_CHOWN` are not `CHOWN`",
    },
    {
      name: "capabilities_restricted",
      reads: join(containers("set.capabilities.add[]", "set.capabilities.drop[]"), windows),
    },
    { name: "hostNamespaces", reads: pod("hostNetwork", "hostPID", "hostIPC") },
    {
      name: "hostPathVolumes",
      reads: pod("volumes[].name", "volumes[].type"),
      note: "volumes that nothing mounts among them",
    },
    { name: "hostPorts", reads: containers("ports[].host") },
    {
      name: "hostProbesAndHostLifecycle",
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
    { name: "privileged", reads: containers("set.privileged") },
    { name: "procMount_baseline", reads: join(containers("set.procMount"), userNamespace) },
    { name: "procMount_restricted", reads: containers("set.procMount") },
    {
      name: "restrictedVolumes",
      reads: pod("volumes[].name", "volumes[].type"),
      note: "a source that the contract does not know goes by its name in the API",
    },
    {
      name: "runAsNonRoot",
      reads: join(pod("security.runAsNonRoot"), containers("set.user.nonRoot"), userNamespace),
    },
    {
      name: "runAsUser",
      reads: join(pod("security.runAsUser"), containers("set.user.uid"), userNamespace),
    },
    {
      name: "seLinuxOptions",
      reads: join(
        pod("security.seLinux.type", "security.seLinux.user", "security.seLinux.role"),
        containers("set.seLinux.type", "set.seLinux.user", "set.seLinux.role"),
      ),
    },
    {
      name: "seccompProfile_baseline",
      reads: join(
        pod("security.seccomp.type", "annotations.*"),
        containers("set.seccomp.type", "set.seccomp.from", "name"),
      ),
      note: "annotations before v1.19, fields since: `from` tells them apart",
    },
    {
      name: "seccompProfile_restricted",
      reads: join(pod("security.seccomp.type"), containers("set.seccomp.type"), windows),
      note: "a bad value of the Pod that every container overrides stays visible",
    },
    {
      name: "sysctls",
      reads: pod("security.sysctls[].name"),
    },
    {
      name: "windowsHostProcess",
      reads: join(pod("security.windows.hostProcess"), containers("set.windows.hostProcess")),
    },
  ],
};
