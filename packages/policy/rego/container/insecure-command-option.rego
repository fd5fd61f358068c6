# METADATA
# scope: package
# title: Option that switches off a protection
# description: |
#   An option such as `--insecure` tells a program to skip the check of certificates or the login. It is often left from a
#   trial.
# custom:
#   id: insecure-command-option
#   severity: low
#   subjects: [workload, container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Remove the option, and give the program the certificate of the authority that it is to trust.
#   references:
#     - NIST-800-190 4.4.3
#     - MITRE T1557
#     - CWE-295
#   parameters:
#     type: object
#     properties:
#       options:
#         type: array
#         items: {"type": "string"}
#         description: Options that switch a protection off.
#         default:
#           - --insecure
#           - --insecure-skip-tls-verify
#           - --insecure-skip-verify
#           - --no-check-certificate
#           - --tls-skip-verify
#           - --disable-auth
#           - --no-auth
package hasp.policies.container.insecure_command_option

import data.hasp.lib.containers

parameters := data.hasp.parameters["insecure-command-option"]

violations contains {
	"message": $"container {container.name} runs with the option {option}",
	"path": $"{path}/{list}/{i}",
	"observed": option,
} if {
	some path, container in containers.all
	some list in ["command", "args"]
	some i, argument in container[list]
	contains(argument, "-")
	some option in parameters.options
	contains(argument, option)
	is_given(argument, option)
}

is_given(argument, option) if argument == option

is_given(argument, option) if {
	startswith(argument, $"{option}=")
	not lower(trim_prefix(argument, $"{option}=")) in {"false", "0", "no", "f"}
}

# Within a line for a shell.
is_given(argument, option) if {
	contains(argument, " ")
	contains(replace($" {argument} ", "\n", " "), $" {option} ")
}
