import { said } from "@hasp/core";
import type { Container } from "@hasp/policy";
import type { ParsedContainer, ParsedPod } from "./parse-pod.ts";
import { appArmorOfAnnotations, readProfile, seccompOfAnnotations } from "./profiles.ts";
import type { PodSecurityContext, SecurityContext } from "./security-spec.ts";

type AsWritten = Container["set"];
type Effective = Container["effective"];

/** What the container itself says of its security, in its own spelling. */
export function readSet({ name, spec }: ParsedContainer, { metadata }: ParsedPod): AsWritten {
  const context = spec.securityContext ?? {};
  const user = userOf(context);
  return said({
    allowPrivilegeEscalation: context.allowPrivilegeEscalation,
    // the annotation names the container
    appArmor:
      readProfile(context.appArmorProfile) ??
      appArmorOfAnnotations(name, metadata.annotations ?? {}),
    capabilities: context.capabilities && {
      add: context.capabilities.add ?? [],
      drop: context.capabilities.drop ?? [],
    },
    privileged: context.privileged,
    procMount: context.procMount,
    readOnlyRootFilesystem: context.readOnlyRootFilesystem,
    seLinux: seLinuxOf(context),
    seccomp: readProfile(context.seccompProfile),
    user: Object.keys(user).length > 0 ? user : undefined,
    windows: windowsOf(context),
  });
}

/** What holds for the container: as the kubelet merges the Pod's settings into its own. */
export function readEffective(container: ParsedContainer, pod: ParsedPod): Effective {
  const own = readSet(container, pod);
  const context = pod.spec.securityContext ?? {};
  const annotations = pod.metadata.annotations ?? {};
  const windows = said({ ...windowsOf(context), ...own.windows });
  return said({
    allowPrivilegeEscalation: own.allowPrivilegeEscalation,
    // the kubelet asks the annotation before the Pod
    appArmor: own.appArmor ?? readProfile(context.appArmorProfile),
    capabilities: {
      add: capabilityNames(own.capabilities?.add),
      drop: capabilityNames(own.capabilities?.drop),
    },
    hostNamespaces: namespacesOf(pod, windows.hostProcess ?? false),
    privileged: own.privileged ?? false,
    procMount: own.procMount,
    readOnlyRootFilesystem: own.readOnlyRootFilesystem ?? false,
    // one that a container says takes the place of the Pod's as a whole
    seLinux: own.seLinux ?? seLinuxOf(context),
    seccomp:
      own.seccomp ??
      readProfile(context.seccompProfile) ??
      seccompOfAnnotations(container.name, annotations),
    user: effectiveUser(own.user ?? {}, context),
    windows: Object.keys(windows).length > 0 ? windows : undefined,
  });
}

/** Who the container runs as; its supplementary groups are the Pod's, the one that owns the volumes among them. */
function effectiveUser(own: NonNullable<AsWritten["user"]>, context: PodSecurityContext) {
  const { fsGroup, supplementalGroups = [] } = context;
  const groups = [...new Set([...supplementalGroups, ...(fsGroup === undefined ? [] : [fsGroup])])];
  const pods = userOf(context);
  return said({
    gid: own.gid ?? pods.gid,
    groups: groups.length > 0 ? groups : undefined,
    nonRoot: own.nonRoot ?? pods.nonRoot,
    uid: own.uid ?? pods.uid,
  });
}

function userOf({ runAsGroup, runAsNonRoot, runAsUser }: SecurityContext | PodSecurityContext) {
  return said({ gid: runAsGroup, nonRoot: runAsNonRoot, uid: runAsUser });
}

export function seLinuxOf({ seLinuxOptions }: SecurityContext | PodSecurityContext) {
  return seLinuxOptions && said({ ...seLinuxOptions });
}

export function windowsOf({ windowsOptions }: SecurityContext | PodSecurityContext) {
  return windowsOptions && said({ ...windowsOptions });
}

function capabilityNames(names: readonly string[] = []): string[] {
  return names.map((name) => name.toUpperCase().replace(/^CAP_/, ""));
}

/** Whose namespaces the container is in. A HostProcess container of Windows is a process of the node itself. */
function namespacesOf({ spec }: ParsedPod, isHostProcess: boolean): Effective["hostNamespaces"] {
  const ownUnless = (isHosts = false) => (isHosts || isHostProcess ? "host" : "own");
  return {
    // which version of cgroups a node has decides it
    cgroup: isHostProcess ? "host" : "unknown",
    ipc: ownUnless(spec.hostIPC),
    network: ownUnless(spec.hostNetwork),
    pid:
      spec.shareProcessNamespace && !spec.hostPID && !isHostProcess
        ? "shared"
        : ownUnless(spec.hostPID),
    // only this asks for a namespace of users of its own; silence is the host's
    user: ownUnless(spec.hostUsers !== false),
    // a Pod cannot ask for the host's by itself
    uts: ownUnless(),
  };
}
