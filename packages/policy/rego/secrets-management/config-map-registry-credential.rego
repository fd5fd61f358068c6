# METADATA
# scope: package
# title: Registry credential in a ConfigMap
# description: |
#   A Docker configuration with `auths` holds user names and passwords of registries in base64. In a ConfigMap many may read it,
#   and push images in the name of whoever it belongs to.
# custom:
#   id: config-map-registry-credential
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
#     Rotate the credential and keep it in a Secret of type kubernetes.io/dockerconfigjson, or use a credential helper of the
#     cloud.
#   references:
#     - NIST-800-190 4.1.4
#     - MITRE T1552.001
#     - CWE-312
package hasp.policies.secrets_management.config_map_registry_credential

import data.hasp.lib.config_data

violations contains {
	"message": $"ConfigMap {object.get(input.resource, "name", "*")} holds the password of a registry under {one.key}",
	"path": path,
	"observed": "(redacted)",
} if {
	some path, one in config_data.texts
	contains(one.text, "\"auth\"")
	count(one.text) <= config_data.largest
	json.is_valid(one.text)
	some _, entry in registries(json.unmarshal(one.text))
	is_credential(entry.auth)
}

unknowns contains {
	"code": "SECRETS_INCOMPLETE",
	"message": $"a file of {count(one.text)} characters was not searched for credentials of registries",
	"path": path,
} if {
	some path, one in config_data.texts
	contains(one.text, "\"auth\"")
	count(one.text) > config_data.largest
}

# The newer form, and the older `.dockercfg`, which is the list itself.
registries(document) := document.auths if {
	document.auths
} else := document

is_credential(text) if {
	is_string(text)
	base64.is_valid(text)
	[_, password] := split(base64.decode(text), ":")
	password != ""
}
