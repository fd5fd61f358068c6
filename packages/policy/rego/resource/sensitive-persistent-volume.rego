# METADATA
# scope: package
# title: Sensitive path of the host as a persistent volume
# description: |
#   Whoever may claim a PersistentVolume mounts what it names, without a word of it in the Pod, so a volume of the type `hostPath` or
#   `local` is judged where it is made. The paths that are refused are the parameters of `sensitive-host-mount`.
# custom:
#   id: sensitive-persistent-volume
#   severity: high
#   subjects: [resource]
#   resources: [PersistentVolume]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: enforce
#   profiles:
#     baseline: enforce
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     Give the volume a directory or disk of its own (`/mnt/disks/…`), or take it from a CSI driver.
#   references:
#     - CIS-Kubernetes-1.10.0 5.2.12
#     - NIST-800-190 4.5.5
#     - MITRE T1611
#     - CWE-668
package hasp.policies.resource.sensitive_persistent_volume

import data.hasp.lib.host_paths

violations contains {
	"message": $"PersistentVolume {name} is {why}",
	"path": $"/object/spec/{source}/path",
	"observed": path,
} if {
	some source in ["hostPath", "local"]
	volume := input.object.spec[source]
	path := object.get(volume, "path", "")
	why := host_paths.reason(path, false, false, data.hasp.parameters["sensitive-host-mount"])
}

name := input.resource.name if {
	input.resource.name
} else := $"{object.get(input.resource, "generateName", "")}*"
