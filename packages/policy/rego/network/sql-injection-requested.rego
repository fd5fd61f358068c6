# METADATA
# scope: package
# title: Request that looks like SQL injection
# description: |
#   SQL in a path or query asks the database for more than the program meant. The signs are weak: look at what the
#   program made of it.
# custom:
#   id: sql-injection-requested
#   severity: medium
#   subjects: [request]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Use prepared statements; let a web application firewall judge bodies too.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1190
#     - CWE-89
package hasp.policies.network.sql_injection_requested

import data.hasp.lib.requests

violations contains {
	"message": $"{requests.who} sent SQL in {requests.shown}",
	"path": "/request/path",
	"observed": sign,
	"source": requests.source,
} if {
	is_possible
	some sign in signs
	contains(squeezed, sign)
}

# One of these is in all of them, and in few requests.
is_possible if contains(requests.text, "'")

is_possible if contains(requests.text, "%27")

is_possible if contains(requests.text, "select")

is_possible if contains(requests.text, "sleep(")

# Comments, signs for blanks and letters that were encoded are other ways to write a blank.
squeezed := strings.replace_n({"%20": " ", "+": " ", "%27": "'", "/**/": " ", "%09": " ", "%0a": " ", "  ": " ", "%28": "(", "%29": ")", "%3d": "="}, requests.text)

signs := [
	" union select ",
	" union all select ",
	"' or '1'='1",
	"' or 1=1",
	"' and 1=1",
	"' and sleep(",
	"' or sleep(",
	"; drop table ",
	"'; exec xp_",
	"waitfor delay '",
	"benchmark(10000000,",
	"extractvalue(1,",
	"updatexml(1,",
	"pg_sleep(",
	"information_schema.tables",
	"load_file('",
	" into outfile '",
]
