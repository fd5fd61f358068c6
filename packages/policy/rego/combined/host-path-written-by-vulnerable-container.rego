# METADATA
# scope: package
# title: Path of the host written by a container with an exploited vulnerability
# description: |
#   A mount of the host is the bridge from the container to the node. It is written to by an image whose vulnerability is being
#   used in attacks.
# custom:
#   id: host-path-written-by-vulnerable-container
#   severity: high
#   subjects: [file]
#   events: [open, create, rename, link, symlink]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Look at what was written on the node; rebuild the image with the fixed version and mount the path read-only.
#   references:
#     - CIS-Kubernetes-1.10.0 5.2.12
#     - NIST-800-190 4.4.3
#     - NIST-800-190 4.5.5
#     - MITRE T1611
#   parameters:
#     type: object
#     properties:
#       allowedPaths:
#         type: array
#         items: {type: string}
#         description: Absolute paths in the container below which it may write.
#         default: [/var/log]
package hasp.policies.combined.host_path_written_by_vulnerable_container

import data.hasp.lib.image_findings
import data.hasp.lib.paths
import data.hasp.lib.processes

parameters := data.hasp.parameters["host-path-written-by-vulnerable-container"]

violations contains object.union(image_findings.named(finding), {
	"message": $"{processes.basename(input.event.process)} writes {input.event.path} of the host, and image {input.container.image.reference} has a vulnerability that is exploited: {finding.message}",
	"path": "/event/path",
	"observed": input.event.path,
	"source": {"process": processes.told(input.event.process)},
}) if {
	input.event.mountType in ["hostPath", "bind"]
	is_write
	some finding in image_findings.exploited_here
	not is_allowed
}

is_write if input.event.type in ["create", "rename", "link", "symlink"]

is_write if {
	some mode in input.event.modes
	mode in ["write", "truncate", "create"]
}

is_allowed if {
	some allowed in parameters.allowedPaths
	paths.within(paths.normal(input.event.path), allowed)
}
