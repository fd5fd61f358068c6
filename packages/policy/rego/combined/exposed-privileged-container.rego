# METADATA
# scope: package
# title: Privileged container reached from outside
# description: |
#   One flaw of the program, and somebody on the internet is root on the node.
# custom:
#   id: exposed-privileged-container
#   severity: high
#   subjects: [workload]
#   phases: [build, deploy]
#   needs: [related.exposure]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Remove `privileged: true`, or put a program without it in front of the workload.
#   references:
#     - CIS-Kubernetes-1.10.0 5.2.2
#     - NIST-800-190 4.4.3
#     - MITRE T1190
#     - MITRE T1611
#     - CWE-250
package hasp.policies.combined.exposed_privileged_container

import data.hasp.lib.containers
import data.hasp.lib.related

violations contains {
	"message": $"container {container.name} is privileged, and {input.workload.kind} {object.get(input.workload, "name", "*")} is reached from outside",
	"path": $"{path}/effective/privileged",
	"observed": {"privileged": true, "exposure": "external"},
} if {
	input.related.exposure == "external"
	some path, container in containers.all
	container.effective.privileged
}

# Recorded, and no more: where nobody tells what leads to a workload this would warn of each.
unknowns contains {
	"code": "RELATED_INCOMPLETE",
	"message": $"whether the privileged container {container.name} is reached from outside could not be told in full",
	"path": "/related/exposure",
	"atMost": "audit",
} if {
	not input.related.exposure == "external"
	related.may_be_more("exposure")
	some container in containers.all
	container.effective.privileged
}
