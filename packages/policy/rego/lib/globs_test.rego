package hasp.lib.globs_test

import data.hasp.lib.globs

texts := [
	"",
	"/",
	"web",
	"docker.io",
	"docker.io/",
	"docker.io/library/",
	"docker.io/library/web",
	"docker.io/library/web:1.4",
	"docker.io/library/team/web",
	"docker.io/acme/web",
	"docker.io.evil.org/library/web",
	"docker.io/library/wéb",
	"a*b",
	"a\nb",
]

# OPA's own matcher is the oracle.
test_fits_as_glob_match_does[pattern] if {
	some pattern in [
		"web",
		"docker.io/library/web",
		"*",
		"**",
		"*/*",
		"*/*/*",
		"docker.io/*",
		"docker.io/*/web",
		"docker.io/*/web*",
		"docker.io/library/*",
		"docker.io/library/web:*",
		"docker.io/library/w*b",
		"docker.io/library/w*b*",
		"docker.io/library/*w*",
		"docker.io/library/*e*b*",
		"*o*e*/*b*r*/*",
		"docker.io/**",
		"docker.io/**/web",
		"**/web",
		"**/library/*",
		"*/library/**",
		"*.io/**/web*",
		"d*k*r.io/**",
		"*o*k*r*/*/*b",
		"**web**",
		"**doc**lib**w**",
		"docker.io**web",
		"a*b",
		"web*web",
		"w*eb",
		"we*eb",
		"",
		"/",
	]
	every text in texts {
		globs.fits(pattern, text) == glob.match(pattern, ["/"], text)
	}
}
