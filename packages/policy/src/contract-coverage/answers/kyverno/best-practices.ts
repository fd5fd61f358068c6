import { type Answer, answer, none } from "../answer.ts";
import { changes, makes } from "./reasons.ts";

/** Best practices. */
export const bestPractices: readonly Answer[] = [
  answer(
    "best-practices/add-network-policy",
    "namespace-without-default-deny",
    "judged instead of made",
  ),
  answer(
    "best-practices/add-networkpolicy-dns",
    "namespace-without-default-deny",
    "the missing policy is judged; the rule for DNS is not made",
  ),
  answer("best-practices/add-ns-quota", "namespace-without-quota", "judged instead of made"),
  none("best-practices/add-rolebinding", makes),
  none("best-practices/add-safe-to-evict", changes),
  answer("best-practices/check-deprecated-apis", "removed-api-version"),
  answer("best-practices/disallow-cri-sock-mount", "sensitive-host-mount"),
  answer(
    "best-practices/disallow-default-namespace",
    "workload-in-default-namespace resource-in-default-namespace",
  ),
  answer("best-practices/disallow-empty-ingress-host", "ingress-wildcard-host"),
  answer("best-practices/disallow-helm-tiller", "tiller-deployed"),
  answer("best-practices/disallow-latest-tag", "mutable-image-tag"),
  answer("best-practices/require-drop-all", "capabilities-not-dropped"),
  answer(
    "best-practices/require-drop-cap-net-raw",
    "capabilities-not-dropped",
    "parameter `required: [NET_RAW]`",
  ),
  answer(
    "best-practices/require-labels",
    "recommended-label-missing workload-label-required resource-labels",
  ),
  answer("best-practices/require-pod-requests-limits", "resource-request-missing resource-limits"),
  answer("best-practices/require-probes", "liveness-probe-missing readiness-probe-missing"),
  answer("best-practices/require-ro-rootfs", "writable-root-filesystem"),
  answer("best-practices/restrict-image-registries", "approved-registries"),
  answer("best-practices/restrict-node-port", "service-node-port"),
  answer("best-practices/restrict-service-external-ips", "service-external-ip"),
];
