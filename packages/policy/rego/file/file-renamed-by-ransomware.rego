# METADATA
# scope: package
# title: File renamed as ransomware does
# description: |
#   Ransomware gives what it encrypted its own ending; each such name is a file that is lost.
# custom:
#   id: file-renamed-by-ransomware
#   severity: critical
#   subjects: [file]
#   events: [rename]
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     baseline: enforce
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     Stop the process and isolate the container at once; restore the files from a backup.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1486
#   parameters:
#     type: object
#     properties:
#       suffixes:
#         type: array
#         items: {type: string}
#         description: >-
#           Endings that ransomware gives, in lower case.
#         default:
#           - .akira
#           - .avaddon
#           - .babyk
#           - .babuk
#           - .blackbasta
#           - .cl0p
#           - .clop
#           - .conti
#           - .crypt1
#           - .crypto_locked
#           - .cryptolocker
#           - .darkside
#           - .egregor
#           - .encryptedrsa
#           - .esxiargs
#           - .hellokitty
#           - .lockbit
#           - .locky
#           - .lv_encrypted
#           - .medusalocker
#           - .netwalker
#           - .nokoyawa
#           - .ransomed
#           - .ryk
#           - .royal_w
#           - .wannacry
#           - .wncry
#           - .wncryt
package hasp.policies.file.file_renamed_by_ransomware

import data.hasp.lib.executions
import data.hasp.lib.file_events

parameters := data.hasp.parameters["file-renamed-by-ransomware"]

violations contains {
	"message": $"{input.event.process.name} renamed {input.event.path} to {input.event.to}",
	"path": "/event/to",
	"observed": input.event.to,
	"source": executions.source,
} if {
	file_events.succeeded
	file_events.has_suffix(lower(input.event.to), parameters.suffixes)
	not file_events.has_suffix(lower(input.event.path), parameters.suffixes)
}
