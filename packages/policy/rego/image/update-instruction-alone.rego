# METADATA
# scope: package
# title: Update instruction in a layer of its own
# description: |
#   The builder keeps the layer and does not update again, so the next instruction installs from lists that are weeks old, and mended versions are not
#   seen.
# custom:
#   id: update-instruction-alone
#   severity: low
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Write update and install in one RUN: `apt-get update && apt-get install -y --no-install-recommends …`.
#   references:
#     - CIS-Docker-1.6.0 4.7
#     - NIST-800-190 4.1.1
package hasp.policies.image.update_instruction_alone

import data.hasp.lib.build_steps

violations contains build_steps.violation(i, $"the package lists are updated alone: {build_steps.short(text)}") if {
	some i, text in build_steps.runs
	some update in ["apt-get update", "apt update", "apk update", "yum update", "dnf update", "microdnf update"]
	contains(text, update)
	not installs(text)
}

# What is installed, removed or upgraded with it is in the same layer. A yum update upgrades only when it says yes.
installs(text) if {
	some word in ["install", "apk add", "apk upgrade", "apk --no-cache", "-upgrade", "apt upgrade", "apt-get upgrade", " -y", "build-dep"]
	contains(text, word)
}
