# METADATA
# scope: package
# title: Spring Cloud evaluates expressions from requests
# description: |
#   Spring Cloud Function and Spring Cloud Gateway evaluate an expression that comes with a request, which runs code as the server.
# custom:
#   id: spring-expression-injection
#   severity: critical
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: warn}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: warn}
#     recommended: {build: enforce, deploy: enforce, run: warn}
#     strict: enforce
#   remediation: >-
#     Update Spring Cloud Function to 3.1.7 or 3.2.3, and Spring Cloud Gateway to 3.1.1 or 3.0.7, or later.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1190
#     - CWE-917
package hasp.policies.image.spring_expression_injection

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"Spring expression injection: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
}

identifiers := ["CVE-2022-22963", "CVE-2022-22947"]
