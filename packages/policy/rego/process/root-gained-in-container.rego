# METADATA
# scope: package
# title: Process became root in a container that is not
# description: |
#   A container that was started as another user and has a process of root was broken out of that user.
# custom:
#   id: root-gained-in-container
#   severity: high
#   subjects: [process]
#   events: [exec]
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Treat the container as taken over unless sudo is meant to work there; set allowPrivilegeEscalation to false
#     (`no-new-privileges`) and take set-uid programs out of the image.
#   references:
#     - NIST-800-190 4.1.2
#     - CIS-Docker-1.6.0 5.26
#     - MITRE T1548
#     - MITRE T1068
package hasp.policies.process.root_gained_in_container

import data.hasp.lib.executions
import data.hasp.lib.occasions

violations contains {
	"message": $"{executions.text} runs as root in a container that was started as user {started_as}",
	"path": "/event/process/uid",
	"observed": 0,
	"expected": started_as,
	"source": executions.source,
} if {
	input.event.process.uid == 0
	input.container
	occasions.outermost.first
	started_as := occasions.outermost.uid
	started_as > 0
	not occasions.is_build
}
