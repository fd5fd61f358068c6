# METADATA
# scope: package
# title: Malicious package
# description: |
#   The version of the package was published to steal: its author's account was taken over, or it bears a name that looks like another's. It has run as soon
#   as it was installed.
# custom:
#   id: malicious-package
#   severity: critical
#   subjects: [image]
#   phases: [build, deploy, run]
#   needs: [packages]
#   enforcement: {build: enforce, deploy: enforce, run: warn}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: warn}
#     recommended: {build: enforce, deploy: enforce, run: warn}
#     strict: enforce
#   remediation: >-
#     Remove the package, take a version from before, and treat every credential that the build or the container could read
#     as stolen.
#   references:
#     - NIST-800-190 4.1.3
#     - MITRE T1195.002
#     - CWE-506
package hasp.policies.image.malicious_package

import data.hasp.lib.findings
import data.hasp.lib.packages

# OSV lists malicious packages under identifiers of their own.
violations contains findings.violation(i, finding, $"malicious package {finding.package.name} {finding.package.version}: {id}") if {
	some id in findings.identifiers
	startswith(id, "MAL-")
	some i, finding in findings.named([id])
}

violations contains packages.violation(i, found, $"malicious package {name} {found.version}") if {
	some name, versions in known
	some i, found in packages.named([name])
	found.type == "npm"
	found.version in versions
}

unknowns contains {
	"message": "whether a malicious package is in the image is not known: its packages were not sent",
	"path": "/image",
} if {
	not input.image.packages
}

# Those that many builds took in before an advisory was out, and that advisory data may lack.
known := {
	"event-stream": {"3.3.6"},
	"flatmap-stream": {"0.1.1"},
	"eslint-scope": {"3.7.2"},
	"ua-parser-js": {"0.7.29", "0.8.0", "1.0.0"},
	"coa": {"2.0.3", "2.0.4", "2.1.1", "2.1.3", "3.0.1", "3.1.3"},
	"rc": {"1.2.9", "1.3.9", "2.3.9"},
	"node-ipc": {"10.1.1", "10.1.2"},
	"chalk": {"5.6.1"},
	"debug": {"4.4.2"},
	"ansi-styles": {"6.2.2"},
	"strip-ansi": {"7.1.1"},
	"color-convert": {"3.1.1"},
	"color-name": {"2.0.1"},
	"@ctrl/tinycolor": {"4.1.1", "4.1.2"},
}
