# METADATA
# scope: package
# title: Workload whose service account reads Secrets
# description: |
#   Whoever breaks into one of the containers reads every Secret that its service account may, and signs in elsewhere with them.
# custom:
#   id: service-account-reaches-secrets
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy]
#   needs: [related.serviceAccount]
#   enforcement: audit
#   profiles:
#     strict: audit
#   remediation: >-
#     Bind a Role that names the Secrets that are needed (`resourceNames`) without `list` and `watch`, mount them in place of
#     reading them, or set `automountServiceAccountToken: false`.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.2
#     - NIST-800-190 4.1.4
#     - MITRE T1552.007
#     - CWE-250
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {type: string}
#         description: Names of service accounts that may read Secrets, such as those of operators.
#         default: []
package hasp.policies.secrets_management.service_account_reaches_secrets

import data.hasp.lib.related

parameters := data.hasp.parameters["service-account-reaches-secrets"]

violations contains {
	"message": $"service account {account.name} may read Secrets ({concat(", ", sort(found))})",
	"path": "/related/serviceAccount/reach",
	"observed": account.reach,
} if {
	found := [one | some one in account.reach; one in ["secrets", "clusterAdmin", "wildcard"]]
	count(found) > 0
	gets_token
	not account.name in parameters.allowed
}

account := input.related.serviceAccount

# What the Pod says counts before what the account says; silence means that the token is mounted.
gets_token if {
	input.workload.pod.automountServiceAccountToken
} else if {
	not "automountServiceAccountToken" in object.keys(input.workload.pod)
	object.get(related.value("serviceAccount", {}), "automount", true)
} else if {
	some volume in input.workload.pod.volumes
	some source in volume.sources
	source.type == "serviceAccountToken"
}

unknowns contains {
	"code": "RELATED_INCOMPLETE",
	"message": $"what service account {related.account_name} may do could not be told in full",
	"path": "/related/serviceAccount/reach",
} if {
	not input.related.complete
	count(violations) == 0
	gets_token
	not related.account_name in parameters.allowed
}
