# METADATA
# scope: package
# title: Next.js middleware can be skipped
# description: |
#   A header that Next.js uses between its own parts makes it skip middleware, and with it every check of who may see a page that is done there.
# custom:
#   id: nextjs-middleware-bypass
#   severity: high
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Update Next.js to 12.3.5, 13.5.9, 14.2.25 or 15.2.3, or later, and drop `x-middleware-subrequest` at the proxy.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1190
#     - CWE-285
package hasp.policies.image.nextjs_middleware_bypass

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"Next.js middleware bypass: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
}

identifiers := ["CVE-2025-29927", "GHSA-f82v-jwr5-mffw"]
