# METADATA
# scope: package
# title: HTTP/2 Rapid Reset
# description: |
#   A client that opens and cancels HTTP/2 streams in turn makes a server work without limit. It was used for the largest floods of its time.
# custom:
#   id: http2-rapid-reset
#   severity: high
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Update the HTTP/2 server or library (Go 1.21.3 and 1.20.10, `golang.org/x/net` 0.17.0, nghttp2 1.57.0, netty 4.1.100)
#     and limit concurrent streams.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1499.002
#     - CWE-400
package hasp.policies.image.http2_rapid_reset

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"Rapid Reset: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
}

identifiers := ["CVE-2023-44487", "CVE-2023-39325", "GHSA-qppj-fm5r-hxr3"]
