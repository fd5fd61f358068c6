# METADATA
# scope: package
# title: Credential in a ConfigMap
# description: |
#   ConfigMaps are read by far more people and programs than Secrets, are not encrypted at rest and stand in repositories. Found
#   by the name of the key or of the setting in a file, by the form of well-known tokens and by a password within an address.
#   The value never appears in the violation.
# custom:
#   id: config-map-credential
#   severity: high
#   subjects: [resource]
#   resources: [ConfigMap]
#   phases: [build, deploy]
#   needs: [object]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     recommended: {build: warn, deploy: warn}
#     strict: enforce
#   remediation: >-
#     Rotate the credential and move it to a Secret or an external store; leave in the file a reference that the program
#     resolves (`${DB_PASSWORD}`).
#   references:
#     - NIST-800-190 4.1.4
#     - CIS-Kubernetes-1.10.0 5.4.2
#     - MITRE T1552.007
#     - CWE-312
package hasp.policies.secrets_management.config_map_credential

import data.hasp.lib.config_data
import data.hasp.lib.credentials

violations contains {
	"message": $"ConfigMap {object.get(input.resource, "name", "*")} has {what} under {one.key}",
	"path": path,
	"observed": {"name": one.key, "value": "(redacted)"},
} if {
	some path, one in config_data.texts
	text := trim_space(one.text)
	not contains(text, "\n")
	what := secret(one.key, text)
}

violations contains {
	"message": $"ConfigMap {object.get(input.resource, "name", "*")} has {what} in {config_data.texts[path].key}, as {name}",
	"path": path,
	"observed": {"name": name, "value": "(redacted)"},
} if {
	some path, pairs in config_data.settings
	some [name, value] in pairs
	what := secret(name, value)
}

unknowns contains {
	"code": "SECRETS_INCOMPLETE",
	"message": $"files of {config_data.size} characters in all were not searched for credentials",
	"path": "/object/data",
} if {
	config_data.size > config_data.largest
}

secret(name, value) := what if {
	what := credentials.secret(name, value)
	not name in credentials.parameters.allowedNames
	not names_a_secret(name, value)
	not credentials.is_deferred(value)
}

# The name of a Secret is none: `existingSecret: db-credentials`.
names_a_secret(name, value) if {
	contains(lower(name), "secret")
	not contains(lower(name), "client")
	trim(value, "abcdefghijklmnopqrstuvwxyz-._/") == ""
}
