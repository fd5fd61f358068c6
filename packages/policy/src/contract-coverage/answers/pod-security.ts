import { type AnsweredCatalogue, answer } from "./answer.ts";

/** One policy a check; each judges by the level of the namespace. */
export const podSecurityAnswers: AnsweredCatalogue = {
  name: "Pod Security Standards",
  source: "kubernetes/kubernetes, staging/src/k8s.io/pod-security-admission/policy, v1.35",
  unit: "check",
  answers: [
    answer("allowPrivilegeEscalation", "pod-security-privilege-escalation"),
    answer("appArmorProfile", "pod-security-app-armor-profile"),
    answer("capabilities_baseline", "pod-security-capabilities-baseline"),
    answer("capabilities_restricted", "pod-security-capabilities-restricted"),
    answer("hostNamespaces", "pod-security-host-namespaces"),
    answer("hostPathVolumes", "pod-security-host-path-volumes"),
    answer("hostPorts", "pod-security-host-ports"),
    answer("hostProbesAndHostLifecycle", "pod-security-host-probes"),
    answer("privileged", "pod-security-privileged"),
    answer("procMount_baseline", "pod-security-proc-mount-baseline"),
    answer("procMount_restricted", "pod-security-proc-mount-restricted"),
    answer("restrictedVolumes", "pod-security-restricted-volumes"),
    answer("runAsNonRoot", "pod-security-run-as-non-root"),
    answer("runAsUser", "pod-security-run-as-user"),
    answer("seLinuxOptions", "pod-security-selinux-options"),
    answer("seccompProfile_baseline", "pod-security-seccomp-profile-baseline"),
    answer("seccompProfile_restricted", "pod-security-seccomp-profile-restricted"),
    answer("sysctls", "pod-security-sysctls"),
    answer("windowsHostProcess", "pod-security-windows-host-process"),
  ],
};
