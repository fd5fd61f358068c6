# METADATA
# scope: package
# title: Cloud credentials searched for
# description: |
#   Credentials of a cloud account are worth more than the container in which they lie.
# custom:
#   id: cloud-credentials-searched
#   severity: high
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values: [ack, ag, egrep, fd, fgrep, find, grep, locate, mlocate, plocate, rg, rgrep, ugrep, zgrep]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Find out who ran it; rotate what the container can read, and give workloads identities of their own instead of keys in
#     files.
#   references:
#     - NIST-800-190 4.1.4
#     - MITRE T1552.001
#     - MITRE T1552.005
package hasp.policies.process.cloud_credentials_searched

import data.hasp.lib.executions
import data.hasp.lib.occasions

violations contains {
	"message": $"{executions.text} searches for {mark}",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	some mark in marks
	contains(executions.line, mark)
	not occasions.is_ordinary
}

marks := ["aws_access_key_id", "aws_secret_access_key", "aws_session_token", "accesskeyid", "secretaccesskey", ".aws/credentials", ".aws/config", "accesstokens.json", "application_default_credentials", "azureprofile.json", ".azure/", "gcloud/credentials", ".config/gcloud", ".kube/config", "kubeconfig", ".docker/config.json", ".git-credentials", ".netrc", ".npmrc", ".pgpass", ".vault-token"]
