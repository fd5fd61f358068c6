# METADATA
# scope: package
# title: Credentials of a cloud or cluster read by a tool
# description: |
#   Files of cloud and cluster clients hold keys that last long and reach far; programs that show any file are what
#   intruders read them with.
# custom:
#   id: cloud-credentials-read
#   severity: high
#   subjects: [file]
#   events: [open]
#   dispatch:
#     by: part
#     values:
#       - .git-credentials
#       - .netrc
#       - .npmrc
#       - .pgpass
#       - .pypirc
#       - .vault-token
#       - accessTokens.json
#       - access_tokens.db
#       - application_default_credentials.json
#       - config
#       - config.json
#       - credentials
#       - credentials.db
#       - credentials.tfrc.json
#       - msal_token_cache.json
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Bind an identity to the workload instead of a file; replace the credentials.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1552.001
#     - MITRE T1552.005
package hasp.policies.file.cloud_credentials_read

import data.hasp.lib.executions
import data.hasp.lib.file_events
import data.hasp.lib.paths

violations contains {
	"message": $"{input.event.process.name} read {input.event.path}",
	"path": "/event/path",
	"observed": input.event.path,
	"source": executions.source,
} if {
	file_events.is_read
	is_credential
	file_events.is_by_reader
	not file_events.is_expected
}

is_credential if paths.basename(input.event.path) in files

# A name that many programs use is meant in the directory of its client alone.
is_credential if file_events.has_suffix(input.event.path, ["/.aws/credentials", "/.docker/config.json", "/.kube/config"])

files := {
	".git-credentials",
	".netrc",
	".npmrc",
	".pgpass",
	".pypirc",
	".vault-token",
	"accessTokens.json",
	"access_tokens.db",
	"application_default_credentials.json",
	"credentials.db",
	"credentials.tfrc.json",
	"msal_token_cache.json",
}
