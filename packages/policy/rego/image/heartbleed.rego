# METADATA
# scope: package
# title: Heartbleed
# description: |
#   OpenSSL 1.0.1 up to 1.0.1f answers a heartbeat with memory of the process: keys, passwords and sessions, without a trace.
# custom:
#   id: heartbleed
#   severity: high
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: warn}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: warn}
#     recommended: {build: enforce, deploy: enforce, run: warn}
#     strict: enforce
#   remediation: >-
#     Update OpenSSL to 1.0.1g or later, and revoke the keys and certificates that were served with it.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1190
#     - CWE-125
package hasp.policies.image.heartbleed

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"Heartbleed: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
}

identifiers := ["CVE-2014-0160"]
