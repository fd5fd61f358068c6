# METADATA
# scope: package
# title: Process runs as root
# description: |
#   Root in a container is root of the kernel that all containers share, but for what the runtime takes away.
# custom:
#   id: process-runs-as-root
#   severity: low
#   subjects: [process]
#   events: [exec]
#   phases: [run]
#   enforcement: audit
#   profiles:
#     strict: audit
#   remediation: >-
#     Set runAsNonRoot or a user in the image; set hostUsers to false where root is needed.
#   references:
#     - NIST-800-190 4.1.2
#     - CIS-Docker-1.6.0 4.1
#     - MITRE T1078
#     - CWE-250
package hasp.policies.process.process_runs_as_root

import data.hasp.lib.executions

violations contains {
	"message": $"{executions.text} runs as root",
	"path": "/event/process/uid",
	"observed": 0,
	"source": executions.source,
} if {
	input.event.process.uid == 0
	input.container
}
