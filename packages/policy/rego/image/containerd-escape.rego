# METADATA
# scope: package
# title: containerd lets containers out
# description: |
#   containerd of this version lets a container on the host's network reach its API, copies files of the host into volumes of a crafted image, or leaves its
#   folders open to users.
# custom:
#   id: containerd-escape
#   severity: high
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Update containerd to 1.7.29, 2.0.7, 2.1.5 or 2.2.0, or later, or remove it from an image that starts no containers.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1611
#     - CWE-269
package hasp.policies.image.containerd_escape

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"containerd escape: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
}

identifiers := [
	"CVE-2020-15257",
	"CVE-2022-23648",
	"CVE-2024-25621",
	"CVE-2024-40635",
]
