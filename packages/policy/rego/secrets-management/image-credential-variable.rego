# METADATA
# scope: package
# title: Credential in a variable or label of an image
# description: |
#   What `ENV` or `LABEL` sets stands in the configuration of the image and is read with `docker inspect` by all who may pull
#   it, for as long as any copy exists. Found by the name; tokens of a known form are found by image-secret. The value never
#   appears in the violation.
# custom:
#   id: image-credential-variable
#   severity: high
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: {build: enforce, deploy: enforce, run: warn}
#   remediation: >-
#     Rotate the credential, remove the `ENV` or `LABEL` line, and give the value when the container starts; use `RUN
#     --mount=type=secret` for what the build needs.
#   references:
#     - CIS-Docker-1.6.0 4.10
#     - NIST-800-190 4.1.4
#     - MITRE T1552.001
#     - CWE-526
#     - CWE-798
package hasp.policies.secrets_management.image_credential_variable

import data.hasp.lib.credentials

violations contains {
	"message": $"the image sets {what} in the variable {variable.name}",
	"path": $"/image/config/env/{i}",
	"observed": {"name": variable.name, "value": "(redacted)"},
} if {
	some i, variable in input.image.config.env
	what := credentials.secret(variable.name, variable.value)
	not variable.name in credentials.parameters.allowedNames
}

violations contains {
	"message": $"the image has {what} in the label {name}",
	"path": "/image/config/labels",
	"observed": {"name": name, "value": "(redacted)"},
} if {
	some name, value in input.image.config.labels
	what := credentials.secret(name, value)
	not name in credentials.parameters.allowedNames
}
