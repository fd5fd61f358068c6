# METADATA
# scope: package
# title: Credential in the parameters of storage
# description: |
#   Parameters of a StorageClass and attributes of a PersistentVolume are read by everybody who may list them. Drivers take
#   credentials from Secrets that these name.
# custom:
#   id: storage-credential
#   severity: high
#   subjects: [resource]
#   resources: [StorageClass, PersistentVolume]
#   phases: [build, deploy]
#   needs: [object]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     recommended: {build: warn, deploy: warn}
#     strict: enforce
#   remediation: >-
#     Rotate the credential and name a Secret: `csi.storage.k8s.io/node-stage-secret-name` of a StorageClass,
#     `nodeStageSecretRef` of a volume.
#   references:
#     - NIST-800-190 4.1.4
#     - MITRE T1552.007
#     - CWE-312
package hasp.policies.secrets_management.storage_credential

import data.hasp.lib.object_credentials

violations contains {
	"message": $"{input.resource.kind} {object.get(input.resource, "name", "*")} has what its name calls a secret at {path}",
	"path": path,
	"observed": "(redacted)",
} if {
	some path, _ in object_credentials.found_by_name
}

# GlusterFS' own word for a password.
violations contains {
	"message": $"StorageClass {object.get(input.resource, "name", "*")} has the password of GlusterFS in its parameters",
	"path": $"/object/parameters/{name}",
	"observed": "(redacted)",
} if {
	some name in ["restuserkey", "restUserKey"]
	object.get(input.object, ["parameters", name], "") != ""
}
