# METADATA
# scope: package
# title: Text4Shell
# description: |
#   Apache Commons Text interpolates `script`, `dns` and `url` look-ups in text, so an application that interpolates what it was given
#   runs it.
# custom:
#   id: text4shell
#   severity: high
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Update `commons-text` to 1.10.0 or later.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1190
#     - CWE-94
package hasp.policies.image.text4shell

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"Text4Shell: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
}

identifiers := ["CVE-2022-42889"]
