# METADATA
# scope: package
# title: Liveness probe missing
# description: |
#   Without a liveness probe a program that hangs stays as it is until somebody notices.
# custom:
#   id: liveness-probe-missing
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Set `livenessProbe` to something cheap that fails only when a restart would help.
#   references:
#     - NIST-800-190 4.4.3
package hasp.policies.workload.liveness_probe_missing

import data.hasp.lib.workloads

violations contains {
	"message": $"container {container.name} has no liveness probe",
	"path": $"{path}/probes",
	"observed": null,
} if {
	some path, container in workloads.serving
	not container.probes.liveness
}
