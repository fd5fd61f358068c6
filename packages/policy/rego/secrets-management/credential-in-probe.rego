# METADATA
# scope: package
# title: Credential in a probe or a hook
# description: |
#   Commands and paths of probes and lifecycle hooks are part of the Pod, which many may read, and stand in the list of
#   processes each time they run. The value never appears in the violation.
# custom:
#   id: credential-in-probe
#   severity: high
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     recommended: {build: warn, deploy: warn}
#     strict: enforce
#   remediation: >-
#     Rotate the credential; let the command read it from a file or a variable (`$TOKEN`), or probe a path that needs none.
#   references:
#     - NIST-800-190 4.1.4
#     - MITRE T1552.007
#     - CWE-214
#     - CWE-798
package hasp.policies.secrets_management.credential_in_probe

import data.hasp.lib.containers
import data.hasp.lib.credentials

violations contains {
	"message": $"container {container.name} has {what} in its {kind} {name}",
	"path": $"{path}/{kind}/{name}",
	"observed": "(redacted)",
} if {
	some path, container in containers.all
	some kind in ["probes", "lifecycle"]
	some name, handler in container[kind]
	some word in words(handler)
	what := secret(word)
}

words(handler) := [word | some argument in handler.exec; some word in split(argument, " ")] if {
	handler.exec
	length(handler) <= largest
} else := split(replace(path, "&", "?"), "?") if {
	path := handler.http.path
	count(path) <= largest
}

# A probe is short; what is longer is a script, which belongs into the image.
largest := 8192

unknowns contains {
	"code": "SECRETS_INCOMPLETE",
	"message": $"the {kind} {name} of container {container.name} were not searched for credentials: they are longer than {largest} characters",
	"path": $"{path}/{kind}/{name}",
} if {
	some path, container in containers.all
	some kind in ["probes", "lifecycle"]
	some name, handler in container[kind]
	length(handler) > largest
}

length(handler) := sum([count(argument) | some argument in handler.exec]) if {
	handler.exec
} else := count(handler.http.path)

secret(word) := what if {
	what := credentials.by_form(trim(word, "\"'"))
} else := what if {
	at := indexof(word, "=")
	at > 0
	name := trim_left(substring(word, 0, at), "-")
	value := trim(substring(word, at + 1, -1), "\"'")
	not name in credentials.parameters.allowedNames
	not credentials.is_deferred(value)
	what := credentials.secret(name, value)
}
