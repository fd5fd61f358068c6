# METADATA
# scope: package
# title: Secrets listed over namespaces
# description: |
#   One request that lists Secrets in all namespaces hands out every credential of the cluster.
# custom:
#   id: all-secrets-listed
#   severity: high
#   subjects: [access]
#   phases: [deploy, run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Rotate the Secrets if it was not an administrator; give `list` of secrets by Roles in single namespaces, and list
#     controllers with a watch of their own in `allowed`.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.2
#     - MITRE T1552.007
#     - MITRE T1613
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {type: string}
#         description: Users and groups that may do so; `*` at the end stands for any end.
#         default: []
#       serviceAccounts:
#         type: boolean
#         description: Ask about service accounts too; controllers that watch Secrets have to be listed then.
#         default: false
package hasp.policies.access.all_secrets_listed

import data.hasp.lib.accesses

parameters := data.hasp.parameters["all-secrets-listed"]

violations contains {
	"message": $"{accesses.told} lists the Secrets of every namespace",
	"path": "/access/user",
	"observed": accesses.told,
} if {
	input.access.resource.resource == "secrets"
	input.access.verb in ["list", "watch"]
	not is_of_one_namespace
	accesses.happened
	is_asked
	not accesses.is_one_of(parameters.allowed)
}

is_of_one_namespace if input.access.namespace != ""

is_asked if accesses.is_person

is_asked if {
	parameters.serviceAccounts
	accesses.is_service_account
}
