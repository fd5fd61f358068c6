# METADATA
# scope: package
# title: ActiveMQ runs code sent to its broker port
# description: |
#   Whoever reaches the OpenWire port of ActiveMQ makes the broker create an object of a class that loads a configuration from elsewhere. It has
#   been used for ransomware.
# custom:
#   id: activemq-remote-execution
#   severity: critical
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: warn}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: warn}
#     recommended: {build: enforce, deploy: enforce, run: warn}
#     strict: enforce
#   remediation: >-
#     Update ActiveMQ to 5.15.16, 5.16.7, 5.17.6 or 5.18.3, or later, and let only its clients reach the broker.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1190
#     - CWE-502
package hasp.policies.image.activemq_remote_execution

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"ActiveMQ: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
}

identifiers := ["CVE-2023-46604"]
