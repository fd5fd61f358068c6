# METADATA
# scope: package
# title: XZ backdoor
# description: |
#   xz 5.6.0 and 5.6.1 carry code that lets the holder of a key run commands through sshd. Versions are looked at too, because distributions went back to
#   older ones rather than publish an advisory.
# custom:
#   id: xz-backdoor
#   severity: critical
#   subjects: [image]
#   phases: [build, deploy, run]
#   needs: [packages]
#   enforcement: {build: enforce, deploy: enforce, run: warn}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: warn}
#     recommended: {build: enforce, deploy: enforce, run: warn}
#     strict: enforce
#   remediation: >-
#     Take a base image with another version of xz, and treat what ran this one with a reachable SSH server as broken into.
#   references:
#     - NIST-800-190 4.1.3
#     - MITRE T1195.002
#     - CWE-506
package hasp.policies.image.xz_backdoor

import data.hasp.lib.findings
import data.hasp.lib.packages

violations contains findings.violation(i, finding, $"XZ backdoor: {findings.told(finding)}") if {
	some i, finding in findings.named(["CVE-2024-3094", "GHSA-rxwq-x6h5-x525"])
}

violations contains packages.violation(i, found, $"XZ backdoor: {found.name} {found.version} was published with it") if {
	some i, found in packages.named(["liblzma", "liblzma5", "xz", "xz-libs", "xz-utils"])
	found.type != "npm"
	some version in ["5.6.0", "5.6.1"]
	has_version(found.version, version)
}

has_version(text, version) if text == version

# Revisions of distributions; `5.6.1+really5.4.5-1` is how Debian went back.
has_version(text, version) if {
	startswith(text, $"{version}-")
	not mended[text]
}

# Alpine took the tarball's backdoor out, which builds for glibc only, in these.
mended := {"5.6.1-r2", "5.6.1-r3"}
