package hasp.policies.secrets_management.static_secret_store_credential_test

import data.hasp.policies.secrets_management.static_secret_store_credential
import data.hasp.testing

subject(spec) := testing.resource({"apiVersion": "external-secrets.io/v1", "kind": "SecretStore", "metadata": {"name": "s"}, "spec": spec})

found(spec) := violations if {
	violations := static_secret_store_credential.violations with input as subject(spec)
}

test_finds_a_fixed_credential if {
	found({"provider": {"aws": {"service": "SecretsManager", "auth": {"secretRef": {"accessKeyIDSecretRef": {"name": "aws"}}}}}}) == {{
		"message": "SecretStore s signs in to aws with a fixed credential: auth.secretRef",
		"path": "/object/spec/provider/aws/auth/secretRef",
		"observed": "auth.secretRef",
	}}
}

test_knows_the_places_of_each_provider if {
	every provider, path in {
		"azurekv": ["authSecretRef"],
		"gcpsm": ["auth", "secretRef"],
		"ibm": ["auth", "secretRef"],
		"oracle": ["auth", "secretRef"],
		"alibaba": ["auth", "secretRef"],
	} {
		count(found({"provider": {provider: object_at(path)}})) == 1
	}
	every method in ["tokenSecretRef", "appRole", "userPass", "ldap"] {
		testing.paths(found({"provider": {"vault": {"auth": {method: {}}}}})) == {$"/object/spec/provider/vault/auth/{method}"}
	}
}

object_at(path) := {path[0]: {}} if {
	count(path) == 1
} else := {path[0]: {path[1]: {}}}

test_allows_the_identity_of_the_workload if {
	found({"provider": {"aws": {"auth": {"jwt": {"serviceAccountRef": {"name": "eso"}}}}}}) == set()
	found({"provider": {"azurekv": {"authType": "WorkloadIdentity"}}}) == set()
	found({"provider": {"vault": {"auth": {"kubernetes": {"role": "r"}, "tokenSecretRef": null}}}}) == set()
	found({}) == set()
}
