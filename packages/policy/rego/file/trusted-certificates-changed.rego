# METADATA
# scope: package
# title: Trusted certificate authorities changed
# description: |
#   Whoever adds an authority reads and changes all TLS of the programs that trust the list.
# custom:
#   id: trusted-certificates-changed
#   severity: medium
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
#     Put authorities into the image or mount them read-only; replace the container.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1553.004
#     - CWE-295
#   parameters:
#     type: object
#     properties:
#       paths:
#         type: array
#         items: {type: string}
#         description: >-
#           Files and directories that are watched.
#         default:
#           - /etc/ssl/certs
#           - /etc/ca-certificates
#           - /usr/local/share/ca-certificates
#           - /usr/share/ca-certificates
#           - /etc/pki/ca-trust
#           - /etc/pki/tls/certs
#           - /etc/pki/tls/cert.pem
#           - /etc/ssl/cert.pem
#           - /etc/pki/java
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: >-
#           Programs that keep the list.
#         default:
#           - c_rehash
#           - ca-certificates
#           - keytool
#           - openssl
#           - trust
#           - update-ca-certificates
#           - update-ca-trust
#           - java
package hasp.policies.file.trusted_certificates_changed

import data.hasp.lib.executions
import data.hasp.lib.file_events

parameters := data.hasp.parameters["trusted-certificates-changed"]

violations contains {
	"message": $"{input.event.process.name} {file_events.verb} {path}",
	"path": pointer,
	"observed": path,
	"source": executions.source,
} if {
	some pointer, path in file_events.written
	file_events.is_below(path, parameters.paths)
	not file_events.is_expected
	not executions.is_program(parameters.allowedPrograms)
}
