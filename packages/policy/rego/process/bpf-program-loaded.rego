# METADATA
# scope: package
# title: BPF program loaded by an unknown program
# description: |
#   A BPF program sees and changes what the kernel does for every process of the node; rootkits hide in it.
# custom:
#   id: bpf-program-loaded
#   severity: high
#   subjects: [process]
#   events: [bpf]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Set kernel.unprivileged_bpf_disabled to 1, take BPF and SYS_ADMIN from the container, and list known loaders in
#     `allowedPrograms`.
#   references:
#     - NIST-800-190 4.4.3
#     - MITRE T1014
#     - MITRE T1547.006
#   parameters:
#     type: object
#     properties:
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: Programs that load BPF programs by design.
#         default:
#           - agent
#           - aws-eks-na-agent
#           - beyla
#           - bpftool
#           - bpftrace
#           - calico-node
#           - cilium
#           - cilium-agent
#           - conmon
#           - crun
#           - datadog-agent
#           - dockerd
#           - falco
#           - hasp
#           - hasp-sensor
#           - ig
#           - inspektor-gadget
#           - kubearmor
#           - node-agent
#           - parca-agent
#           - pixie
#           - podman
#           - runc
#           - sysdig
#           - system-probe
#           - systemd
#           - systemd-udevd
#           - tetragon
#           - tracee
package hasp.policies.process.bpf_program_loaded

import data.hasp.lib.executions

parameters := data.hasp.parameters["bpf-program-loaded"]

violations contains {
	"message": $"{input.event.process.name} loaded a BPF program of kind {kind}",
	"path": "/event/process",
	"observed": executions.shown,
	"source": executions.source,
} if {
	is_load
	not executions.is_program(parameters.allowedPrograms)
	not is_runtime
	kind := object.get(input.event, "programType", "unknown")
}

unknowns contains {
	"message": $"whether {input.event.process.name} loaded a BPF program was not told",
	"path": "/event",
} if {
	not input.event.request
	not executions.is_program(parameters.allowedPrograms)
	not is_runtime
}

is_load if upper(trim_prefix(upper(input.event.request), "BPF_")) in {"PROG_LOAD", "5"}

# Runtimes hold back devices so, for each container.
is_runtime if startswith(input.event.process.name, "runc")
