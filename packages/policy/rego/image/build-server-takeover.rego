# METADATA
# scope: package
# title: Build server can be taken over
# description: |
#   Jenkins, TeamCity and GitLab hold the credentials of everything that is built and deployed, and these flaws give them to whoever reaches the login page.
#   CISA lists all of them as exploited.
# custom:
#   id: build-server-takeover
#   severity: critical
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: warn}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: warn}
#     recommended: {build: enforce, deploy: enforce, run: warn}
#     strict: enforce
#   remediation: >-
#     Update Jenkins to 2.442 (LTS 2.426.3), TeamCity to 2023.11.4 and GitLab to 16.7.2 or the mended release of its line,
#     or later; rotate what they held.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1190
#     - CWE-288
package hasp.policies.image.build_server_takeover

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"build server: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
}

identifiers := [
	"CVE-2021-22205",
	"CVE-2023-7028",
	"CVE-2023-42793",
	"CVE-2024-23897",
	"CVE-2024-27198",
]
