# METADATA
# scope: package
# title: Secret in plain text in a manifest
# description: |
#   The values of a Secret are only encoded. A manifest that holds them gives them to everybody who may read the repository, for
#   as long as its history lives.
# custom:
#   id: plain-secret-manifest
#   severity: medium
#   subjects: [resource]
#   resources: [Secret]
#   phases: [build]
#   needs: [object]
#   enforcement: warn
#   profiles:
#     strict: warn
#   remediation: >-
#     Rotate the values and commit a SealedSecret, an ExternalSecret or a file that SOPS encrypted in place of the Secret.
#   references:
#     - NIST-800-190 4.1.4
#     - CIS-Kubernetes-1.10.0 5.4.2
#     - MITRE T1552.001
#     - CWE-312
#     - CWE-540
package hasp.policies.secrets_management.plain_secret_manifest

violations contains {
	"message": $"Secret {object.get(input.resource, "name", "*")} has {n} values in plain text",
	"path": $"/object/{list}",
	"observed": sort(names),
} if {
	not is_encrypted
	some list in ["data", "stringData"]
	names := [name | some name, value in input.object[list]; is_plain(value)]
	n := count(names)
	n > 0
}

# SOPS keeps its books in the object.
is_encrypted if input.object.sops.mac

# A blank that a release fills in is no value.
is_plain(value) if {
	is_string(value)
	value != ""
	not startswith(value, "ENC[")
	not startswith(value, "${")
	not startswith(value, "{{")
	not startswith(value, "<path:")
	not startswith(value, "ref+")
}
