# METADATA
# scope: package
# title: curl overflows in SOCKS5 host names
# description: |
#   curl 7.69 to 8.3 copies a long host name into a small buffer while it connects through a SOCKS5 proxy that resolves names. A slow proxy and a
#   redirect are enough.
# custom:
#   id: curl-socks5-overflow
#   severity: high
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Update curl and libcurl to 8.4.0 or later.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1190
#     - CWE-787
package hasp.policies.image.curl_socks5_overflow

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"curl SOCKS5 overflow: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
}

identifiers := ["CVE-2023-38545"]
