# METADATA
# scope: package
# title: PwnKit
# description: |
#   pkexec takes an empty list of arguments for one that it may write, which makes every local user root. It works only with the setuid bit.
# custom:
#   id: pwnkit
#   severity: high
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Remove polkit from the image: nothing in a container asks it. Else update it.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1068
#     - CWE-787
package hasp.policies.image.pwnkit

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"PwnKit: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
	may_be_setuid
}

identifiers := ["CVE-2021-4034"]

# Without the setuid bit it gives nobody more than they have. Where the files of the image are not known, it may be there.
may_be_setuid if not input.image.files

may_be_setuid if {
	some file in input.image.files
	endswith(file.path, "/pkexec")
	bits.and(file.mode, 2048) != 0
}
