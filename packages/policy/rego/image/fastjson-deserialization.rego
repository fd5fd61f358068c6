# METADATA
# scope: package
# title: Fastjson makes objects of any class
# description: |
#   Fastjson 1 creates objects of a class that the JSON itself names, and with the classes of common libraries this runs code.
# custom:
#   id: fastjson-deserialization
#   severity: high
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Update fastjson to 1.2.83 or later and set its safe mode, or go over to fastjson2.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1190
#     - CWE-502
package hasp.policies.image.fastjson_deserialization

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"Fastjson deserialization: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
}

identifiers := ["CVE-2017-18349", "CVE-2022-25845"]
