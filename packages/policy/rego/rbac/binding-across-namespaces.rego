# METADATA
# scope: package
# title: RoleBinding for an account of another namespace
# description: |
#   Whoever can run Pods in the other namespace has the rights in this one; the border between the two is as weak as its weaker
#   side.
# custom:
#   id: binding-across-namespaces
#   severity: low
#   subjects: [resource]
#   resources: [RoleBinding]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Run what needs the rights in the namespace that it works in, or list the other namespace in `allowedNamespaces`.
#   references:
#     - CIS-Kubernetes-1.10.0 5.7.1
#     - NIST-800-190 4.3.1
#     - CWE-668
#   parameters:
#     type: object
#     properties:
#       allowedNamespaces:
#         type: array
#         items: {type: string}
#         description: Namespaces of operators whose accounts may work in others.
#         default: [kube-system]
package hasp.policies.rbac.binding_across_namespaces

import data.hasp.lib.objects
import data.hasp.lib.rbac

violations contains {
	"message": $"{objects.title} in namespace {input.resource.namespace} means the service account {subject.namespace}/{subject.name}",
	"path": at,
	"observed": subject.namespace,
	"expected": input.resource.namespace,
} if {
	some at, subject in rbac.subjects
	subject.kind == "ServiceAccount"
	subject.namespace != input.resource.namespace
	not subject.namespace in data.hasp.parameters["binding-across-namespaces"].allowedNamespaces
}
