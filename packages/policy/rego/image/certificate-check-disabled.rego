# METADATA
# scope: package
# title: Build downloads without checking certificates
# description: |
#   Without the check anyone on the way can answer in place of the server, and what they send is built into the image.
# custom:
#   id: certificate-check-disabled
#   severity: medium
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Install `ca-certificates` and your own authority's certificate, and take the option out.
#   references:
#     - CIS-Docker-1.6.0 4.12
#     - MITRE T1557
#     - CWE-295
package hasp.policies.image.certificate_check_disabled

import data.hasp.lib.build_steps

violations contains build_steps.violation(i, $"{option} switches a check off: {build_steps.short(text)}") if {
	some i, text in build_steps.runs
	some option in options
	contains(text, option)
}

options := [
	"curl -k ", "curl --insecure", " --insecure ", "--no-check-certificate", "--trusted-host", "strict-ssl false", "strict-ssl=false",
	"NODE_TLS_REJECT_UNAUTHORIZED=0", "http.sslVerify false", "http.sslVerify=false", "GIT_SSL_NO_VERIFY", "GONOSUMDB=*", "GOINSECURE=",
]
