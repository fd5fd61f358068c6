# METADATA
# scope: package
# title: regreSSHion
# description: |
#   sshd of OpenSSH 8.5p1 to 9.7p1 on glibc has a race in a signal handler that lets a stranger run code as root. The client is not concerned,
#   and neither is Alpine, whose C library has no such lock.
# custom:
#   id: regresshion
#   severity: high
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: warn}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: warn}
#     recommended: {build: enforce, deploy: enforce, run: warn}
#     strict: enforce
#   remediation: >-
#     Remove the SSH server from the image (`kubectl exec` reaches a container without it), or update OpenSSH to 9.8p1 or
#     the distribution's mended release.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1190
#     - CWE-364
package hasp.policies.image.regresshion

import data.hasp.lib.findings

violations contains findings.violation(i, finding, $"regreSSHion: {findings.told(finding)}") if {
	some i, finding in findings.named(identifiers)
	not clients[finding.package.name]
	finding.package.type != "apk"
}

identifiers := ["CVE-2024-6387"]

# Packages of the same source that hold no server.
clients := {"openssh-client", "openssh-clients", "openssh-sftp-server", "ssh-askpass-gnome"}
