# METADATA
# scope: package
# title: OpenSSL 3 overflows in certificate names
# description: |
#   OpenSSL 3.0.0 to 3.0.6 writes past its stack when it checks an e-mail address in punycode in a certificate that a trusted authority signed.
# custom:
#   id: openssl-punycode-overflow
#   severity: high
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Update OpenSSL to 3.0.7 or later.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1190
#     - CWE-787
package hasp.policies.image.openssl_punycode_overflow

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"OpenSSL punycode overflow: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
}

identifiers := ["CVE-2022-3602", "CVE-2022-3786"]
