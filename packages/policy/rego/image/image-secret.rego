# METADATA
# scope: package
# title: Secret in an image
# description: |
#   A credential in a layer or in the image's configuration belongs to everyone who may pull the image; deleting the file in a
#   later layer takes it from sight only. The secret itself never appears in the violation.
# custom:
#   id: image-secret
#   severity: critical
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: warn}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: warn}
#     recommended: {build: enforce, deploy: enforce, run: warn}
#     strict: enforce
#   remediation: >-
#     Revoke the credential, rebuild the image without it (`RUN --mount=type=secret` for what the build needs) and delete the
#     tags that hold it.
#   references:
#     - CIS-Docker-1.6.0 4.10
#     - NIST-800-190 4.1.4
#     - MITRE T1552.001
#     - CWE-798
#     - CWE-538
package hasp.policies.image.image_secret

violations contains {
	"message": $"{secret.title} ({secret.redacted}) in {place(secret)}",
	"path": $"/image/secrets/{i}",
	"observed": secret.redacted,
	"file": secret.path,
	"source": object.union(
		{"rule": secret.rule, source_name[secret.place]: secret.path},
		object.filter(secret, ["line", "layer", "removed"]),
	),
} if {
	some i, secret in input.image.secrets
}

source_name := {"layer": "file", "config": "configuration"}

place(secret) := $"the image configuration at {secret.path}" if {
	secret.place == "config"
} else := $"{secret.path}{line(secret)}, which a later layer removes but the image still holds" if {
	secret.removed
} else := $"{secret.path}{line(secret)}"

line(secret) := $":{secret.line}" if {
	secret.line
} else := ""
