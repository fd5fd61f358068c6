# METADATA
# scope: package
# title: Debugger in an image
# description: |
#   A debugger reads the memory of other processes, with the keys and sessions in it.
# custom:
#   id: debugger-in-image
#   severity: low
#   subjects: [image]
#   phases: [build, deploy, run]
#   needs: [packages]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Remove the package; an ephemeral container (`kubectl debug`) brings one when it is needed.
#   references:
#     - CIS-Docker-1.6.0 4.3
#     - NIST-800-190 4.1.2
#     - MITRE T1055.008
#   parameters:
#     type: object
#     properties:
#       packages:
#         type: array
#         items: {type: string}
#         description: The packages that are found, by name.
#         default:
#           - bpftrace
#           - delve
#           - gdb
#           - gdbserver
#           - lldb
#           - ltrace
#           - strace
package hasp.policies.image.debugger_in_image

import data.hasp.lib.packages

parameters := data.hasp.parameters["debugger-in-image"]

violations contains packages.violation(i, found, $"the debugger {found.name} {found.version} is in the image") if {
	some i, found in packages.named(parameters.packages)
}
