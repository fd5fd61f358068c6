# METADATA
# scope: package
# title: Binding to everyone
# description: |
#   What is bound to anonymous or to all authenticated users is open to whoever reaches the API server, or holds any token of the
#   cluster.
# custom:
#   id: binding-to-everyone
#   severity: high
#   subjects: [resource]
#   resources: [ClusterRoleBinding, RoleBinding]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: enforce
#   profiles:
#     baseline: enforce
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     Bind a group of your own in the place of `system:anonymous`, `system:unauthenticated` and `system:authenticated`.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.1
#     - NIST-800-190 4.3.2
#     - MITRE T1078.001
#     - CWE-306
#   parameters:
#     type: object
#     properties:
#       publicRoles:
#         type: array
#         items: {type: string}
#         description: Roles that Kubernetes itself means for everyone.
#         default: ["system:public-info-viewer", "system:discovery", "system:basic-user", "system:service-account-issuer-discovery", "kubeadm:bootstrap-signer-clusterinfo"]
package hasp.policies.rbac.binding_to_everyone

import data.hasp.lib.objects
import data.hasp.lib.rbac

violations contains {
	"message": $"{objects.title} gives {rbac.role.kind} {rbac.role.name} to {subject.name}",
	"path": at,
	"observed": subject.name,
} if {
	some at, subject in rbac.subjects
	subject.name in {"system:anonymous", "system:unauthenticated", "system:authenticated"}
	not rbac.role.name in data.hasp.parameters["binding-to-everyone"].publicRoles
}
