package hasp.policies.secrets_management.insecure_vault_agent_test

import data.hasp.policies.secrets_management.insecure_vault_agent
import data.hasp.testing

found(annotations) := violations if {
	violations := insecure_vault_agent.violations with input as testing.with_pod({"annotations": annotations})
}

test_finds_both if {
	found({"vault.hashicorp.com/tls-skip-verify": "true"}) == {{
		"message": "annotation vault.hashicorp.com/tls-skip-verify lets the agent talk to whoever answers as Vault",
		"path": "/workload/pod/annotations",
		"observed": {"vault.hashicorp.com/tls-skip-verify": "true"},
	}}
	count(found({"vault.hashicorp.com/agent-inject-token": "true", "vault.hashicorp.com/tls-skip-verify": "true"})) == 2
	{violation.message | some violation in found({"vault.hashicorp.com/agent-inject-token": "true"})} == {"annotation vault.hashicorp.com/agent-inject-token puts the token of Vault into the Pod"}
}

test_allows_the_others if {
	found({"vault.hashicorp.com/agent-inject": "true", "vault.hashicorp.com/tls-skip-verify": "false"}) == set()
}
