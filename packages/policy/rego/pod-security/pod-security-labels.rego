# METADATA
# scope: package
# title: Pod Security label that cannot be read
# description: |
#   A label of a namespace that names no level or no version asks for something else than whoever wrote it meant: an unreadable level
#   to enforce is taken for restricted, one to warn or audit for none. The parameters hold for all policies of the Pod Security Standards.
#   Users, namespaces and runtime classes that the API server exempts are meant by scopes and exceptions here.
# custom:
#   id: pod-security-labels
#   severity: medium
#   subjects: [resource]
#   resources: [Namespace]
#   phases: [build, deploy]
#   enforcement: enforce
#   profiles:
#     baseline: enforce
#     recommended: enforce
#     strict: {enforcement: enforce, parameters: {unseenNamespace: unknown}}
#   remediation: >-
#     Set the label to `privileged`, `baseline` or `restricted`, and one that ends in `-version` to `latest` or a version such as `v1.37`.
#   references:
#     - CIS-Kubernetes-1.10.0 5.2.1
#     - NIST-800-190 4.4.3
#   parameters:
#     type: object
#     properties:
#       level:
#         type: string
#         enum: [privileged, baseline, restricted]
#         description: The level that is enforced where a namespace names none, or has no labels that could be seen.
#         default: privileged
#       version:
#         type: string
#         pattern: ^(latest|v1\.[0-9]{1,3})$
#         description: The version of the standards where a namespace names none.
#         default: latest
#       templates:
#         type: string
#         enum: [warn, enforce]
#         description: >-
#           What makes Pods, such as a Deployment, is warned of by the level that its namespace enforces, as the API server does; `enforce`
#           refuses it as its Pods would be.
#         default: warn
#       unseenNamespace:
#         type: string
#         enum: [level, unknown]
#         description: >-
#           What holds for a Pod that is asked for in a namespace whose labels could not be asked for: the parameter `level`, or it
#           cannot be told whether a Pod may be made that some level refuses.
#         default: level
package hasp.policies.pod_security.pod_security_labels

import data.hasp.lib.pod_security

violations contains {
	"message": $"the namespace asks to {mode} the Pod Security level {level}, which there is not",
	"path": $"/resource/labels/pod-security.kubernetes.io~1{mode}",
	"observed": level,
	"expected": ["privileged", "baseline", "restricted"],
} if {
	some mode in pod_security.modes
	level := input.resource.labels[$"pod-security.kubernetes.io/{mode}"]
	not pod_security.levels[level]
}

violations contains {
	"message": $"the namespace asks to {mode} the version {version} of the Pod Security Standards, which is none",
	"path": $"/resource/labels/pod-security.kubernetes.io~1{mode}-version",
	"observed": version,
	"expected": "latest",
} if {
	some mode in pod_security.modes
	version := input.resource.labels[$"pod-security.kubernetes.io/{mode}-version"]
	not pod_security.is_version(version)
}
