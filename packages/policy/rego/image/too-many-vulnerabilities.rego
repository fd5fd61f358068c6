# METADATA
# scope: package
# title: Too many vulnerabilities
# description: |
#   So many findings are more than anybody reads, and the one that matters is among them.
# custom:
#   id: too-many-vulnerabilities
#   severity: low
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Go over to a smaller base (distroless, alpine, slim), remove packages that the program does not use, and rebuild.
#   references:
#     - NIST-800-190 4.1.1
#     - CIS-Docker-1.6.0 4.3
#   parameters:
#     type: object
#     properties:
#       max:
#         type: object
#         additionalProperties: {type: integer, minimum: 0, maximum: 1000000}
#         description: How many findings there may be, by severity; one that is not named has no limit.
#         default: {critical: 10, high: 50}
#       maxTotal:
#         type: integer
#         minimum: 0
#         maximum: 1000000
#         description: How many findings there may be in all.
#         default: 300
package hasp.policies.image.too_many_vulnerabilities

import data.hasp.lib.findings

parameters := data.hasp.parameters["too-many-vulnerabilities"]

violations contains {
	"message": $"{n} findings of severity {severity}, and {limit} may be",
	"path": "/image/findings",
	"observed": n,
	"expected": limit,
} if {
	some severity, limit in parameters.max
	n := count(findings.of_severity[severity])
	n > limit
}

violations contains {
	"message": $"{n} findings in all, and {parameters.maxTotal} may be",
	"path": "/image/findings",
	"observed": n,
	"expected": parameters.maxTotal,
} if {
	n := count(findings.open)
	n > parameters.maxTotal
}
