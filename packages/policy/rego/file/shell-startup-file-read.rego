# METADATA
# scope: package
# title: Start-up file of a shell read by something else
# description: |
#   Start-up files name hosts, tools and sometimes tokens; nothing but a shell needs them.
# custom:
#   id: shell-startup-file-read
#   severity: low
#   subjects: [file]
#   events: [open]
#   dispatch:
#     by: part
#     parameter: names
#   phases: [run]
#   enforcement: audit
#   profiles:
#     strict: audit
#   remediation: >-
#     Look at what read it; list a program that does so by design in `shells`.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1552.001
#     - MITRE T1546.004
#   parameters:
#     type: object
#     properties:
#       names:
#         type: array
#         items: {type: string}
#         description: >-
#           Names of start-up files, and of directories below /etc that hold them.
#         default:
#           - .bash_login
#           - .bash_logout
#           - .bash_profile
#           - .bashrc
#           - .cshrc
#           - .kshrc
#           - .login
#           - .logout
#           - .profile
#           - .tcshrc
#           - .zlogin
#           - .zlogout
#           - .zprofile
#           - .zshenv
#           - .zshrc
#           - bash.bashrc
#           - bashrc
#           - config.fish
#           - csh.cshrc
#           - csh.login
#           - profile
#           - profile.d
#           - zlogin
#           - zprofile
#           - zshenv
#           - zshrc
#       shells:
#         type: array
#         items: {type: string}
#         description: >-
#           Shells and programs that start sessions.
#         default:
#           - ash
#           - bash
#           - busybox
#           - csh
#           - dash
#           - fish
#           - ksh
#           - lightdm
#           - mksh
#           - rbash
#           - sh
#           - sshd
#           - su
#           - sudo
#           - tcsh
#           - zsh
package hasp.policies.file.shell_startup_file_read

import data.hasp.lib.executions
import data.hasp.lib.file_events
import data.hasp.lib.paths

parameters := data.hasp.parameters["shell-startup-file-read"]

violations contains {
	"message": $"{input.event.process.name} read {input.event.path}",
	"path": "/event/path",
	"observed": input.event.path,
	"source": executions.source,
} if {
	file_events.is_read
	is_startup(input.event.path)
	not file_events.is_expected
	not executions.is_program(parameters.shells)
}

# The plain names are such files below /etc alone; an application may have a `profile` of its own.
is_startup(path) if {
	name := paths.basename(path)
	startswith(name, ".")
	name in parameters.names
}

is_startup(path) if {
	startswith(path, "/etc/")
	some part in split(path, "/")
	part in parameters.names
}

is_startup(path) if endswith(path, "/fish/config.fish")
