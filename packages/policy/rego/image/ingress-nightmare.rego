# METADATA
# scope: package
# title: IngressNightmare
# description: |
#   Whoever reaches the admission port of ingress-nginx injects configuration into nginx and runs code in the controller, which may read the secrets
#   of all namespaces.
# custom:
#   id: ingress-nightmare
#   severity: critical
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: warn}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: warn}
#     recommended: {build: enforce, deploy: enforce, run: warn}
#     strict: enforce
#   remediation: >-
#     Update ingress-nginx to 1.11.5 or 1.12.1, or later; until then switch its admission webhook off.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1190
#     - CWE-20
package hasp.policies.image.ingress_nightmare

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"IngressNightmare: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
}

identifiers := [
	"CVE-2025-1974",
	"CVE-2025-1097",
	"CVE-2025-1098",
	"CVE-2025-24513",
	"CVE-2025-24514",
]
