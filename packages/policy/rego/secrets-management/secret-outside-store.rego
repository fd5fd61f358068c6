# METADATA
# scope: package
# title: Secret that comes from no external store
# description: |
#   Where credentials are kept in an external store (Vault, AWS Secrets Manager, Azure Key Vault, Google Secret Manager), a
#   Secret of Kubernetes is a copy that nobody rotates and whose readers nobody records. Silent until it is required.
# custom:
#   id: secret-outside-store
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: warn
#   profiles:
#     strict: warn
#   remediation: >-
#     Mount a SecretProviderClass by the driver secrets-store.csi.k8s.io, let the Vault agent inject the value, or name a Secret
#     that an ExternalSecret makes and list its prefix in `allowedSecrets`.
#   references:
#     - CIS-Kubernetes-1.10.0 5.4.2
#     - NIST-800-190 4.1.4
#     - CWE-522
#   parameters:
#     type: object
#     properties:
#       required:
#         type: boolean
#         description: Ask that every Secret comes from an external store.
#         default: false
#       allowedSecrets:
#         type: array
#         items: {type: string}
#         description: Beginnings of names of Secrets that an external store makes or that may stay.
#         default: []
package hasp.policies.secrets_management.secret_outside_store

import data.hasp.lib.containers

parameters := data.hasp.parameters["secret-outside-store"]

violations contains {
	"message": $"Secret {name} is taken from Kubernetes, not from an external store",
	"path": path,
	"observed": name,
} if {
	parameters.required
	some path, name in taken
	not is_allowed(name)
}

taken[$"{path}/env/{i}"] := object.get(variable.from, "name", "") if {
	some path, container in containers.all
	some i, variable in container.env
	variable.from.kind == "secret"
}

taken[$"{path}/envFrom/{i}"] := object.get(source, "name", "") if {
	some path, container in containers.all
	some i, source in container.envFrom
	source.kind == "secret"
}

taken[$"/workload/pod/volumes/{i}"] := object.get(volume, "secretName", "") if {
	some i, volume in input.workload.pod.volumes
	volume.type == "secret"
}

taken[$"/workload/pod/volumes/{i}/sources/{j}"] := object.get(source, "name", "") if {
	some i, volume in input.workload.pod.volumes
	some j, source in volume.sources
	source.type == "secret"
}

is_allowed(name) if {
	some prefix in parameters.allowedSecrets
	startswith(name, prefix)
}
