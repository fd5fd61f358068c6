# METADATA
# scope: package
# title: runc lets containers out
# description: |
#   An image that brings runc starts containers itself: a node image, a builder, Docker in Docker. These flaws let what runs in them write the runtime or
#   reach the file system of whoever started them (Leaky Vessels and the mount races of 2025 among them).
# custom:
#   id: runc-escape
#   severity: high
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Update runc to 1.2.8, 1.3.3 or 1.4.0-rc.3, or later, or remove it from an image that starts no containers.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1611
#     - CWE-403
package hasp.policies.image.runc_escape

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"runc escape: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
}

identifiers := [
	"CVE-2019-5736",
	"CVE-2021-30465",
	"CVE-2024-21626",
	"CVE-2025-31133",
	"CVE-2025-52565",
	"CVE-2025-52881",
	"GHSA-xr7r-f8xq-vfvv",
]
