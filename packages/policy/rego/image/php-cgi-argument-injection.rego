# METADATA
# scope: package
# title: PHP-CGI on Windows takes arguments from requests
# description: |
#   Windows turns some characters of a request into hyphens, which PHP-CGI takes for its own options and runs the request's body. Only Windows
#   does this, so images for Linux are not concerned.
# custom:
#   id: php-cgi-argument-injection
#   severity: critical
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: warn}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: warn}
#     recommended: {build: enforce, deploy: enforce, run: warn}
#     strict: enforce
#   remediation: >-
#     Update PHP to 8.1.29, 8.2.20 or 8.3.8, or later, or serve PHP by FPM.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1190
#     - CWE-78
package hasp.policies.image.php_cgi_argument_injection

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"PHP-CGI argument injection: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
	input.image.platform.os == "windows"
}

identifiers := ["CVE-2024-4577"]
