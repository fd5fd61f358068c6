# METADATA
# scope: package
# title: Further settings within the value of a sysctl
# description: |
#   A `+` or `=` in the value of a sysctl was read by CRI-O as one more setting of the kernel, by which a Pod ran a program of
#   its own as root on the node (CVE-2022-0811).
# custom:
#   id: sysctl-value-injection
#   severity: high
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: enforce
#   profiles:
#     baseline: enforce
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     Remove `+`, `=` and line breaks from the value, and bring CRI-O up to date.
#   references:
#     - NIST-800-190 4.4.1
#     - MITRE T1611
#     - CWE-88
package hasp.policies.workload.sysctl_value_injection

import data.hasp.lib.workloads

violations contains {
	"message": $"the sysctl {sysctl.name} of {workloads.title} has {words[sign]} in its value",
	"path": $"/workload/pod/security/sysctls/{i}",
	"observed": sysctl,
} if {
	some i, sysctl in input.workload.pod.security.sysctls
	some sign, _ in words
	contains(sysctl.value, sign)
}

words := {"+": "a plus", "=": "an equals sign", "\n": "a line break"}
