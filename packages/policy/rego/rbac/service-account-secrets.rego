# METADATA
# scope: package
# title: Service account lists Secrets
# description: |
#   The list `secrets` of an account keeps tokens that never expire alive, and since Kubernetes 1.24 nothing needs it.
# custom:
#   id: service-account-secrets
#   severity: low
#   subjects: [resource]
#   resources: [ServiceAccount]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Remove `secrets` from the ServiceAccount and delete the token Secrets that it names.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.6
#     - MITRE T1528
#     - CWE-613
package hasp.policies.rbac.service_account_secrets

import data.hasp.lib.objects

# What the control plane of before 1.24 added by itself is not what somebody wrote.
violations contains {
	"message": $"{objects.title} lists the Secret {name}",
	"path": path,
	"observed": name,
} if {
	some path, one in objects.items(object.get(input.object, "secrets", []), "/object/secrets")
	name := name_of(one)
	not startswith(name, $"{object.get(input.resource, "name", "")}-token-")
}

name_of(one) := one if {
	is_string(one)
} else := object.get(one, "name", "?")
