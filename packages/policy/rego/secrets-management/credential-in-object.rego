# METADATA
# scope: package
# title: Credential in a Kubernetes object
# description: |
#   Objects other than Secrets are plain text for all who may read them, and for the repository that they come from. Found by
#   the form of well-known tokens, private keys and connection strings with a password. The value never appears in the
#   violation.
# custom:
#   id: credential-in-object
#   severity: high
#   subjects: [resource]
#   resources:
#     - Ingress
#     - HTTPRoute
#     - Gateway
#     - ServiceMonitor
#     - PodMonitor
#     - Alertmanager
#     - AlertmanagerConfig
#     - PrometheusRule
#     - Workflow
#     - WorkflowTemplate
#     - CronWorkflow
#     - Pipeline
#     - PipelineRun
#     - Task
#     - TaskRun
#     - GitRepository
#     - HelmRepository
#     - OCIRepository
#     - AppProject
#     - Issuer
#     - ClusterIssuer
#     - StorageClass
#     - PersistentVolume
#     - Middleware
#     - EnvoyFilter
#     - ServiceEntry
#     - RequestAuthentication
#     - MutatingWebhookConfiguration
#     - ValidatingWebhookConfiguration
#     - Cluster
#     - Kafka
#     - KafkaConnector
#     - Postgresql
#     - Provider
#   phases: [build, deploy]
#   needs: [object]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     recommended: {build: warn, deploy: warn}
#     strict: enforce
#   remediation: >-
#     Rotate the credential and name a Secret in its place (`secretRef`, `passwordSecret`, `credentialsSecret`), as the kind of
#     object allows.
#   references:
#     - NIST-800-190 4.1.4
#     - CIS-Kubernetes-1.10.0 5.4.2
#     - MITRE T1552.007
#     - CWE-312
#     - CWE-798
package hasp.policies.secrets_management.credential_in_object

import data.hasp.lib.object_credentials

violations contains {
	"message": $"{input.resource.kind} {object.get(input.resource, "name", "*")} has {what} at {path}",
	"path": path,
	"observed": "(redacted)",
} if {
	some path, what in object_credentials.found
}
