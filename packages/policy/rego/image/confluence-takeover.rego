# METADATA
# scope: package
# title: Confluence can be taken over
# description: |
#   Confluence evaluates expressions from requests, or lets a stranger set it up anew as administrator. Each of these flaws was exploited within days.
# custom:
#   id: confluence-takeover
#   severity: critical
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: warn}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: warn}
#     recommended: {build: enforce, deploy: enforce, run: warn}
#     strict: enforce
#   remediation: >-
#     Update Confluence to 7.19.17, 8.5.5 or 8.7.2, or later.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1190
#     - CWE-917
package hasp.policies.image.confluence_takeover

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"Confluence: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
}

identifiers := [
	"CVE-2021-26084",
	"CVE-2022-26134",
	"CVE-2023-22515",
	"CVE-2023-22518",
	"CVE-2023-22527",
]
