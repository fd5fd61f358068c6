# METADATA
# scope: package
# title: Kubernetes component can be taken over
# description: |
#   These flaws of kube-apiserver and kubelet give a user the cluster, or a Pod its node: the upgraded connection that stays open, sub-paths that
#   leave their volume, and node ports that answer for the local host.
# custom:
#   id: kubernetes-component-flaw
#   severity: critical
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Update the Kubernetes components to a supported minor release.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1611
#     - CWE-269
package hasp.policies.image.kubernetes_component_flaw

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"Kubernetes component: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
	not clients[finding.package.name]
}

identifiers := [
	"CVE-2018-1002105",
	"CVE-2017-1002101",
	"CVE-2020-8558",
	"CVE-2021-25741",
	"CVE-2024-10220",
]

# The command line runs nothing of the cluster.
clients := {"kubectl", "kubernetes-client"}
