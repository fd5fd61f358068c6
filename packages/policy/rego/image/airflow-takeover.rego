# METADATA
# scope: package
# title: Airflow runs commands without a login
# description: |
#   Old releases of Airflow ask for no login at their API and bring example DAGs that run what they are given.
# custom:
#   id: airflow-takeover
#   severity: critical
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: warn}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: warn}
#     recommended: {build: enforce, deploy: enforce, run: warn}
#     strict: enforce
#   remediation: >-
#     Update Airflow to 2.2.4 or later, set `load_examples = False` and an `auth_backends` that asks for a login.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1190
#     - CWE-306
package hasp.policies.image.airflow_takeover

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"Airflow: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
}

identifiers := ["CVE-2020-11978", "CVE-2020-13927", "CVE-2022-24288"]
