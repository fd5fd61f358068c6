# METADATA
# scope: package
# title: Apache Struts runs code from requests
# description: |
#   Flaws of Apache Struts in headers, expressions and uploads let one request run code. CISA lists them as exploited, and large thefts of data
#   began with the first of them.
# custom:
#   id: struts-remote-execution
#   severity: critical
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: warn}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: warn}
#     recommended: {build: enforce, deploy: enforce, run: warn}
#     strict: enforce
#   remediation: >-
#     Update Apache Struts to 6.4.0 or later and move uploads to the Action File Upload Interceptor.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1190
#     - CWE-20
package hasp.policies.image.struts_remote_execution

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"Struts: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
}

identifiers := [
	"CVE-2017-5638",
	"CVE-2017-9805",
	"CVE-2018-11776",
	"CVE-2020-17530",
	"CVE-2023-50164",
	"CVE-2024-53677",
]
