import { type AnsweredCatalogue, answer, none } from "./answer.ts";

/** The countermeasures of NIST's guide to the security of containers. */
export const nist800190Answers: AnsweredCatalogue = {
  name: "NIST SP 800-190",
  source: "NIST SP 800-190, 2017-09, section 4",
  unit: "countermeasure",
  answers: [
    answer(
      "4.1.1 image vulnerabilities",
      "fixable-critical-vulnerability fixable-high-vulnerability known-exploited-vulnerability overdue-exploited-vulnerability end-of-life-distribution base-image-vulnerability loaded-vulnerability",
    ),
    answer(
      "4.1.2 image configuration defects",
      "root-image-user ssh-server-in-image exposed-remote-shell-port setuid-file production-tools world-writable-file sensitive-image-volume",
    ),
    answer(
      "4.1.3 embedded malware",
      "malware-in-image malicious-package xz-backdoor attack-tool-in-image",
    ),
    answer(
      "4.1.4 embedded clear text secrets",
      "image-secret image-credential-variable plain-secret-env plain-secret-manifest config-map-credential",
    ),
    answer(
      "4.1.5 use of untrusted images",
      "approved-registries base-image-not-approved image-not-signed signer-not-approved provenance-missing builder-not-approved",
    ),
    none(
      "4.2.1 insecure connections to registries",
      "how an engine talks to a registry is its own setting, and no fact of an image",
    ),
    answer(
      "4.2.2 stale images in registries",
      "image-age mutable-image-tag registry-tag-mutable unknown-image production-image-matched-by-tag",
    ),
    none(
      "4.2.3 insufficient authentication and authorization of registries",
      "who may push to a registry is no fact of an image; signer-not-approved and builder-not-approved ask who did",
    ),
    answer(
      "4.3.1 unbounded administrative access",
      "binding-to-cluster-admin unlimited-role cluster-admin-granted system-masters-used exec-into-pod production-exec-outside-on-call",
    ),
    answer(
      "4.3.2 unauthorized access to the orchestrator",
      "anonymous-access binding-to-everyone user-impersonated unexpected-source-address",
      "how users log in is a setting of the API server",
    ),
    answer(
      "4.3.3 poorly separated traffic between containers",
      "namespace-without-default-deny network-policy-allows-all ingress-network-policy-missing namespace-connection-not-allowed cross-tenant-connection",
    ),
    answer(
      "4.3.4 mixing of workload sensitivity levels",
      "runs-on-control-plane production-development-connection",
      "what may share a node is said by node selectors and taints, whose meaning no policy knows",
    ),
    answer(
      "4.3.5 trust in nodes of the orchestrator",
      "role-changes-nodes role-approves-certificates certificate-approved-by-person node-changed-by-person",
      "how a node joins is a setting of the control plane",
    ),
    answer(
      "4.4.1 vulnerabilities of the runtime",
      "runc-escape containerd-escape crio-escape docker-authorization-bypass",
      "where it is in an image; a node's own runtime is no subject",
    ),
    answer(
      "4.4.2 unbounded network access of containers",
      "egress-network-policy-missing unexpected-connection destination-not-allowed cloud-metadata-access miner-pool-contacted",
    ),
    answer(
      "4.4.3 insecure runtime configurations",
      "privileged-container added-capabilities sensitive-host-mount seccomp-profile privilege-escalation-allowed writable-root-filesystem run-as-root",
    ),
    answer(
      "4.4.4 app vulnerabilities",
      "drifted-executable unexpected-process shell-spawned-by-server reverse-shell-command fileless-execution",
    ),
    answer(
      "4.4.5 rogue containers",
      "unknown-image denied-image-started unjudged-image-running workload-created-by-person",
    ),
    none("4.5.1 large attack surface of the host", "what a node runs is no subject of a policy"),
    answer(
      "4.5.2 shared kernel",
      "seccomp-profile privileged-container kernel-module-loaded runtime-class-not-allowed",
    ),
    none(
      "4.5.3 vulnerabilities of components of the host",
      "the packages of a node are no subject of a policy",
    ),
    none(
      "4.5.4 improper rights of users of the host",
      "who may log in to a node is no subject of a policy",
    ),
    answer(
      "4.5.5 tampering with the file system of the host",
      "writable-host-mount sensitive-host-mount host-file-opened release-agent-written host-disk-mounted",
    ),
    none("4.6 hardware countermeasures", "measured boot of a node is no subject of a policy"),
  ],
};
