# METADATA
# scope: package
# title: Command asks the kubelet
# description: |
#   The kubelet runs commands in every Pod of its node for whoever may talk to it.
# custom:
#   id: kubelet-requested
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
#       - kubeletctl
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Refuse the ports of nodes in a network policy, and set the kubelet's anonymous-auth to false.
#   references:
#     - NIST-800-190 4.3.5
#     - CIS-Kubernetes-1.10.0 4.2.1
#     - MITRE T1613
#     - MITRE T1609
package hasp.policies.process.kubelet_requested

import data.hasp.lib.executions
import data.hasp.lib.occasions

violations contains {
	"message": $"{executions.text} asks the kubelet",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	input.container
	some address in [":10250", ":10255", ":10248", "heapster.kube-system", "/runningpods", "/stats/summary", "/api/v1/nodes/"]
	contains(executions.line, address)
	not is_local
	not occasions.is_build
}

is_local if contains(executions.line, "://localhost")

is_local if contains(executions.line, "://127.0.0.1")
