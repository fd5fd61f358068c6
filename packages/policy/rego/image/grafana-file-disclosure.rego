# METADATA
# scope: package
# title: Grafana serves files or redirects to foreign plugins
# description: |
#   Grafana gives out any file of its container by a plugin's path, or loads a foreign plugin by a crafted link, and with either the credentials of its
#   data sources.
# custom:
#   id: grafana-file-disclosure
#   severity: high
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Update Grafana to 8.3.1, and for the link to 10.4.18, 11.2.9, 11.6.1 or 12.0.0, or later; rotate the data sources'
#     credentials.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1190
#     - CWE-22
package hasp.policies.image.grafana_file_disclosure

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"Grafana: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
}

identifiers := ["CVE-2021-43798", "CVE-2025-4123"]
