# METADATA
# scope: package
# title: Network tool run while packages are installed
# description: |
#   Scripts that packages run when they are installed are where stolen packages act: they send what they find on a build
#   machine away.
# custom:
#   id: network-tool-in-package-install
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
#     Stop the build, rotate what it could read, and find the package; install with scripts off (`npm ci --ignore-scripts`).
#   references:
#     - NIST-800-190 4.1.3
#     - MITRE T1195.001
#     - MITRE T1195.002
#     - CWE-506
#   parameters:
#     type: object
#     properties:
#       programs:
#         type: array
#         items: {type: string}
#         description: Names of programs that it is asked about.
#         default:
#           - dig
#           - masscan
#           - mitmproxy
#           - nc
#           - ncat
#           - netcat
#           - ngrep
#           - nmap
#           - nslookup
#           - scp
#           - socat
#           - ssh-copy-id
#           - tcpdump
#           - telnet
#           - tftp
#           - tshark
#           - zmap
package hasp.policies.process.network_tool_in_package_install

import data.hasp.lib.executions
import data.hasp.lib.processes

violations contains {
	"message": $"{executions.text} was run by {installer}",
	"path": "/event/process",
	"observed": executions.shown,
	"source": executions.source,
} if {
	some ancestor in input.event.ancestry
	installer := processes.command(ancestor)
	some install in [
		"npm install",
		"npm ci",
		"npm i ",
		"npm add",
		"npm-cli.js install",
		"npm-cli.js ci",
		"npm-cli.js i",
		"npm-cli.js add",
		"yarn install",
		"yarn add",
		"yarn.js install",
		"yarn.js add",
		"pnpm install",
		"pnpm add",
		"pnpm i ",
		"pnpm.cjs install",
		"bun install",
		"pip install",
		"pip3 install",
		"gem install",
		"bundle install",
		"composer install",
	]
	contains($"{installer} ", install)
}
