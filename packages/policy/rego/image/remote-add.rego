# METADATA
# scope: package
# title: ADD fetches from an address without a digest
# description: |
#   The build takes whatever the address serves that day and puts it into the image.
# custom:
#   id: remote-add
#   severity: medium
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Give `ADD --checksum=sha256:…`, or fetch in a RUN that checks the digest before it uses the file.
#   references:
#     - CIS-Docker-1.6.0 4.9
#     - CIS-Docker-1.6.0 4.12
#     - MITRE T1195.002
#     - CWE-494
package hasp.policies.image.remote_add

import data.hasp.lib.build_steps

violations contains build_steps.violation(i, $"ADD fetches without a digest: {build_steps.short(step.text)}") if {
	some i, step in build_steps.all
	step.keyword == "ADD"
	some scheme in ["http://", "https://", "ftp://", "git://"]
	contains(step.text, scheme)
	not contains(step.text, "--checksum=")
}
