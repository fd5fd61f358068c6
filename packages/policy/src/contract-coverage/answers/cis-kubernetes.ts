import { type AnsweredCatalogue, answer, none } from "./answer.ts";

/** Section 5 of the CIS Kubernetes Benchmark. */
export const cisKubernetesAnswers: AnsweredCatalogue = {
  name: "CIS Kubernetes Benchmark, section 5",
  source: "aquasecurity/kube-bench, cfg/cis-1.10",
  unit: "recommendation",
  answers: [
    answer("5.1.1 cluster-admin", "binding-to-cluster-admin unlimited-role"),
    answer(
      "5.1.2 access to secrets",
      "secrets-readable-by-role service-account-reaches-secrets secret-read-by-person all-secrets-listed",
    ),
    answer("5.1.3 wildcards in roles", "wildcard-role unlimited-role"),
    answer("5.1.4 creating Pods", "role-creates-pods"),
    answer(
      "5.1.5 default service accounts",
      "binding-to-default-account service-account-automounts-token default-service-account",
    ),
    answer(
      "5.1.6 tokens only where needed",
      "service-account-automounts-token legacy-token-secret service-account-secrets service-account-token-mounted",
    ),
    answer("5.1.7 system:masters", "binding-to-system-masters system-masters-used"),
    answer(
      "5.1.8 bind, impersonate, escalate",
      "role-binds-roles role-impersonates role-escalates user-impersonated rbac-changed-by-person",
    ),
    answer("5.1.9 creating persistent volumes", "role-creates-persistent-volumes"),
    answer("5.1.10 proxy of nodes", "role-reaches-kubelets"),
    answer(
      "5.1.11 approval of certificates",
      "role-approves-certificates certificate-request-signer",
    ),
    answer("5.1.12 webhook configurations", "role-changes-admission"),
    answer("5.1.13 creating tokens", "role-creates-tokens token-created-by-person"),
    answer(
      "5.2.1 a policy control is active",
      "namespace-without-pod-security privileged-namespace pod-security-labels",
    ),
    answer("5.2.2 privileged", "privileged-container"),
    answer("5.2.3 host PID", "host-namespaces"),
    answer("5.2.4 host IPC", "host-namespaces"),
    answer("5.2.5 host network", "host-namespaces"),
    answer("5.2.6 privilege escalation", "privilege-escalation-allowed"),
    answer("5.2.7 root", "run-as-root"),
    answer("5.2.8 NET_RAW", "capabilities-not-dropped added-capabilities"),
    answer("5.2.9 added capabilities", "added-capabilities"),
    answer("5.2.10 capabilities at all", "capabilities-not-dropped"),
    answer("5.2.11 Windows HostProcess", "privileged-container"),
    answer("5.2.12 hostPath", "volume-type-not-allowed sensitive-host-mount writable-host-mount"),
    answer("5.2.13 host ports", "host-port"),
    none(
      "5.3.1 the CNI knows NetworkPolicy",
      "a property of the cluster's network, which no object states",
    ),
    answer(
      "5.3.2 NetworkPolicies in every namespace",
      "namespace-without-default-deny network-policy-allows-all ingress-network-policy-missing egress-network-policy-missing",
    ),
    answer(
      "5.4.1 secrets as files",
      "secret-in-environment whole-secret-in-environment plain-secret-env",
    ),
    answer(
      "5.4.2 external storage of secrets",
      "secret-outside-store unapproved-secret-store static-secret-store-credential static-csi-credential open-cluster-secret-store synced-secret-provider plain-secret-manifest",
    ),
    answer(
      "5.5.1 provenance of images",
      "image-not-signed signer-not-approved provenance-missing builder-not-approved",
      "by the webhook of Hasp in the place of ImagePolicyWebhook",
    ),
    answer(
      "5.7.1 namespaces as boundaries",
      "workload-in-default-namespace resource-in-default-namespace binding-across-namespaces cluster-wide-binding",
    ),
    answer("5.7.2 seccomp", "seccomp-profile ineffective-seccomp-annotation"),
    answer(
      "5.7.3 security contexts",
      "run-as-root privilege-escalation-allowed capabilities-not-dropped writable-root-filesystem",
    ),
    answer(
      "5.7.4 the default namespace",
      "resource-in-default-namespace workload-in-default-namespace",
    ),
  ],
};
