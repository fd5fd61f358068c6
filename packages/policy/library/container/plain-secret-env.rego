# METADATA
# scope: package
# title: Secret in a plain environment variable
# description: |
#   A credential that stands in the settings themselves is read by all who may read the manifest, `docker inspect` or the
#   repository, and outlives its rotation there. Found by the name of the variable, by the form of well-known tokens and by a
#   password within an address. The value never appears in the violation.
# custom:
#   id: plain-secret-env
#   severity: high
#   subjects: [workload, container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Rotate the credential, keep it in a Secret or a vault, and mount it as a file or take it with `valueFrom.secretKeyRef`.
#   references:
#     - CIS-Docker-1.6.0 4.10
#     - CIS-Kubernetes-1.10.0 5.4.1
#     - NIST-800-190 4.1.4
#     - MITRE T1552.007
#     - CWE-526
#     - CWE-798
#   parameters:
#     type: object
#     properties:
#       suffixes:
#         type: array
#         items: {type: string}
#         description: Ends of variable names that announce a secret, in upper case with `_` between words.
#         default:
#           - PASSWORD
#           - PASSWD
#           - _PWD
#           - PASSPHRASE
#           - SECRET
#           - TOKEN
#           - API_KEY
#           - APIKEY
#           - ACCESS_KEY
#           - SECRET_KEY
#           - SECRET_KEY_BASE
#           - PRIVATE_KEY
#           - ENCRYPTION_KEY
#           - SIGNING_KEY
#           - CREDENTIAL
#           - CREDENTIALS
#       prefixes:
#         type: array
#         items: {type: string}
#         description: Beginnings of well-known tokens, counted from 20 characters on, whatever the variable's name.
#         default:
#           - AKIA
#           - ASIA
#           - AIza
#           - SG.
#           - dop_v1_
#           - eyJhbGciOi
#           - ghp_
#           - gho_
#           - ghs_
#           - ghu_
#           - github_pat_
#           - glpat-
#           - hf_
#           - hvs.
#           - npm_
#           - pypi-
#           - rk_live_
#           - sk_live_
#           - xapp-
#           - xoxb-
#           - xoxp-
#       minimumLength:
#         type: integer
#         minimum: 1
#         description: Characters from which on a value under a telling name counts.
#         default: 4
#       allowedNames:
#         type: array
#         items: {type: string}
#         description: Variables that are no secrets though they look like it, by their whole names.
#         default: []
package hasp.policies.container.plain_secret_env

import data.hasp.lib.containers

parameters := data.hasp.settings.parameters["plain-secret-env"]

violations contains {
	"message": $"container {container.name} has {what} in the plain environment variable {variable.name}",
	"path": $"{path}/env/{i}",
	"observed": {"name": variable.name, "value": "(redacted)"},
} if {
	some path, container in containers.all
	some i, variable in container.env
	variable.source == "literal"
	what := secret(variable.name, variable.value)
	not variable.name in parameters.allowedNames
}

secret(_, value) := "a private key" if {
	startswith(value, "-----BEGIN ")
	contains(value, "PRIVATE KEY-----")
} else := $"a token ({prefix}…)" if {
	some prefix in parameters.prefixes
	startswith(value, prefix)
	token(prefix, value)
} else := "an address with a password" if {
	contains(value, "://")
	has_password(value)
}

else := "what its name calls a secret" if {
	telling(name)
	not harmless(value)
}
