# METADATA
# scope: package
# title: Request for a certificate of the cluster's authority
# description: |
#   A client certificate of the cluster's authority is a user or group of the API server that nobody can revoke.
# custom:
#   id: certificate-request-signer
#   severity: medium
#   subjects: [resource]
#   resources: [CertificateSigningRequest]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Authenticate people by OIDC and programs by service account tokens, or list the signer in `allowed`.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.11
#     - MITRE T1098
#     - CWE-324
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {type: string}
#         description: Signers that may be asked.
#         default: [kubernetes.io/kube-apiserver-client-kubelet, kubernetes.io/kubelet-serving]
package hasp.policies.resource.certificate_request_signer

import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} asks {signer} for a certificate",
	"path": "/object/spec/signerName",
	"observed": signer,
	"expected": allowed,
} if {
	signer := objects.spec.signerName
	startswith(signer, "kubernetes.io/")
	not signer in allowed
}

allowed := data.hasp.parameters["certificate-request-signer"].allowed
