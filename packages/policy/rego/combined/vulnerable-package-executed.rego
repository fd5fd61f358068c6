# METADATA
# scope: package
# title: Program of a package with a critical vulnerability executed
# description: |
#   Most packages of an image never run. This one does, so its vulnerability is no longer a number in a list.
# custom:
#   id: vulnerable-package-executed
#   severity: high
#   subjects: [process]
#   events: [exec]
#   phases: [run]
#   enforcement: audit
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Rebuild the image with the fixed version of this package before all others.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1203
#     - CWE-1395
package hasp.policies.combined.vulnerable_package_executed

import data.hasp.lib.image_findings
import data.hasp.lib.processes

violations contains object.union(image_findings.named(finding), {
	"message": $"{processes.basename(input.event.process)} runs from {finding.package}, which has a critical vulnerability: {finding.message}",
	"path": "/event/process/package",
	"observed": input.event.process.package,
	"source": {"process": processes.told(input.event.process)},
}) if {
	purl := input.event.process.package
	some finding in image_findings.critical_here
	contains(purl, $"/{replace(finding.package, "@", "%40")}@")
}
