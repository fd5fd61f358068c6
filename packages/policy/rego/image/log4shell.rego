# METADATA
# scope: package
# title: Log4Shell
# description: |
#   Log4j 2 resolves JNDI look-ups in whatever it is given to log, so one line of text from outside loads and runs code. The first
#   fix was not whole, so the flaw that it left counts too.
# custom:
#   id: log4shell
#   severity: critical
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: warn}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: warn}
#     recommended: {build: enforce, deploy: enforce, run: warn}
#     strict: enforce
#   remediation: >-
#     Update `log4j-core` to 2.17.1 or later (2.12.4 for Java 7), in every archive nested in others too.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1190
#     - CWE-502
package hasp.policies.image.log4shell

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"Log4Shell: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
}

identifiers := ["CVE-2021-44228", "CVE-2021-45046", "GHSA-jfh8-c2jp-5v3q"]
