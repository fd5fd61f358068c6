import { type Answer, answer, none } from "../answer.ts";
import { changes, makes } from "./reasons.ts";

/** Of the folder other, e to q. */
export const otherEToQ: readonly Answer[] = [
  answer(
    "other/enforce-pod-duration",
    "job-without-deadline",
    "that a Job ends; the lifetime in an annotation is not read",
  ),
  answer("other/enforce-readwriteonce-pod", "volume-claim", "parameter `accessModes`"),
  answer("other/enforce-resources-as-ratio", "resource-limit-ratio"),
  answer("other/ensure-probes-different", "liveness-equals-readiness"),
  none(
    "other/ensure-production-matches-staging",
    "compares with objects of another namespace, which nobody sends",
  ),
  answer("other/ensure-readonly-hostpath", "writable-host-mount"),
  none(
    "other/exclude-namespaces-dynamically",
    "shows how to except namespaces: scopes of the settings do",
  ),
  none(
    "other/expiration-for-policyexceptions",
    "every exception has an expiry in its settings, without a policy",
  ),
  none(
    "other/forbid-cpu-limits",
    "asks the opposite of resource-limits, whose parameter `required: [memory]` leaves processors out",
  ),
  answer(
    "other/generate-networkpolicy-existing",
    "namespace-without-default-deny",
    "judged instead of made",
  ),
  none("other/get-debug-information", makes),
  answer("other/imagepullpolicy-always", "image-pull-policy mutable-image-tag"),
  answer("other/ingress-host-match-tls", "ingress-without-tls"),
  none("other/inject-env-var-from-image-label", changes),
  none("other/inject-sidecar-deployment", changes),
  answer(
    "other/inspect-csr",
    "certificate-approved-by-person certificate-request-signer",
    "the approval and the signer; the requested subject is not decoded",
  ),
  none("other/kubernetes-version-check", changes),
  none("other/label-existing-namespaces", changes),
  none("other/label-nodes-cri", changes),
  none("other/limit-configmap-for-sa", "one ConfigMap and one account: a policy of one's own"),
  answer("other/limit-containers-per-pod", "too-many-containers"),
  answer("other/limit-hostpath-type-pv", "sensitive-persistent-volume"),
  answer(
    "other/limit-hostpath-vols",
    "sensitive-host-mount writable-host-mount",
    "sensitive paths are named instead of the allowed ones",
  ),
  answer("other/memory-requests-equal-limits", "memory-request-below-limit"),
  answer(
    "other/metadata-match-regex",
    "workload-label-required",
    "by lists of values instead of a regular expression",
  ),
  answer("other/mitigate-log4shell", "log4shell", "the flaw is found instead of worked around"),
  answer("other/mutate-large-termination-gps", "termination-grace-period", "judged instead of set"),
  none("other/mutate-pod-binding", changes),
  answer(
    "other/namespace-inventory-check",
    "namespace-without-quota namespace-without-default-deny",
  ),
  answer(
    "other/namespace-protection",
    "protected-deletion kube-system-change",
    "of namespaces of the system and of deletions; a label that freezes a namespace is not read",
  ),
  none("other/nfs-subdir-external-provisioner-storage-path", "an annotation of one storage driver"),
  answer("other/only-trustworthy-registries-set-root", "root-image-user approved-registries"),
  answer(
    "other/pdb-maxunavailable",
    "disruption-budget-blocks-drain disruption-budget-blocks-replicas",
  ),
  answer("other/pdb-maxunavailable-with-deployments", "disruption-budget-blocks-replicas"),
  answer(
    "other/pdb-minavailable",
    "disruption-budget-blocks-drain disruption-budget-blocks-replicas",
  ),
  none(
    "other/policy-for-exceptions",
    "exceptions of the settings have an owner, a reason and an expiry by their schema",
  ),
  none("other/prepend-image-registry", changes),
  answer("other/prevent-bare-pods", "naked-pod"),
  answer("other/prevent-cr8escape", "sysctl-value-injection"),
  none("other/prevent-duplicate-hpa", "nobody sends autoscalers that share a target"),
  none("other/prevent-duplicate-vpa", "nobody sends autoscalers that share a target"),
  answer("other/protect-node-taints", "node-changed-by-person"),
];
