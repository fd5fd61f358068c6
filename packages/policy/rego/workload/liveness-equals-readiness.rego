# METADATA
# scope: package
# title: Liveness and readiness are the same probe
# description: |
#   Where both probes are the same, a container that is only busy is killed instead of being given less work.
# custom:
#   id: liveness-equals-readiness
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   needs: [object]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Let the liveness probe ask less than the readiness probe, or give it a higher `failureThreshold`.
#   references:
#     - NIST-800-190 4.4.3
package hasp.policies.workload.liveness_equals_readiness

import data.hasp.lib.workloads

violations contains {
	"message": $"container {container.name} has the same liveness and readiness probe",
	"path": $"{path}/probes/liveness",
	"observed": container.probes.liveness,
} if {
	some path, container in workloads.lasting
	container.probes.liveness == container.probes.readiness
	not differs(container.at)
}

# Periods and thresholds stand in the object alone.
differs(at) if {
	parts := [key(part) | some part in split(substring(at, 1, -1), "/")]
	written := object.get(input.object, parts, {})
	written.livenessProbe != written.readinessProbe
}

key(part) := to_number(part) if {
	trim(part, "0123456789") == ""
	part != ""
} else := replace(replace(part, "~1", "/"), "~0", "~")
