# METADATA
# scope: package
# title: Network scanner run
# description: |
#   After breaking in, the next step is to find what else can be reached.
# custom:
#   id: network-scanner-executed
#   severity: high
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     parameter: programs
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Replace the container, find out how the program came in, and close the network to what the workload needs.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1046
#   parameters:
#     type: object
#     properties:
#       programs:
#         type: array
#         items: {type: string}
#         description: Names of programs that it is asked about.
#         default:
#           - amass
#           - arp-scan
#           - arping
#           - dirb
#           - dirbuster
#           - dnsrecon
#           - dnsenum
#           - enum4linux
#           - feroxbuster
#           - ffuf
#           - fping
#           - fscan
#           - gobuster
#           - hping3
#           - httpx
#           - kscan
#           - masscan
#           - naabu
#           - nbtscan
#           - netdiscover
#           - nikto
#           - nmap
#           - nuclei
#           - onesixtyone
#           - p0f
#           - pnscan
#           - rustscan
#           - scanless
#           - smbmap
#           - snmpwalk
#           - subfinder
#           - unicornscan
#           - wfuzz
#           - wpscan
#           - xprobe2
#           - zgrab
#           - zgrab2
#           - zmap
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: Globs over registry/repository, alone or with `:tag` or `@digest`, of images in which it is expected.
#         default: []
package hasp.policies.process.network_scanner_executed

import data.hasp.lib.executions
import data.hasp.lib.occasions

parameters := data.hasp.parameters["network-scanner-executed"]

violations contains {
	"message": $"the scanner {executions.text} was run",
	"path": "/event/process",
	"observed": executions.shown,
	"source": executions.source,
} if {
	not occasions.is_ordinary
	not executions.is_image(parameters.allowedImages)
}
