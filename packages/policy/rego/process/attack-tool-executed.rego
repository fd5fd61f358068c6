# METADATA
# scope: package
# title: Attack tool run
# description: |
#   These programs have no use but to break into systems or to look for ways to.
# custom:
#   id: attack-tool-executed
#   severity: critical
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     parameter: programs
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     Treat the container as taken over. Where testers use them by agreement, take the names off `programs` in their scope.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1588.002
#     - MITRE T1068
#     - MITRE T1611
#   parameters:
#     type: object
#     properties:
#       programs:
#         type: array
#         items: {type: string}
#         description: Names of programs that it is asked about.
#         default:
#           - amicontained
#           - beef-xss
#           - botb
#           - bloodhound
#           - break-out-the-box
#           - cdk
#           - cdk_linux_amd64
#           - crackmapexec
#           - deepce.sh
#           - evil-winrm
#           - exploit-suggester.sh
#           - hashcat
#           - hydra
#           - impacket-secretsdump
#           - john
#           - kdigger
#           - kube-hunter
#           - kubeletctl
#           - lazagne
#           - linenum.sh
#           - LinEnum.sh
#           - linpeas
#           - linpeas.sh
#           - linpeas_linux_amd64
#           - linux-exploit-suggester.sh
#           - linux-smart-enumeration
#           - lse.sh
#           - medusa
#           - meterpreter
#           - msfconsole
#           - msfvenom
#           - ncrack
#           - netexec
#           - nxc
#           - patator
#           - peirates
#           - pspy
#           - pspy32
#           - pspy64
#           - pwncat
#           - pwncat-cs
#           - responder
#           - sliver-client
#           - sliver-server
#           - sqlmap
#           - thc-hydra
#           - traitor
#           - unix-privesc-check
#           - weevely
package hasp.policies.process.attack_tool_executed

import data.hasp.lib.executions

violations contains {
	"message": $"the attack tool {executions.text} was run",
	"path": "/event/process",
	"observed": executions.shown,
	"source": executions.source,
} if {
	input.event.process
}
