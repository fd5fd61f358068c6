# METADATA
# scope: package
# title: Image declares the directory of secrets as a volume
# description: |
#   What the orchestrator mounts at /run/secrets lives in memory. A `VOLUME` of the image there makes an ordinary volume of it
#   where nothing is mounted, in which secrets stay on the disk of the node and outlive the container.
# custom:
#   id: secrets-directory-volume
#   severity: low
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: audit
#   profiles:
#     recommended: {build: warn, deploy: audit, run: audit}
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Remove the `VOLUME` instruction for /run/secrets; the orchestrator makes the directory by itself.
#   references:
#     - NIST-800-190 4.1.4
#     - MITRE T1552.001
#     - CWE-922
package hasp.policies.secrets_management.secrets_directory_volume

import data.hasp.lib.paths

violations contains {
	"message": $"the image declares {volume} as a volume",
	"path": $"/image/config/volumes/{i}",
	"observed": volume,
} if {
	some i, volume in input.image.config.volumes
	some place in ["/run/secrets", "/var/run/secrets"]
	paths.within(paths.normal(volume), place)
}
