# METADATA
# scope: package
# title: Build installs packages without checking signatures
# description: |
#   The package manager takes what it is given, whoever made it.
# custom:
#   id: package-check-disabled
#   severity: medium
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Import the repository's key and take the option out.
#   references:
#     - CIS-Docker-1.6.0 4.11
#     - NIST-800-190 4.1.3
#     - MITRE T1195.002
#     - CWE-347
package hasp.policies.image.package_check_disabled

import data.hasp.lib.build_steps

violations contains build_steps.violation(i, $"{option} installs without a signature: {build_steps.short(text)}") if {
	some i, text in build_steps.runs
	some option in options
	contains(text, option)
}

options := [
	"--allow-unauthenticated", "AllowUnauthenticated=true", "AllowInsecureRepositories=true", "--allow-untrusted", "--nogpgcheck",
	"--no-gpg-check", "gpgcheck=0", "gpgcheck=False", "trusted=yes", "--force-yes", "GOFLAGS=-insecure", "GONOSUMCHECK=", "GOSUMDB=off",
]
