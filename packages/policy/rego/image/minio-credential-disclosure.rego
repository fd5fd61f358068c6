# METADATA
# scope: package
# title: MinIO gives out its root credentials
# description: |
#   A MinIO cluster answers one request without a login with its environment, in which the root password stands; its update path then runs code.
# custom:
#   id: minio-credential-disclosure
#   severity: high
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: warn}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: warn}
#     recommended: {build: enforce, deploy: enforce, run: warn}
#     strict: enforce
#   remediation: >-
#     Update MinIO to RELEASE.2023-03-20T20-16-18Z or later and change the root credentials.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1190
#     - CWE-200
package hasp.policies.image.minio_credential_disclosure

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"MinIO: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
}

identifiers := ["CVE-2023-28432", "CVE-2023-28434"]
