# METADATA
# scope: package
# title: Model server runs code without a login
# description: |
#   Servers for models and agents are built to run what they are sent, and those of Ray, Ollama and Langflow do so without a login. Miners look for them.
# custom:
#   id: model-server-takeover
#   severity: critical
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: warn}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: warn}
#     recommended: {build: enforce, deploy: enforce, run: warn}
#     strict: enforce
#   remediation: >-
#     Update Ollama to 0.1.34 and Langflow to 1.3.0 or later; Ray has no login, so let only its own Pods reach its dashboard
#     and job port.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1190
#     - CWE-306
package hasp.policies.image.model_server_takeover

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"model server: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
}

identifiers := ["CVE-2023-48022", "CVE-2024-37032", "CVE-2025-3248"]
