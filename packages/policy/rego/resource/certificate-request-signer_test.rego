package hasp.policies.resource.certificate_request_signer_test

import data.hasp.policies.resource.certificate_request_signer
import data.hasp.testing

found(signer) := violations if {
	violations := certificate_request_signer.violations
		with input as testing.with_spec("certificates.k8s.io/v1", "CertificateSigningRequest", {"signerName": signer})
		with data.hasp.parameters["certificate-request-signer"] as {"allowed": ["kubernetes.io/kubelet-serving"]}
}

test_finds_the_authority_of_the_cluster if {
	found("kubernetes.io/kube-apiserver-client") == {{
		"message": "CertificateSigningRequest web asks kubernetes.io/kube-apiserver-client for a certificate",
		"path": "/object/spec/signerName",
		"observed": "kubernetes.io/kube-apiserver-client",
		"expected": ["kubernetes.io/kubelet-serving"],
	}}
}

test_leaves_the_others_alone if {
	found("kubernetes.io/kubelet-serving") == set()
	found("issuers.cert-manager.io/x") == set()
}
