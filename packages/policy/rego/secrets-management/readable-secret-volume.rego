# METADATA
# scope: package
# title: Secret volume that every user may read
# description: |
#   Files of a Secret get the mode 0644 where nothing else is said, so that every process in the container reads them, whatever
#   user it became. A mode without rights for others leaves them to the program.
# custom:
#   id: readable-secret-volume
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   needs: [object]
#   enforcement: audit
#   profiles:
#     strict:
#       enforcement: audit
#       parameters: {acceptDefault: false}
#   remediation: >-
#     Set `defaultMode: 0400` (or 0440 with `fsGroup` of the Pod) on the volume, and the same `mode` on items that have their
#     own.
#   references:
#     - NIST-800-190 4.1.4
#     - CWE-732
#   parameters:
#     type: object
#     properties:
#       acceptDefault:
#         type: boolean
#         description: Accept the mode that Kubernetes gives where none is said, 0644.
#         default: true
package hasp.policies.secrets_management.readable_secret_volume

import data.hasp.lib.raw_pod

parameters := data.hasp.parameters["readable-secret-volume"]

violations contains {
	"message": $"volume {secret.volume} gives every user of its containers Secret {secret.name}, with the mode {octal(secret.mode)}",
	"path": path,
	"observed": octal(secret.mode),
	"expected": "0400",
} if {
	some path, secret in raw_pod.secrets
	is_open(secret.mode)
	not has_modes_of_their_own(secret.source)
	not is_accepted(secret)
}

violations contains {
	"message": $"volume {secret.volume} gives every user of its containers {item.key} of Secret {secret.name}, with the mode {octal(item.mode)}",
	"path": $"{path}/items/{i}/mode",
	"observed": octal(item.mode),
	"expected": "0400",
} if {
	some path, secret in raw_pod.secrets
	some i, item in secret.source.items
	is_open(item.mode)
}

is_open(mode) if mode % 8 > 0

has_modes_of_their_own(source) if {
	count(source.items) > 0
	every item in source.items {
		item.mode >= 0
	}
}

# Silence means Kubernetes' default.
is_accepted(secret) if {
	parameters.acceptDefault
	secret.mode == raw_pod.default_mode
}

octal(mode) := $"0{floor(mode / 64) % 8}{floor(mode / 8) % 8}{mode % 8}"
