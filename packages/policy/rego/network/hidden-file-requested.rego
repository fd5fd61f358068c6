# METADATA
# scope: package
# title: Hidden file asked for
# description: |
#   `.git`, `.env` and their like hold the source and credentials of a site that was deployed with too much.
# custom:
#   id: hidden-file-requested
#   severity: medium
#   subjects: [request]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Deploy only what is served; refuse names that begin with a dot, but for .well-known, in the server.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1595.003
#     - MITRE T1552.001
#     - CWE-538
package hasp.policies.network.hidden_file_requested

import data.hasp.lib.requests

violations contains {
	"message": $"{requests.who} asked for {requests.shown}",
	"path": "/request/path",
	"observed": requests.shown,
	"source": requests.source,
} if {
	some segment in requests.segments
	lower(segment) in names
}

names := {
	".aws",
	".bash_history",
	".bashrc",
	".docker",
	".dockerenv",
	".ds_store",
	".env",
	".env.bak",
	".env.local",
	".env.production",
	".git",
	".git-credentials",
	".hg",
	".htpasswd",
	".kube",
	".npmrc",
	".ssh",
	".svn",
	"id_rsa",
	"wp-config.php.bak",
}
