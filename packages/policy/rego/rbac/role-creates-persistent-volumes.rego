# METADATA
# scope: package
# title: Role can create PersistentVolumes
# description: |
#   A PersistentVolume of the type `hostPath` mounts the node's files, past the rules for volumes of Pods.
# custom:
#   id: role-creates-persistent-volumes
#   severity: high
#   subjects: [resource]
#   resources: [ClusterRole]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Remove `persistentvolumes` from the rule and let a CSI driver provision volumes.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.9
#     - NIST-800-190 4.5.5
#     - MITRE T1611
#     - CWE-269
package hasp.policies.rbac.role_creates_persistent_volumes

import data.hasp.lib.objects
import data.hasp.lib.rbac

violations contains {
	"message": $"{objects.title} allows to {grant.does}",
	"path": grant.at,
	"observed": grant.does,
} if {
	some grant in rbac.wide_grants(["create"], {"": ["persistentvolumes"]})
}
