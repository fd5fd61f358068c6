import { said, sorted } from "@hasp/core";
import type { Workload } from "@hasp/policy";
import { annotationsOf } from "./bookkeeping.ts";
import type { ParsedPod } from "./parse-pod.ts";
import { readProfile } from "./profiles.ts";
import { readResources } from "./resources.ts";
import { seLinuxOf, windowsOf } from "./security.ts";
import type { PodSecurityContext } from "./security-spec.ts";
import { readVolumes } from "./volumes.ts";

type Pod = Workload["pod"];

/** What a Pod says once for all its containers, as it is written. */
export function toPod(pod: ParsedPod): Pod {
  const { at, metadata, spec } = pod;
  return said({
    activeDeadlineSeconds: spec.activeDeadlineSeconds,
    affinity: spec.affinity,
    annotations: annotationsOf(metadata),
    at,
    automountServiceAccountToken: spec.automountServiceAccountToken,
    dnsConfig: spec.dnsConfig,
    dnsPolicy: spec.dnsPolicy,
    enableServiceLinks: spec.enableServiceLinks,
    hostAliases: (spec.hostAliases ?? []).map(({ hostnames = [], ip }) => ({ hostnames, ip })),
    hostIPC: spec.hostIPC,
    hostNetwork: spec.hostNetwork,
    hostPID: spec.hostPID,
    hostUsers: spec.hostUsers,
    hostname: spec.hostname,
    imagePullSecrets: (spec.imagePullSecrets ?? []).map(({ name = "" }) => name),
    labels: sorted(metadata.labels),
    nodeName: spec.nodeName,
    nodeSelector: sorted(spec.nodeSelector),
    os: spec.os?.name,
    priorityClass: spec.priorityClassName,
    readinessGates: (spec.readinessGates ?? []).map(({ conditionType }) => conditionType),
    resourceClaims: (spec.resourceClaims ?? []).map(
      ({ name, resourceClaimName: claim, resourceClaimTemplateName: template }) =>
        said({ claim, name, template }),
    ),
    resources: spec.resources && readResources(spec.resources),
    restartPolicy: spec.restartPolicy,
    runtimeClass: spec.runtimeClassName,
    schedulerName: spec.schedulerName,
    security: securityOf(spec.securityContext ?? {}),
    serviceAccount: spec.serviceAccountName || spec.serviceAccount || undefined,
    setHostnameAsFQDN: spec.setHostnameAsFQDN,
    shareProcessNamespace: spec.shareProcessNamespace,
    terminationGraceSeconds: spec.terminationGracePeriodSeconds,
    tolerations: spec.tolerations ?? [],
    topologySpread: spec.topologySpreadConstraints ?? [],
    volumes: readVolumes(pod),
  });
}

function securityOf(context: PodSecurityContext): Pod["security"] {
  return said({
    appArmor: readProfile(context.appArmorProfile),
    fsGroup: context.fsGroup,
    fsGroupChangePolicy: context.fsGroupChangePolicy,
    runAsGroup: context.runAsGroup,
    runAsNonRoot: context.runAsNonRoot,
    runAsUser: context.runAsUser,
    seLinux: seLinuxOf(context),
    seccomp: readProfile(context.seccompProfile),
    supplementalGroups: context.supplementalGroups,
    supplementalGroupsPolicy: context.supplementalGroupsPolicy,
    sysctls: context.sysctls ?? [],
    windows: windowsOf(context),
  });
}
