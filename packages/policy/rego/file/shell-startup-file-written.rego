# METADATA
# scope: package
# title: Start-up file of a shell written
# description: |
#   What stands there runs each time somebody opens a shell: it outlives the session of the intruder and runs with the
#   rights of others.
# custom:
#   id: shell-startup-file-written
#   severity: medium
#   subjects: [file]
#   events: [open, create, rename, link, symlink]
#   dispatch:
#     by: part
#     parameter: names
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Write the file while the image is built; look at what was added and replace the container.
#   references:
#     - NIST-800-190 4.4.4
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
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: >-
#           Programs that write them for their users.
#         default:
#           - adduser
#           - conda
#           - mamba
#           - micromamba
#           - rustup-init
#           - useradd
#           - code-server
#           - mkhomedir
#           - oddjobd-mkhomedir
#           - pam_mkhomedir
package hasp.policies.file.shell_startup_file_written

import data.hasp.lib.executions
import data.hasp.lib.file_events
import data.hasp.lib.paths

parameters := data.hasp.parameters["shell-startup-file-written"]

violations contains {
	"message": $"{input.event.process.name} {file_events.verb} {path}",
	"path": pointer,
	"observed": path,
	"source": executions.source,
} if {
	some pointer, path in file_events.written
	is_startup(path)
	not file_events.is_expected
	not executions.is_program(parameters.allowedPrograms)
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
