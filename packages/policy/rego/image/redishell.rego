# METADATA
# scope: package
# title: RediShell
# description: |
#   A Lua script sent to Redis or Valkey uses memory that was freed and leaves the interpreter, which runs code on the server. Many servers ask
#   for no password.
# custom:
#   id: redishell
#   severity: critical
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: warn}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: warn}
#     recommended: {build: enforce, deploy: enforce, run: warn}
#     strict: enforce
#   remediation: >-
#     Update Redis to 6.2.20, 7.2.11, 7.4.6, 8.0.4 or 8.2.2 (Valkey 7.2.11, 8.0.6 or 8.1.4), or later; require a password
#     and deny EVAL to users who need no scripts.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1190
#     - CWE-416
package hasp.policies.image.redishell

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"RediShell: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
	not clients[finding.package.name]
}

identifiers := ["CVE-2025-49844"]

# The client and the library for programs bring no interpreter of scripts.
clients := {"redis-tools", "valkey-tools", "redis-cli", "valkey-cli"}
