# METADATA
# scope: package
# title: Control groups of the host seen
# description: |
#   In the host's control group namespace a container sees the names of all groups of the node, and with them the other
#   containers' ids.
# custom:
#   id: host-cgroup-namespace
#   severity: low
#   subjects: [container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Run it with `--cgroupns=private`.
#   references:
#     - CIS-Docker-1.6.0 5.25
#     - NIST-800-190 4.4.3
#     - CWE-668
package hasp.policies.container.host_cgroup_namespace

violations contains {
	"message": $"container {input.container.name} sees the host's control groups",
	"path": "/container/effective/hostNamespaces/cgroup",
	"observed": "host",
	"expected": "own",
} if {
	input.container.effective.hostNamespaces.cgroup == "host"
}
