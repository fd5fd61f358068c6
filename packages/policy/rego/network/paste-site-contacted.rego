# METADATA
# scope: package
# title: Site to paste or drop files contacted
# description: |
#   Scripts of intruders come from such sites, and stolen data goes there.
# custom:
#   id: paste-site-contacted
#   severity: low
#   subjects: [network]
#   events: [connect, dns, tls]
#   dispatch:
#     by: domain
#     parameter: domains
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Look at what was fetched or sent; allow what is meant by an exception.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1567
#     - MITRE T1105
#     - MITRE T1102
#   parameters:
#     type: object
#     properties:
#       domains:
#         type: array
#         items: {type: string}
#         description: >-
#           Domains in lower case; all names below them count too.
#         default:
#           - pastebin.com
#           - paste.ee
#           - hastebin.com
#           - ghostbin.co
#           - dpaste.com
#           - dpaste.org
#           - ix.io
#           - sprunge.us
#           - termbin.com
#           - transfer.sh
#           - file.io
#           - "0x0.st"
#           - anonfiles.com
#           - gofile.io
#           - temp.sh
#           - bashupload.com
#           - oshi.at
#           - catbox.moe
#           - paste.rs
#           - rentry.co
#           - controlc.com
#           - uguu.se
package hasp.policies.network.paste_site_contacted

import data.hasp.lib.executions
import data.hasp.lib.peers

parameters := data.hasp.parameters["paste-site-contacted"]

violations contains {
	"message": $"{input.event.process.name} asked for {name}",
	"path": pointer,
	"observed": name,
	"source": executions.source,
} if {
	some name in peers.names
	peers.is_in_domain(name, parameters.domains)
}

pointer := "/event/dns/question" if {
	input.event.dns.question
} else := "/event/tls/sni" if {
	input.event.tls.sni
} else := "/event/destination/names"
