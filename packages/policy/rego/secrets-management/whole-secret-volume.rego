# METADATA
# scope: package
# title: Whole Secret mounted
# description: |
#   Without `items` every key of the Secret appears as a file, and so does what is added to it later, whether or not the
#   container needs it.
# custom:
#   id: whole-secret-volume
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   needs: [object]
#   enforcement: audit
#   profiles:
#     strict: audit
#   remediation: >-
#     List the keys that are needed under `items` of the volume, or give each container a Secret of its own.
#   references:
#     - NIST-800-190 4.1.4
#     - CWE-668
package hasp.policies.secrets_management.whole_secret_volume

import data.hasp.lib.raw_pod

violations contains {
	"message": $"volume {secret.volume} shows every key of Secret {secret.name}",
	"path": path,
	"observed": {"volume": secret.volume, "secret": secret.name},
} if {
	some path, secret in raw_pod.secrets
	count(object.get(secret.source, "items", [])) == 0
	not is_one_key(secret.volume)
}

# A mount of a single file of it shows no more.
is_one_key(volume) if {
	mounts := [mount | some container in input.workload.containers; some mount in container.mounts; mount.volume == volume]
	count(mounts) > 0
	every mount in mounts {
		mount.subPath != ""
	}
}
