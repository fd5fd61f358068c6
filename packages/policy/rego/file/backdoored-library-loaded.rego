# METADATA
# scope: package
# title: sshd loads the backdoored liblzma
# description: |
#   liblzma 5.6.0 and 5.6.1 carry a back door that lets whoever has its key run commands before logging in
#   (CVE-2024-3094).
# custom:
#   id: backdoored-library-loaded
#   severity: critical
#   subjects: [file]
#   events: [open]
#   dispatch:
#     by: part
#     values: [liblzma.so.5.6.0, liblzma.so.5.6.1]
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     baseline: enforce
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     Replace xz-utils by a version other than 5.6.0 and 5.6.1 and treat the host as taken over.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1556
#     - MITRE T1195.002
package hasp.policies.file.backdoored_library_loaded

import data.hasp.lib.executions
import data.hasp.lib.file_events

violations contains {
	"message": $"{input.event.process.name} opened {input.event.path}",
	"path": "/event/path",
	"observed": input.event.path,
	"source": executions.source,
} if {
	file_events.is_read
	executions.is_program(["sshd", "sshd-session", "sshd-auth"])
}
