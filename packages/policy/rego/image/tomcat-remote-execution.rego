# METADATA
# scope: package
# title: Tomcat runs what is uploaded to it
# description: |
#   With writes to the default servlet switched on, or with the AJP connector reachable, requests to Apache Tomcat write or include files that
#   run as code.
# custom:
#   id: tomcat-remote-execution
#   severity: high
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Update Tomcat to 9.0.99, 10.1.35 or 11.0.3, or later; keep `readonly` of the default servlet and switch the AJP
#     connector off.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1190
#     - CWE-434
package hasp.policies.image.tomcat_remote_execution

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"Tomcat upload: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
}

identifiers := [
	"CVE-2017-12615",
	"CVE-2017-12617",
	"CVE-2020-1938",
	"CVE-2025-24813",
]
