# METADATA
# scope: package
# title: ADD used instead of COPY
# description: |
#   ADD unpacks archives and fetches addresses by itself, so a file in the build context decides what it does. COPY does only what it says.
# custom:
#   id: add-instruction
#   severity: low
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Write COPY, and fetch or unpack in a RUN that checks a digest.
#   references:
#     - CIS-Docker-1.6.0 4.9
#     - NIST-800-190 4.1.3
package hasp.policies.image.add_instruction

import data.hasp.lib.build_steps

violations contains build_steps.violation(i, $"ADD is used instead of COPY: {build_steps.short(step.text)}") if {
	some i, step in build_steps.all
	step.keyword == "ADD"
	not is_base(i)
	not contains(step.text, "://")
}

# The file system of a base image is added by its first instruction.
is_base(0)
