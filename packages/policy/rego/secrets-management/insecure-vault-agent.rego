# METADATA
# scope: package
# title: Vault agent gives away its token or checks nothing
# description: |
#   With `agent-inject-token` the Vault token itself lies in the Pod and opens all that its role may read. With `tls-skip-
#   verify` the agent shows its token to whoever answers.
# custom:
#   id: insecure-vault-agent
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Remove the annotation; template the secrets that are needed, and give the certificate of Vault by `vault.hashicorp.com/ca-
#     cert`.
#   references:
#     - NIST-800-190 4.1.4
#     - MITRE T1528
#     - CWE-295
package hasp.policies.secrets_management.insecure_vault_agent

violations contains {
	"message": $"annotation {name} {why}",
	"path": "/workload/pod/annotations",
	"observed": {name: "true"},
} if {
	some name, why in {
		"vault.hashicorp.com/agent-inject-token": "puts the token of Vault into the Pod",
		"vault.hashicorp.com/tls-skip-verify": "lets the agent talk to whoever answers as Vault",
	}
	input.workload.pod.annotations[name] == "true"
}
