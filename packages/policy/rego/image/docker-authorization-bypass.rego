# METADATA
# scope: package
# title: Docker Engine skips its authorization plugin
# description: |
#   A request of length zero reaches the Docker Engine without its body being shown to the authorization plugin, which then allows what it never saw.
# custom:
#   id: docker-authorization-bypass
#   severity: high
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Update Docker Engine to 23.0.15, 26.1.5, 27.1.1 or later, or remove the engine from an image that starts no
#     containers.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1611
#     - CWE-863
package hasp.policies.image.docker_authorization_bypass

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"Docker authorization bypass: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
	not clients[finding.package.name]
}

identifiers := ["CVE-2024-41110", "GHSA-v23v-6jw2-98fq"]

# The command line asks the engine, and has no plugins that authorize.
clients := {"docker-cli", "docker-ce-cli", "docker-cli-buildx", "docker-cli-compose"}
