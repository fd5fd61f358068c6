# METADATA
# scope: package
# title: Command asks the cloud metadata service for credentials
# description: |
#   The metadata service gives the node's own rights in the cloud to whoever asks it.
# custom:
#   id: metadata-credentials-command
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
#       - nc
#       - ncat
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict:
#       enforcement: warn
#       parameters:
#         anyPath: true
#   remediation: >-
#     Require IMDSv2 with a hop limit of 1, or refuse the address in a network policy; give the workload an identity of its
#     own. `anyPath` reports every question.
#   references:
#     - NIST-800-190 4.3.3
#     - MITRE T1552.005
#   parameters:
#     type: object
#     properties:
#       addresses:
#         type: array
#         items: {type: string}
#         description: Addresses and names of metadata services, as they stand in arguments.
#         default:
#           - "169.254.169.254"
#           - "169.254.170.2"
#           - "169.254.170.23"
#           - "100.100.100.200"
#           - "fd00:ec2::254"
#           - metadata.google.internal
#           - metadata.azure.internal
#           - "[::ffff:a9fe:a9fe]"
#           - "2852039166"
#           - "0xa9fea9fe"
#       anyPath:
#         type: boolean
#         description: Whether questions for anything count, not only those for credentials.
#         default: false
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: Globs over registry/repository, alone or with `:tag` or `@digest`, of images in which it is expected.
#         default: []
package hasp.policies.process.metadata_credentials_command

import data.hasp.lib.executions
import data.hasp.lib.occasions

parameters := data.hasp.parameters["metadata-credentials-command"]

violations contains {
	"message": $"{executions.text} asks the cloud metadata service",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	is_metadata
	is_credential
	not occasions.is_build
	not executions.is_image(parameters.allowedImages)
}

is_metadata if {
	some address in parameters.addresses
	contains(executions.line, address)
}

is_credential if parameters.anyPath

# Paths of AWS, of Google and Azure, of containers in ECS, and of Alibaba.
is_credential if {
	some path in ["/security-credentials", "/service-accounts/", "/oauth2/token", "/v2/credentials", "/latest/api/token", "/user-data", "/ram/", "/attributes/kube-env", "/identity/"]
	contains(executions.line, path)
}
