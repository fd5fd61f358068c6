# METADATA
# scope: package
# title: React2Shell
# description: |
#   React Server Components decode what a request sends without checks, so one request without a login runs code in the Node process. Next.js
#   and other frameworks carry it.
# custom:
#   id: react2shell
#   severity: critical
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: warn}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: warn}
#     recommended: {build: enforce, deploy: enforce, run: warn}
#     strict: enforce
#   remediation: >-
#     Update react-server-dom-* to 19.0.1, 19.1.2 or 19.2.1, and Next.js to the mended release of its line, or later; rotate
#     the secrets that the server could read.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1190
#     - CWE-502
package hasp.policies.image.react2shell

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"React2Shell: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
}

identifiers := ["CVE-2025-55182", "CVE-2025-66478", "GHSA-fv66-9v8q-g76r"]
