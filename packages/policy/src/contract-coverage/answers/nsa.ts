import { type AnsweredCatalogue, answer, none } from "./answer.ts";

/** What the hardening guidance of NSA and CISA asks for. */
export const nsaAnswers: AnsweredCatalogue = {
  name: "NSA and CISA Kubernetes Hardening Guidance",
  source: "version 1.2, 2022-08",
  unit: "recommendation",
  answers: [
    answer("containers without root", "run-as-root"),
    answer("immutable file systems", "writable-root-filesystem writable-host-mount"),
    answer(
      "scanned images from trusted registries",
      "approved-registries unknown-image base-image-not-approved",
    ),
    answer("privileged containers", "privileged-container"),
    answer("privilege escalation", "privilege-escalation-allowed"),
    answer("host namespaces", "host-namespaces"),
    answer("host paths", "sensitive-host-mount volume-type-not-allowed"),
    answer("capabilities", "added-capabilities capabilities-not-dropped"),
    answer(
      "seccomp, AppArmor, SELinux",
      "seccomp-profile apparmor-unconfined selinux-disabled selinux-custom-options",
    ),
    answer(
      "Pod Security level of a namespace",
      "namespace-without-pod-security privileged-namespace",
    ),
    answer(
      "tokens of service accounts",
      "service-account-token-mounted default-service-account service-account-automounts-token legacy-token-secret",
    ),
    answer(
      "default-deny policy in every namespace",
      "namespace-without-default-deny network-policy-allows-all",
    ),
    answer("quotas and limit ranges in every namespace", "namespace-without-quota"),
    answer("requests and limits", "resource-limits resource-request-missing"),
    answer(
      "secrets as files, not variables",
      "secret-in-environment whole-secret-in-environment plain-secret-env",
    ),
    answer(
      "metadata services of clouds",
      "cloud-metadata-access metadata-address-requested egress-to-cloud-metadata sensitive-endpoint",
    ),
    answer(
      "least privilege in roles and bindings",
      "unlimited-role wildcard-role secrets-readable-by-role role-escalates role-binds-roles role-impersonates binding-to-cluster-admin",
    ),
    answer("anonymous users in bindings", "binding-to-everyone"),
    answer(
      "exposed Services and Ingresses",
      "open-load-balancer service-node-port service-external-ip exposed-administration-port ingress-wildcard-host ingress-without-tls",
    ),
    answer(
      "use of the API, from the audit log",
      "exec-into-pod secret-read-by-person rbac-changed-by-person anonymous-access admission-configuration-changed permissions-listed-by-workload",
    ),
    none(
      "encryption of etcd and of Secrets at rest",
      "a setting of the control plane, which is no subject of a policy",
    ),
    none(
      "TLS and flags of the API server and kubelet",
      "a setting of the control plane or of a node, which is no subject of a policy",
    ),
    none("audit logging is on", "a setting of the control plane, which is no subject of a policy"),
    answer(
      "supported versions",
      "removed-api-version end-of-life-distribution",
      "of the objects' API and of the distribution in an image; a node's own version is no subject",
    ),
  ],
};
