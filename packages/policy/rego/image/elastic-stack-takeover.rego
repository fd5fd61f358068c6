# METADATA
# scope: package
# title: Elasticsearch or Kibana runs scripts from requests
# description: |
#   Scripts and visualizations that are sent to old releases of Elasticsearch and Kibana leave their sandbox and run as the server.
# custom:
#   id: elastic-stack-takeover
#   severity: critical
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: warn}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: warn}
#     recommended: {build: enforce, deploy: enforce, run: warn}
#     strict: enforce
#   remediation: >-
#     Update Elasticsearch to 1.6.0 or later and Kibana to 6.6.1 or 8.17.6, 8.18.1 or 9.0.1 of the lines that have the newer
#     flaw; ask for a login.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1190
#     - CWE-94
package hasp.policies.image.elastic_stack_takeover

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"Elastic stack: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
}

identifiers := [
	"CVE-2014-3120",
	"CVE-2015-1427",
	"CVE-2019-7609",
	"CVE-2025-25014",
]
