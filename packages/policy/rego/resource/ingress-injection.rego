# METADATA
# scope: package
# title: Ingress that writes into the configuration of nginx
# description: |
#   ingress-nginx copied some annotations and paths into its configuration as they were, so that a semicolon or a brace in them runs
#   code in the controller (CVE-2021-25745, CVE-2021-25748, CVE-2023-5043, CVE-2023-5044, CVE-2025-1097, CVE-2025-1098,
#   CVE-2025-24514).
# custom:
#   id: ingress-injection
#   severity: critical
#   subjects: [resource]
#   resources: [Ingress]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: enforce
#   profiles:
#     baseline: enforce
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     Remove the characters from the annotation or path, and run ingress-nginx 1.11.5, 1.12.1 or later.
#   references:
#     - MITRE T1190
#     - CWE-94
package hasp.policies.resource.ingress_injection

import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} has {told} in the annotation {key}",
	"path": $"/resource/annotations/{objects.escaped(key)}",
	"observed": told,
} if {
	some key, value in input.resource.annotations
	is_copied(key)
	some told, piece in breaking
	contains(value, piece)
}

violations contains {
	"message": $"{objects.title} has {told} in the path {path}",
	"path": $"{where}/path",
	"observed": path,
} if {
	some at, rule in objects.parts(objects.spec, "rules", "/object/spec")
	some where, one in objects.parts(objects.member(rule, "http"), "paths", $"{at}/http")
	path := object.get(one, "path", "")
	some told, piece in in_paths
	contains(path, piece)
}

is_copied(key) if {
	some name in [
		"/auth-url",
		"/auth-tls-match-cn",
		"/mirror-target",
		"/mirror-host",
		"/permanent-redirect",
		"/rewrite-target",
		"/auth-signin",
		"/auth-tls-secret",
		"/auth-method",
		"/app-root",
	]
	endswith(key, name)
}

breaking := {
	"a semicolon": ";",
	"an opening brace": "{",
	"a line break": "\n",
	"a carriage return": "\r",
	"a quotation mark": "\"",
}

in_paths := object.union(breaking, {
	"the directory of service account tokens": "/var/run/secrets",
	"the controller's process": "/proc/self",
	"a directive of nginx": "_by_lua",
})
