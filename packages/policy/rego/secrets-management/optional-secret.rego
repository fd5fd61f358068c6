# METADATA
# scope: package
# title: Secret that may be missing
# description: |
#   A container with an optional Secret starts without it, and what a program does without its credential or its certificate is
#   often less than it should: no authentication, no encryption.
# custom:
#   id: optional-secret
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   needs: [object]
#   enforcement: audit
#   profiles:
#     strict: audit
#   remediation: >-
#     Remove `optional: true`, so that the container waits for the Secret.
#   references:
#     - NIST-800-190 4.1.4
#     - CWE-636
package hasp.policies.secrets_management.optional_secret

import data.hasp.lib.containers
import data.hasp.lib.raw_pod

violations contains {
	"message": $"container {container.name} starts without Secret {object.get(source.from, "name", "")} where it is missing",
	"path": $"{path}/env/{i}",
	"observed": true,
	"expected": false,
} if {
	some path, container in containers.all
	some i, source in container.env
	source.from.optional
	source.from.kind == "secret"
}

violations contains {
	"message": $"container {container.name} starts without Secret {object.get(source, "name", "")} where it is missing",
	"path": $"{path}/envFrom/{i}",
	"observed": true,
	"expected": false,
} if {
	some path, container in containers.all
	some i, source in container.envFrom
	source.optional
	source.kind == "secret"
}

violations contains {
	"message": $"volume {secret.volume} is empty where Secret {secret.name} is missing",
	"path": path,
	"observed": true,
	"expected": false,
} if {
	some path, secret in raw_pod.secrets
	secret.source.optional == true
}
