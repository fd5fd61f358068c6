# METADATA
# scope: package
# title: Shellshock
# description: |
#   Bash runs what follows a function in an environment variable, and servers put request headers into such variables. The first fixes were not
#   whole, so their followers count too.
# custom:
#   id: shellshock
#   severity: critical
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: warn}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: warn}
#     recommended: {build: enforce, deploy: enforce, run: warn}
#     strict: enforce
#   remediation: >-
#     Update bash, or remove it from the image.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1190
#     - CWE-78
package hasp.policies.image.shellshock

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"Shellshock: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
}

identifiers := [
	"CVE-2014-6271",
	"CVE-2014-7169",
	"CVE-2014-7186",
	"CVE-2014-7187",
	"CVE-2014-6277",
	"CVE-2014-6278",
]
