# METADATA
# scope: package
# title: CRI-O lets Pods out
# description: |
#   A Pod that may name sysctls or annotations makes this CRI-O write kernel parameters or files of its node.
# custom:
#   id: crio-escape
#   severity: high
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Update CRI-O to 1.19.6, 1.20.7, 1.21.6, 1.22.3 or 1.23.2, and for the newer flaws to 1.30.1, 1.29.5 or 1.28.7, or
#     later.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1611
#     - CWE-94
package hasp.policies.image.crio_escape

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"CRI-O escape: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
}

identifiers := ["CVE-2022-0811", "CVE-2024-3154", "CVE-2024-5154"]
