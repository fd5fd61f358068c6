# METADATA
# scope: package
# title: Readiness probe missing
# description: |
#   A Pod that nobody asks whether it is ready gets requests from its first moment on, and during every rollout some of them
#   fail.
# custom:
#   id: readiness-probe-missing
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Set `readinessProbe` to what tells that the container can serve.
#   references:
#     - NIST-800-190 4.4.3
package hasp.policies.workload.readiness_probe_missing

import data.hasp.lib.workloads

violations contains {
	"message": $"container {container.name} offers ports and has no readiness probe",
	"path": $"{path}/probes",
	"observed": null,
} if {
	some path, container in workloads.serving
	not container.probes.readiness
	count(container.ports) > 0
}
