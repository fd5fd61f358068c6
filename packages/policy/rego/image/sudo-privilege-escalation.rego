# METADATA
# scope: package
# title: sudo makes anyone root
# description: |
#   Baron Samedit writes past the heap when sudo unescapes its arguments, and `sudo --chroot` loads libraries of the caller's own. Both need no
#   entry in sudoers, only the setuid bit.
# custom:
#   id: sudo-privilege-escalation
#   severity: high
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Remove sudo from the image and start it as the user that it needs. Else update sudo to 1.9.17p1 or the distribution's
#     mended release.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1068
#     - CWE-193
package hasp.policies.image.sudo_privilege_escalation

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"sudo privilege escalation: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
	may_be_setuid
}

identifiers := ["CVE-2021-3156", "CVE-2025-32463"]

# Without the setuid bit it gives nobody more than they have. Where the files of the image are not known, it may be there.
may_be_setuid if not input.image.files

may_be_setuid if {
	some file in input.image.files
	endswith(file.path, "/sudo")
	bits.and(file.mode, 2048) != 0
}
