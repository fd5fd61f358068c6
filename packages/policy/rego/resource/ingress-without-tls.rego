# METADATA
# scope: package
# title: Host without TLS
# description: |
#   What is sent in clear text is read and changed by everybody on the way, passwords and sessions included.
# custom:
#   id: ingress-without-tls
#   severity: medium
#   subjects: [resource]
#   resources: [Ingress, Gateway]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Name the host in `spec.tls[].hosts` with a `secretName`, or use a listener of the protocol HTTPS.
#   references:
#     - NIST-800-190 4.3.3
#     - MITRE T1040
#     - CWE-319
package hasp.policies.resource.ingress_without_tls

import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} serves {object.get(rule, "host", "every host")} without TLS",
	"path": at,
	"observed": object.get(rule, "host", null),
} if {
	input.resource.kind == "Ingress"
	some at, rule in objects.parts(objects.spec, "rules", "/object/spec")
	not is_protected(object.get(rule, "host", ""))
}

violations contains {
	"message": $"{objects.title} has no listener with TLS",
	"path": "/object/spec/listeners",
	"observed": protocols,
} if {
	input.resource.kind == "Gateway"
	objects.group == "gateway.networking.k8s.io"
	protocols := {object.get(listener, "protocol", "") | some _, listener in objects.parts(objects.spec, "listeners", "")}
	"HTTP" in protocols
	protocols & {"HTTPS", "TLS"} == set()
}

is_protected(_) if is_every_host_protected

is_protected(host) if protected[host]

is_protected(host) if {
	at := indexof(host, ".")
	at > 0
	protected[$"*{substring(host, at, -1)}"]
}

# Looked up, not searched: an Ingress may have thousands of hosts.
protected[host] := true if {
	some _, entry in objects.parts(objects.spec, "tls", "")
	some host in objects.texts(entry, "hosts")
}

# An entry without hosts is for all of them.
is_every_host_protected if {
	some _, entry in objects.parts(objects.spec, "tls", "")
	count(object.get(entry, "hosts", [])) == 0
}
