# METADATA
# scope: package
# title: Packages installed at run time
# description: |
#   What is installed in a running container is in no scan and no SBOM, and is gone with it: intruders bring their tools so.
# custom:
#   id: package-manager-executed
#   severity: medium
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     parameter: programs
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Install packages while the image is built. List images that install by design in `allowedImages`.
#   references:
#     - NIST-800-190 4.4.4
#     - CIS-Docker-1.6.0 4.3
#     - MITRE T1072
#     - MITRE T1105
#   parameters:
#     type: object
#     properties:
#       programs:
#         type: array
#         items: {type: string}
#         description: Names of programs that it is asked about.
#         default:
#           - alternatives
#           - apk
#           - apt
#           - apt-get
#           - aptitude
#           - brew
#           - bun
#           - bundle
#           - composer
#           - conda
#           - dnf
#           - dnf-3
#           - dnf5
#           - dpkg
#           - easy_install
#           - gem
#           - microdnf
#           - npm
#           - opkg
#           - pacman
#           - pip
#           - pip2
#           - pip3
#           - pipx
#           - pnpm
#           - poetry
#           - rpm
#           - snap
#           - tdnf
#           - uv
#           - yarn
#           - yum
#           - zypper
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: Globs over registry/repository, alone or with `:tag` or `@digest`, of images in which it is expected.
#         default: []
package hasp.policies.process.package_manager_executed

import data.hasp.lib.executions
import data.hasp.lib.occasions

parameters := data.hasp.parameters["package-manager-executed"]

violations contains {
	"message": $"{executions.text} changes packages of a running container",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	input.container
	changes
	not occasions.is_ordinary
	not occasions.is_of_package
	not occasions.is_scheduled
	not executions.is_image(parameters.allowedImages)
}

changes if {
	some argument in executions.arguments
	argument in {
		"add",
		"autoremove",
		"ci",
		"del",
		"dist-upgrade",
		"download",
		"erase",
		"full-upgrade",
		"groupinstall",
		"i",
		"in",
		"install",
		"localinstall",
		"purge",
		"reinstall",
		"remove",
		"uninstall",
		"update",
		"upgrade",
		"--install",
		"--unpack",
		"--upgrade",
	}
}

# Of dpkg, rpm and pacman the verb is an option: `-i`, `-Uvh`, `-Sy`.
changes if {
	executions.is_program({"dpkg", "rpm", "pacman"})
	some option in executions.options
	some verb in verbs
	startswith(option, verb)
}

verbs := ["-i", "-U", "-F", "-e", "-r", "-P", "-S", "-R"]
