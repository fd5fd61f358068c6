# METADATA
# scope: package
# title: Device of the host given
# description: |
#   A device lets a container talk to the node's hardware and to its driver in the kernel, past what isolates the container.
# custom:
#   id: host-device
#   severity: medium
#   subjects: [workload, container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Remove `--device` and `--device-cgroup-rule`, or add the device to `allowed`.
#   references:
#     - CIS-Docker-1.6.0 5.18
#     - NIST-800-190 4.4.3
#     - MITRE T1611
#     - CWE-668
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {"type": "string"}
#         description: Devices of the host that may be given.
#         default: []
#       allowedRules:
#         type: array
#         items: {"type": "string"}
#         description: Rules of the devices cgroup that may be given, as they are written.
#         default: []
package hasp.policies.container.host_device

import data.hasp.lib.containers
import data.hasp.lib.paths

parameters := data.hasp.parameters["host-device"]

violations contains {
	"message": $"container {container.name} is given the device {device.host}",
	"path": $"{path}/devices/{i}",
	"observed": device,
} if {
	some path, container in containers.all
	some i, device in container.devices
	device.host
	not is_allowed(device.host)
}

violations contains {
	"message": $"container {container.name} may open devices of the host: rule {rule}",
	"path": $"{path}/deviceCgroupRules/{i}",
	"observed": rule,
} if {
	some path, container in containers.all
	some i, rule in container.deviceCgroupRules
	not rule in parameters.allowedRules
}

is_allowed(host) if paths.normal(host) in parameters.allowed
