# METADATA
# scope: package
# title: MongoBleed
# description: |
#   A MongoDB server that takes compressed messages answers with memory it never set, before any login: passwords, keys and the data of others.
# custom:
#   id: mongobleed
#   severity: high
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: warn}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: warn}
#     recommended: {build: enforce, deploy: enforce, run: warn}
#     strict: enforce
#   remediation: >-
#     Update MongoDB to 4.4.30, 5.0.32, 6.0.27, 7.0.28, 8.0.17 or 8.2.3, or later, or switch zlib off in
#     `net.compression.compressors`; rotate the credentials.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1190
#     - CWE-130
package hasp.policies.image.mongobleed

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"MongoBleed: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
}

identifiers := ["CVE-2025-14847"]
