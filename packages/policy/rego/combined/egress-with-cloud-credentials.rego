# METADATA
# scope: package
# title: Connection to the internet from a container with cloud credentials
# description: |
#   A container that holds long-lived credentials of a cloud talks to somebody who is not that cloud. This is the way on which
#   they are lost.
# custom:
#   id: egress-with-cloud-credentials
#   severity: medium
#   subjects: [network]
#   events: [connect]
#   phases: [run]
#   needs: [container]
#   enforcement: audit
#   profiles:
#     strict: audit
#   remediation: >-
#     Allow only the addresses that the program needs (NetworkPolicy with egress), and use the identity of the workload in place
#     of keys.
#   references:
#     - NIST-800-190 4.3.3
#     - MITRE T1567
#     - MITRE T1552.005
#     - CWE-522
#   parameters:
#     type: object
#     properties:
#       variables:
#         type: array
#         items: {type: string}
#         description: Variables that hold credentials of a cloud.
#         default:
#           - AWS_SECRET_ACCESS_KEY
#           - AZURE_CLIENT_SECRET
#           - AZURE_CLIENT_CERTIFICATE_PATH
#           - GOOGLE_APPLICATION_CREDENTIALS
#           - GOOGLE_CREDENTIALS
#           - ALIBABA_CLOUD_ACCESS_KEY_SECRET
#           - DIGITALOCEAN_ACCESS_TOKEN
#           - OS_PASSWORD
#       places:
#         type: array
#         items: {type: string}
#         description: Parts of paths at which credentials are mounted.
#         default: [/.aws/, /.azure/, /.config/gcloud/, /.oci/]
#       allowedNames:
#         type: array
#         items: {type: string}
#         description: Ends of names that are reached with the credentials, with a dot before them.
#         default:
#           - .amazonaws.com
#           - .aws.dev
#           - .api.aws
#           - .googleapis.com
#           - .azure.com
#           - .azure.net
#           - .windows.net
#           - .microsoftonline.com
#           - .aliyuncs.com
#           - .digitalocean.com
#           - .oraclecloud.com
package hasp.policies.combined.egress_with_cloud_credentials

import data.hasp.lib.processes

parameters := data.hasp.parameters["egress-with-cloud-credentials"]

violations contains {
	"message": $"{processes.basename(input.event.process)} connected to {told} on the internet from container {input.container.name}, which holds cloud credentials ({credential})",
	"path": "/event/destination",
	"observed": {"destination": told, "credential": credential},
	"source": {"process": processes.told(input.event.process)},
} if {
	input.event.destination.entity == "internet"
	credential := min(credentials)
	count(names) > 0
	not is_of_the_cloud
	told := concat(", ", names)
}

# Without a name the address may be the cloud's own.
unknowns contains {
	"message": $"whom {input.event.destination.address} belongs to is not told, and container {input.container.name} holds cloud credentials ({min(credentials)})",
	"path": "/event/destination",
} if {
	input.event.destination.entity == "internet"
	count(names) == 0
	count(credentials) > 0
}

names := object.get(input.event.destination, "names", [])

credentials contains variable.name if {
	some variable in input.container.env
	variable.name in parameters.variables
}

credentials contains mount.destination if {
	some mount in input.container.mounts
	some place in parameters.places
	contains($"{mount.destination}/", place)
}

is_of_the_cloud if {
	some name in names
	strings.any_suffix_match($".{trim_suffix(lower(name), ".")}", parameters.allowedNames)
}
