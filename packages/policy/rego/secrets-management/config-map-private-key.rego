# METADATA
# scope: package
# title: Private key in a ConfigMap
# description: |
#   Whoever has the key is who it names. ConfigMaps are not kept as Secrets are: many may read them and they are not encrypted
#   at rest.
# custom:
#   id: config-map-private-key
#   severity: critical
#   subjects: [resource]
#   resources: [ConfigMap]
#   phases: [build, deploy]
#   needs: [object]
#   enforcement: enforce
#   profiles:
#     baseline: enforce
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     Revoke the certificate or key pair, make a new one and keep it in a Secret of type kubernetes.io/tls, or let cert-manager
#     do so.
#   references:
#     - NIST-800-190 4.1.4
#     - MITRE T1552.004
#     - CWE-312
#     - CWE-321
package hasp.policies.secrets_management.config_map_private_key

import data.hasp.lib.config_data

violations contains {
	"message": $"ConfigMap {object.get(input.resource, "name", "*")} holds a private key under {one.key}",
	"path": path,
	"observed": "(redacted)",
} if {
	some path, one in config_data.texts
	contains(one.text, "PRIVATE KEY-----")
	contains(one.text, "-----BEGIN ")
}

# The same in base64, which hides nothing: `-----BEGIN ` at the beginning of the file.
violations contains {
	"message": $"ConfigMap {object.get(input.resource, "name", "*")} holds a private key in base64 under {key}",
	"path": $"/object/{list}/{config_data.escaped(key)}",
	"observed": "(redacted)",
} if {
	some list in ["data", "binaryData"]
	some key, text in input.object[list]
	startswith(text, "LS0tLS1CRUdJTi")
	first := substring(text, 0, 64)
	base64.is_valid(first)
	contains(base64.decode(first), "PRIVATE KEY-----")
}
