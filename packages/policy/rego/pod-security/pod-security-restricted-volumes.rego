# METADATA
# scope: package
# title: Volume that the Pod Security level restricted does not list
# description: |
#   Level restricted lets Pods have volumes of the kinds that the cluster manages or that hold its configuration; the others
#   reach the node or storage that nobody granted them.
# custom:
#   id: pod-security-restricted-volumes
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: audit}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: audit}
#     recommended: {build: enforce, deploy: enforce, run: audit}
#     strict: {build: enforce, deploy: enforce, run: audit}
#   remediation: >-
#     Use a volume of the type configMap, csi, downwardAPI, emptyDir, ephemeral, image, persistentVolumeClaim, projected or
#     secret.
#   references:
#     - CIS-Kubernetes-1.10.0 5.2.12
#     - NIST-800-190 4.5.5
#     - CWE-668
package hasp.policies.pod_security.pod_security_restricted_volumes

import data.hasp.lib.pod_security

asks := pod_security.restricted_between(0, pod_security.never)

found contains object.union(pod_security.told(asks), {
	"message": $"volume {volume.name} is of the type {volume.type}",
	"path": $"/workload/pod/volumes/{i}",
	"observed": volume.type,
}) if {
	asks
	some i, volume in input.workload.pod.volumes
	not allowed[volume.type]
}

# What a StatefulSet claims for its Pods is a persistentVolumeClaim of theirs.
allowed := {
	"claimTemplate": true,
	"configMap": true,
	"csi": true,
	"downwardAPI": true,
	"emptyDir": true,
	"ephemeral": true,
	"image": true,
	"persistentVolumeClaim": true,
	"projected": true,
	"secret": true,
}

violations contains one if {
	some one in found
	not pod_security.is_open
}

unknowns contains pod_security.untold(one) if {
	some one in found
	pod_security.is_open
}
