# METADATA
# scope: package
# title: BuildKit lets builds out
# description: |
#   A Dockerfile that a stranger wrote reaches files of the host through the cache mounts and cleaning up of BuildKit, or its privileged API (Leaky Vessels).
# custom:
#   id: buildkit-escape
#   severity: high
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Update BuildKit to 0.12.5 (Docker Engine 25.0.2 or 24.0.9) or later.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1611
#     - CWE-362
package hasp.policies.image.buildkit_escape

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"BuildKit escape: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
}

identifiers := ["CVE-2024-23651", "CVE-2024-23652", "CVE-2024-23653"]
