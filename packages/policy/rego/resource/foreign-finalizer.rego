# METADATA
# scope: package
# title: Finalizer of an owner that nobody knows
# description: |
#   An object with a finalizer is not deleted until its owner takes it away; where the owner is gone the object and its namespace
#   stay for ever.
# custom:
#   id: foreign-finalizer
#   severity: low
#   subjects: [resource]
#   resources: ["*"]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: warn
#   profiles:
#     strict: warn
#   remediation: >-
#     Remove the finalizer from `metadata.finalizers`, or add its domain to `knownDomains`.
#   references:
#     - MITRE T1499
#   parameters:
#     type: object
#     properties:
#       knownDomains:
#         type: array
#         items: {type: string}
#         description: Domains whose controllers run in the cluster; empty knows all of them.
#         default: []
package hasp.policies.resource.foreign_finalizer

import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} has the finalizer {finalizer}",
	"path": path,
	"observed": finalizer,
} if {
	count(known) > 0
	some path, finalizer in objects.items(object.get(objects.member(input.object, "metadata"), "finalizers", []), "/object/metadata/finalizers")
	not is_known(finalizer)
}

# Kubernetes' own have no domain, or one of its two.
is_known(finalizer) if not contains(finalizer, ".")

is_known(finalizer) if {
	domain := split(finalizer, "/")[0]
	some one in array.concat(["kubernetes.io", "k8s.io"], known)
	within(domain, one)
}

within(domain, domain)

within(domain, parent) if endswith(domain, $".{parent}")

known := data.hasp.parameters["foreign-finalizer"].knownDomains
