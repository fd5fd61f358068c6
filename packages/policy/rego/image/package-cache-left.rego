# METADATA
# scope: package
# title: Package cache left in a layer
# description: |
#   Lists and archives of the package manager make the image larger and are of no use in it.
# custom:
#   id: package-cache-left
#   severity: negligible
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     End the same RUN with `rm -rf /var/lib/apt/lists/*`, or use `apk add --no-cache`, `dnf clean all` or a cache mount.
#   references:
#     - CIS-Docker-1.6.0 4.3
package hasp.policies.image.package_cache_left

import data.hasp.lib.build_steps

violations contains build_steps.violation(i, $"leaves a package cache: {build_steps.short(text)}") if {
	some i, text in build_steps.runs
	some rule in caches
	contains(text, rule.when)
	not is_cleared(text, rule.clears)
}

is_cleared(text, clears) if {
	some clear in clears
	contains(text, clear)
}

caches := [
	{"when": "apt-get install", "clears": ["/var/lib/apt/lists", "dist-clean", "target=/var/lib/apt"]},
	{"when": "apk add", "clears": ["--no-cache", "/var/cache/apk", "target=/var/cache/apk"]},
	{"when": "yum install", "clears": ["clean all", "/var/cache/yum"]},
	{"when": "dnf install", "clears": ["clean all", "/var/cache/dnf"]},
]
