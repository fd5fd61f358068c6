# METADATA
# scope: package
# title: Credentials of the node or control plane read
# description: |
#   With the kubelet's certificate or admin.conf somebody speaks to the API as the node or as the cluster's
#   administrator.
# custom:
#   id: node-credentials-read
#   severity: critical
#   subjects: [file]
#   events: [open]
#   dispatch:
#     by: path
#     parameter: paths
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Do not mount these directories into containers; renew the certificates.
#   references:
#     - NIST-800-190 4.4.4
#     - NIST-800-190 4.3.5
#     - MITRE T1552.004
#     - MITRE T1078
#   parameters:
#     type: object
#     properties:
#       paths:
#         type: array
#         items: {type: string}
#         description: >-
#           Files and directories that hold them.
#         default:
#           - /etc/kubernetes/admin.conf
#           - /etc/kubernetes/super-admin.conf
#           - /etc/kubernetes/kubelet.conf
#           - /etc/kubernetes/bootstrap-kubelet.conf
#           - /etc/kubernetes/controller-manager.conf
#           - /etc/kubernetes/scheduler.conf
#           - /etc/kubernetes/pki
#           - /etc/rancher/k3s/k3s.yaml
#           - /etc/rancher/rke2/rke2.yaml
#           - /var/lib/kubelet/pki
#           - /var/lib/kubelet/kubeconfig
#           - /var/lib/rancher/k3s/server
#           - /var/lib/rancher/k3s/agent
#           - /var/lib/rancher/rke2/server
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: >-
#           Programs that are the cluster.
#         default:
#           - cloud-controller-manager
#           - cluster-autoscaler
#           - etcd
#           - k0s
#           - k3s
#           - k3s-agent
#           - k3s-server
#           - kube-apiserver
#           - kube-controller-manager
#           - kube-proxy
#           - kube-scheduler
#           - kubeadm
#           - kubectl
#           - kubelet
#           - rke2
#           - aws-cloud-controller-manager
#           - openstack-cloud-controller-manager
package hasp.policies.file.node_credentials_read

import data.hasp.lib.executions
import data.hasp.lib.file_events

parameters := data.hasp.parameters["node-credentials-read"]

violations contains {
	"message": $"{input.event.process.name} read {input.event.path}",
	"path": "/event/path",
	"observed": input.event.path,
	"source": executions.source,
} if {
	file_events.is_read
	file_events.is_below(input.event.path, parameters.paths)
	not file_events.is_expected
	not executions.is_program(parameters.allowedPrograms)
}
