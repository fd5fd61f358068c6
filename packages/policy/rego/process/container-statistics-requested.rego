# METADATA
# scope: package
# title: Command asks the container engine over the network
# description: |
#   The statistics port of cAdvisor lists all containers, and the open port of Docker starts them.
# custom:
#   id: container-statistics-requested
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
#     Refuse the ports in a network policy; give Docker no port without TLS and client certificates.
#   references:
#     - NIST-800-190 4.3.5
#     - CIS-Docker-1.6.0 2.7
#     - MITRE T1613
#     - MITRE T1610
package hasp.policies.process.container_statistics_requested

import data.hasp.lib.executions
import data.hasp.lib.occasions

violations contains {
	"message": $"{executions.text} asks the container engine",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	input.container
	some address in [":4194", ":2375", ":2376", "/containers/json", "/v1/containers"]
	contains(executions.line, address)
	not contains(executions.line, ".sock")
	not occasions.is_ordinary
}
