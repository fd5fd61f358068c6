# METADATA
# scope: package
# title: Startup probe missing
# description: |
#   A liveness probe that begins with the container kills one that starts slowly, again and again; a startup probe holds it
#   back until then.
# custom:
#   id: startup-probe-missing
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: audit
#   remediation: >-
#     Set `startupProbe` with a `failureThreshold` that covers the slowest start.
#   references:
#     - NIST-800-190 4.4.3
package hasp.policies.workload.startup_probe_missing

import data.hasp.lib.workloads

violations contains {
	"message": $"container {container.name} has a liveness probe and no startup probe",
	"path": $"{path}/probes/liveness",
	"observed": container.probes.liveness,
} if {
	some path, container in workloads.serving
	container.probes.liveness
	not container.probes.startup
}
