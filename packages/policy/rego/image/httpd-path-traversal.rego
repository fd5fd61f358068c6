# METADATA
# scope: package
# title: Apache httpd serves files outside its root
# description: |
#   httpd 2.4.49 and 2.4.50 decode a path after checking it, so requests read files outside the document root, and run programs where CGI is on.
# custom:
#   id: httpd-path-traversal
#   severity: critical
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: warn}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: warn}
#     recommended: {build: enforce, deploy: enforce, run: warn}
#     strict: enforce
#   remediation: >-
#     Update httpd to 2.4.51 or later.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1190
#     - CWE-22
package hasp.policies.image.httpd_path_traversal

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"httpd path traversal: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
}

identifiers := ["CVE-2021-41773", "CVE-2021-42013"]
