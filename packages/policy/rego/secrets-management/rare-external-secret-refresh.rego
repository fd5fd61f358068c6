# METADATA
# scope: package
# title: External secret that is refreshed too rarely
# description: |
#   What was rotated or revoked in the store goes on being used in the cluster until the next refresh, and where there is none
#   for good.
# custom:
#   id: rare-external-secret-refresh
#   severity: low
#   subjects: [resource]
#   resources: [ExternalSecret, ClusterExternalSecret]
#   phases: [build, deploy]
#   needs: [object]
#   enforcement: warn
#   profiles:
#     strict: warn
#   remediation: >-
#     Set `refreshInterval: 1h` and leave `refreshPolicy` at `Periodic`.
#   references:
#     - NIST-800-190 4.1.4
#     - CWE-613
#   parameters:
#     type: object
#     properties:
#       maximumHours:
#         type: integer
#         minimum: 1
#         description: Hours after which a secret must have been refreshed.
#         default: 24
package hasp.policies.secrets_management.rare_external_secret_refresh

parameters := data.hasp.parameters["rare-external-secret-refresh"]

violations contains {
	"message": $"ExternalSecret {object.get(input.resource, "name", "*")} is refreshed every {interval}, less often than every {parameters.maximumHours} hours",
	"path": $"/object{at}/refreshInterval",
	"observed": interval,
} if {
	some at, spec in specs
	interval := spec.refreshInterval
	seconds(interval) > parameters.maximumHours * 3600
}

violations contains {
	"message": $"ExternalSecret {object.get(input.resource, "name", "*")} is never refreshed",
	"path": $"/object{at}/refreshInterval",
	"observed": spec.refreshInterval,
} if {
	some at, spec in specs
	seconds(spec.refreshInterval) == 0
}

violations contains {
	"message": $"ExternalSecret {object.get(input.resource, "name", "*")} is refreshed only {spec.refreshPolicy}",
	"path": $"/object{at}/refreshPolicy",
	"observed": spec.refreshPolicy,
	"expected": "Periodic",
} if {
	some at, spec in specs
	spec.refreshPolicy in ["CreatedOnce", "OnChange"]
}

specs["/spec"] := input.object.spec if input.resource.kind == "ExternalSecret"

specs["/spec/externalSecretSpec"] := input.object.spec.externalSecretSpec if input.resource.kind == "ClusterExternalSecret"

# A duration as Go writes it: `1h`, `90m`, `1h30m0s`. Undefined where it is none.
seconds(text) := 0 if {
	text == "0"
} else := sum([part |
	some i, unit in ["h", "m", "s"]
	part := [3600, 60, 1][i] * amount(text, unit)
]) if {
	is_string(text)
	trim(text, "0123456789hms") == ""
	text != ""
}

amount(text, unit) := to_number(digits) if {
	before := split(text, unit)
	count(before) == 2
	digits := last_digits(before[0])
	digits != ""
} else := 0

last_digits(text) := digits if {
	parts := split(replace(replace(text, "h", " "), "m", " "), " ")
	digits := parts[count(parts) - 1]
}
