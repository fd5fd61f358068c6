# METADATA
# scope: package
# title: libwebp or libvpx overflows in a crafted picture
# description: |
#   A crafted picture or video writes past the heap in libwebp or libvpx. Both were exploited before they were mended, and every service that decodes
#   what users send is concerned.
# custom:
#   id: media-codec-overflow
#   severity: high
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Update libwebp to 1.3.2 and libvpx to 1.13.1 or later, also where a program brings its own (Electron, Chromium, sharp,
#     Pillow).
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1203
#     - CWE-787
package hasp.policies.image.media_codec_overflow

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"media codec overflow: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
}

identifiers := ["CVE-2023-4863", "CVE-2023-5129", "CVE-2023-5217"]
