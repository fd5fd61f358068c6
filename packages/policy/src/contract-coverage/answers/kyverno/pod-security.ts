import { type Answer, answer, none } from "../answer.ts";
import { changes } from "./reasons.ts";

/** The Pod Security Standards and what goes with them. */
export const podSecurity: readonly Answer[] = [
  answer(
    "pod-security/baseline/disallow-capabilities",
    "pod-security-capabilities-baseline added-capabilities",
  ),
  answer(
    "pod-security/baseline/disallow-host-namespaces",
    "pod-security-host-namespaces host-namespaces",
  ),
  answer(
    "pod-security/baseline/disallow-host-path",
    "pod-security-host-path-volumes volume-type-not-allowed sensitive-host-mount",
  ),
  answer("pod-security/baseline/disallow-host-ports", "pod-security-host-ports host-port"),
  answer("pod-security/baseline/disallow-host-ports-range", "host-port"),
  answer(
    "pod-security/baseline/disallow-host-process",
    "pod-security-windows-host-process privileged-container",
  ),
  answer(
    "pod-security/baseline/disallow-privileged-containers",
    "pod-security-privileged privileged-container",
  ),
  answer(
    "pod-security/baseline/disallow-proc-mount",
    "pod-security-proc-mount-baseline unmasked-proc",
  ),
  answer(
    "pod-security/baseline/disallow-selinux",
    "pod-security-selinux-options selinux-custom-options",
  ),
  answer(
    "pod-security/baseline/restrict-apparmor-profiles",
    "pod-security-app-armor-profile apparmor-unconfined",
  ),
  answer(
    "pod-security/baseline/restrict-seccomp",
    "pod-security-seccomp-profile-baseline seccomp-profile",
  ),
  answer("pod-security/baseline/restrict-sysctls", "pod-security-sysctls unsafe-sysctl"),
  answer(
    "pod-security/restricted/disallow-capabilities-strict",
    "pod-security-capabilities-restricted capabilities-not-dropped",
  ),
  answer(
    "pod-security/restricted/disallow-privilege-escalation",
    "pod-security-privilege-escalation privilege-escalation-allowed",
  ),
  answer(
    "pod-security/restricted/require-run-as-non-root-user",
    "pod-security-run-as-user run-as-root",
  ),
  answer(
    "pod-security/restricted/require-run-as-nonroot",
    "pod-security-run-as-non-root run-as-root",
  ),
  answer(
    "pod-security/restricted/restrict-seccomp-strict",
    "pod-security-seccomp-profile-restricted seccomp-profile",
  ),
  answer(
    "pod-security/restricted/restrict-volume-types",
    "pod-security-restricted-volumes volume-type-not-allowed",
  ),
  answer(
    "pod-security/subrule/podsecurity-subrule-baseline",
    "pod-security-labels pod-security-privileged pod-security-host-namespaces",
    "the whole level, by the label of the namespace",
  ),
  answer(
    "pod-security/subrule/restricted/restricted-exclude-capabilities",
    "pod-security-capabilities-restricted",
    "one check is left out by the settings",
  ),
  answer(
    "pod-security/subrule/restricted/restricted-exclude-seccomp",
    "pod-security-seccomp-profile-restricted",
    "one check is left out by the settings",
  ),
  answer(
    "pod-security/subrule/restricted/restricted-latest",
    "pod-security-labels pod-security-run-as-non-root pod-security-restricted-volumes",
    "the whole level, by the label of the namespace",
  ),
  none("psa/add-privileged-existing-namespaces", changes),
  answer("psa/add-psa-labels", "namespace-without-pod-security", "judged instead of set"),
  answer("psa/add-psa-namespace-reporting", "namespace-without-pod-security"),
  answer("psa/deny-privileged-profile", "privileged-namespace namespace-protection-loosened"),
  none("psp-migration/add-apparmor", changes),
  none("psp-migration/add-capabilities", changes),
  none("psp-migration/add-runtimeClassName", changes),
  answer(
    "psp-migration/check-supplemental-groups",
    "root-group",
    "the group of root among them; no range is asked",
  ),
  answer("psp-migration/restrict-adding-capabilities", "added-capabilities"),
  answer("psp-migration/restrict-runtimeClassName", "runtime-class-not-allowed"),
  answer(
    "windows-security/require-run-as-containeruser",
    "run-as-root",
    "ContainerAdministrator is found as root is",
  ),
];
