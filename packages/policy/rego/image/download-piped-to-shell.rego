# METADATA
# scope: package
# title: Download is run without a look at it
# description: |
#   Whoever controls the address, or the way to it, runs commands in the build, and nobody can say afterwards which they were.
# custom:
#   id: download-piped-to-shell
#   severity: medium
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Save the file, check its digest or signature, then run it.
#   references:
#     - CIS-Docker-1.6.0 4.12
#     - NIST-800-190 4.1.3
#     - MITRE T1195.002
#     - CWE-494
package hasp.policies.image.download_piped_to_shell

import data.hasp.lib.build_steps

violations contains build_steps.violation(i, $"a download is run as it comes: {build_steps.short(text)}") if {
	some i, text in build_steps.runs
	some fetch in ["curl ", "wget "]
	contains(text, fetch)
	some shell in ["| sh", "| bash", "|sh", "|bash", "| /bin/sh", "| /bin/bash", "| sudo sh", "| sudo bash", "| sudo -E bash", "| python"]
	contains(text, shell)
}
