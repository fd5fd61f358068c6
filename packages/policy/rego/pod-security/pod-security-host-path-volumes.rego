# METADATA
# scope: package
# title: Volume of the host where the Pod Security level forbids it
# description: |
#   Through a path of its node a Pod reads and changes what belongs to the node and to other Pods. Level baseline forbids it;
#   restricted does so with all other volumes that it does not list.
# custom:
#   id: pod-security-host-path-volumes
#   severity: high
#   subjects: [workload]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: audit}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: audit}
#     recommended: {build: enforce, deploy: enforce, run: audit}
#     strict: {build: enforce, deploy: enforce, run: audit}
#   remediation: >-
#     Take the data from a PersistentVolumeClaim, a ConfigMap or an emptyDir instead of `hostPath`, or move the workload to a
#     namespace whose level is `privileged`.
#   references:
#     - CIS-Kubernetes-1.10.0 5.2.12
#     - NIST-800-190 4.5.5
#     - MITRE T1611
#     - CWE-668
package hasp.policies.pod_security.pod_security_host_path_volumes

import data.hasp.lib.pod_security

asks := pod_security.unless_replaced(0)

found contains object.union(pod_security.told(asks), {
	"message": $"volume {volume.name} is {object.get(volume, "path", "a path")} of the host",
	"path": $"/workload/pod/volumes/{i}",
	"observed": "hostPath",
}) if {
	asks
	some i, volume in input.workload.pod.volumes
	volume.type == "hostPath"
}

violations contains one if {
	some one in found
	not pod_security.is_open
}

unknowns contains pod_security.untold(one) if {
	some one in found
	pod_security.is_open
}
