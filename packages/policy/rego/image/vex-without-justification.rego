# METADATA
# scope: package
# title: VEX statement without a justification
# description: |
#   A statement that an image is not affected takes the finding out of every other policy. CISA asks that it say why; one that does not is a word
#   nobody can check.
# custom:
#   id: vex-without-justification
#   severity: medium
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Add `justification` to the VEX statement, such as `vulnerable_code_not_present`.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1562.001
package hasp.policies.image.vex_without_justification

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"a VEX statement says without a reason that {finding.id} in {finding.package.name} does not affect the image") if {
	some i, finding in input.image.findings
	finding.vex.status == "not_affected"
	object.get(finding.vex, "justification", "") == ""
}
