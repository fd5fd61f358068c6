# METADATA
# scope: package
# title: Command asks the Kubernetes API
# description: |
#   Asked by hand for secrets and rights, the API tells an intruder how far the token of the Pod leads.
# custom:
#   id: kubernetes-api-requested
#   severity: high
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values:
#       - curl
#       - wget
#       - aria2c
#       - http
#       - https
#       - httpie
#       - lynx
#       - links
#       - w3m
#       - xh
#       - GET
#       - POST
#       - lwp-request
#       - python
#       - python2
#       - python3
#       - python3.6
#       - python3.7
#       - python3.8
#       - python3.9
#       - python3.10
#       - python3.11
#       - python3.12
#       - python3.13
#       - python3.14
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Set automountServiceAccountToken to false or narrow the account's role; find out who ran the command.
#   references:
#     - NIST-800-190 4.3.1
#     - MITRE T1613
#     - MITRE T1552.007
#   parameters:
#     type: object
#     properties:
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: Globs over registry/repository, alone or with `:tag` or `@digest`, of images in which it is expected.
#         default: []
package hasp.policies.process.kubernetes_api_requested

import data.hasp.lib.executions
import data.hasp.lib.occasions

parameters := data.hasp.parameters["kubernetes-api-requested"]

violations contains {
	"message": $"{executions.text} asks the Kubernetes API for {concat(", ", resources)}",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	input.container
	contains(executions.line, "/api")
	is_cluster
	resources := [resource | some resource in ["secrets", "clusterrole", "rolebinding", "roles", "networkpolicies", "cronjobs", "certificate", "podsecurity", "selfsubject", "serviceaccounts", "/exec", "configmaps", "validatingwebhook", "mutatingwebhook"]; contains(executions.line, resource)]
	count(resources) > 0
	not occasions.is_ordinary
	not executions.is_image(parameters.allowedImages)
}

is_cluster if contains(executions.line, "kubernetes.default")

is_cluster if contains(executions.line, "kubernetes_service_host")

is_cluster if contains(executions.line, "kubernetes_port_443_tcp_addr")

is_cluster if contains(executions.line, ":6443")

is_cluster if contains(executions.line, "serviceaccount/")

# A bare address, as services have it in the environment.
is_cluster if {
	at := indexof(executions.line, "https://")
	at >= 0
	substring(executions.line, at + 8, 1) in {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}
}
