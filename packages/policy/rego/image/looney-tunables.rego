# METADATA
# scope: package
# title: Looney Tunables
# description: |
#   The loader of glibc writes past a buffer when it reads GLIBC_TUNABLES, which makes a local user root by any setuid program of the image.
# custom:
#   id: looney-tunables
#   severity: medium
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Update glibc (libc6), and remove setuid bits: without a setuid program of root's it gives nothing.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1068
#     - CWE-787
package hasp.policies.image.looney_tunables

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"Looney Tunables: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
	may_have_setuid
}

identifiers := ["CVE-2023-4911"]

# It takes a setuid program that belongs to root. Where the files of the image are not known, one may be there.
may_have_setuid if not input.image.files

may_have_setuid if {
	some file in input.image.files
	bits.and(file.mode, 2048) != 0
	file.uid == 0
}
