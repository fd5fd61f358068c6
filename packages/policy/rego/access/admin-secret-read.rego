# METADATA
# scope: package
# title: Secret of an administrator read
# description: |
#   Some Secrets are the password of the cluster or of its security tools itself: whoever reads one is administrator. They are
#   needed once, when the cluster is set up.
# custom:
#   id: admin-secret-read
#   severity: high
#   subjects: [access]
#   phases: [deploy, run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Delete the Secret after an identity provider is set up (`kubeadmin` of OpenShift), rotate it otherwise, and find out who
#     it was.
#   references:
#     - MITRE T1552.007
#     - MITRE T1078.001
#     - NIST-800-190 4.3.2
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {type: string}
#         description: Users and groups that may; `*` at the end stands for any end.
#         default:
#           - system:apiserver
#           - system:kube-controller-manager
#           - system:serviceaccount:openshift-authentication:*
#           - system:serviceaccount:openshift-authentication-operator:*
#       secrets:
#         type: array
#         items: {type: string}
#         description: Secrets of administrators, with their namespaces.
#         default:
#           - kube-system/kubeadmin
#           - stackrox/central-htpasswd
#           - openshift-config/htpasswd
#           - argocd/argocd-initial-admin-secret
#           - cattle-system/bootstrap-secret
#           - rook-ceph/rook-ceph-dashboard-password
package hasp.policies.access.admin_secret_read

import data.hasp.lib.accesses

parameters := data.hasp.parameters["admin-secret-read"]

violations contains {
	"message": $"{accesses.told} uses {input.access.verb} on the administrator's Secret {accesses.place}",
	"path": "/access/name",
	"observed": input.access.name,
} if {
	input.access.resource.resource == "secrets"
	accesses.place in parameters.secrets
	accesses.happened
	not accesses.is_one_of(parameters.allowed)
}
