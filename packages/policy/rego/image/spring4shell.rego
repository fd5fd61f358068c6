# METADATA
# scope: package
# title: Spring4Shell
# description: |
#   Data binding in Spring reaches the class loader on Java 9 and later, and with it a request writes a page that runs code.
# custom:
#   id: spring4shell
#   severity: critical
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: warn}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: warn}
#     recommended: {build: enforce, deploy: enforce, run: warn}
#     strict: enforce
#   remediation: >-
#     Update Spring Framework to 5.3.18, 5.2.20 or later.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1190
#     - CWE-94
package hasp.policies.image.spring4shell

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"Spring4Shell: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
}

identifiers := ["CVE-2022-22965", "GHSA-36p3-wjmg-h94x"]
