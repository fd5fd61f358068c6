# METADATA
# scope: package
# title: Library, kernel or kernel module written
# description: |
#   Every program that loads a changed library does what the intruder wants, and a changed kernel or module does so
#   for the whole node.
# custom:
#   id: system-library-written
#   severity: high
#   subjects: [file]
#   events: [open, create, rename, link, symlink]
#   dispatch:
#     by: path
#     parameter: paths
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Replace the container or restore the node from its image; make the root file system read-only.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1574.006
#     - MITRE T1547.006
#     - MITRE T1554
#   parameters:
#     type: object
#     properties:
#       paths:
#         type: array
#         items: {type: string}
#         description: >-
#           Files and directories that are watched.
#         default: [/boot, /lib, /lib64, /usr/lib, /usr/lib64, /usr/local/lib, /usr/local/lib64]
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: >-
#           Programs that put libraries there.
#         default: [ldconfig, kmod, depmod, update-initramfs, mkinitramfs, dracut, grub-mkconfig]
package hasp.policies.file.system_library_written

import data.hasp.lib.executions
import data.hasp.lib.file_events

parameters := data.hasp.parameters["system-library-written"]

violations contains {
	"message": $"{input.event.process.name} {file_events.verb} {path}",
	"path": pointer,
	"observed": path,
	"source": executions.source,
} if {
	some pointer, path in file_events.written
	file_events.is_below(path, parameters.paths)
	is_loaded(path)
	not file_events.is_installing
	not file_events.is_expected
	not executions.is_program(parameters.allowedPrograms)
}

# What a language writes beside its own modules while it runs is none of it.
is_loaded(path) if startswith(path, "/boot/")

is_loaded(path) if contains(path, "/modules/")

is_loaded(path) if endswith(path, ".so")

is_loaded(path) if contains(path, ".so.")
