# METADATA
# scope: package
# title: File that tells of passwords and rights is read
# description: |
#   Whoever reads the hashes of passwords and who may become root looks for the next account to take.
# custom:
#   id: sensitive-file-read
#   severity: high
#   subjects: [file]
#   events: [open]
#   dispatch:
#     by: path
#     parameter: paths
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Find out who asked for the file; list a program that authenticates users in `allowedPrograms`, and change the
#     passwords if it was none.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1003.008
#     - MITRE T1555
#   parameters:
#     type: object
#     properties:
#       paths:
#         type: array
#         items: {type: string}
#         description: >-
#           Files and directories that are watched.
#         default:
#           - /etc/shadow
#           - /etc/shadow-
#           - /etc/gshadow
#           - /etc/gshadow-
#           - /etc/sudoers
#           - /etc/sudoers.d
#           - /etc/pam.conf
#           - /etc/pam.d
#           - /etc/security/pwquality.conf
#           - /etc/security/opasswd
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: >-
#           Programs that check who a user is.
#         default:
#           - accounts-daemon
#           - adduser
#           - atd
#           - chage
#           - chfn
#           - chpasswd
#           - chsh
#           - cockpit-session
#           - cron
#           - crond
#           - cupsd
#           - cvtsudoers
#           - dovecot
#           - expiry
#           - gdm
#           - getent
#           - gpasswd
#           - groupadd
#           - groupdel
#           - groupmems
#           - groupmod
#           - grpck
#           - grpconv
#           - grpunconv
#           - login
#           - newgrp
#           - newusers
#           - newuidmap
#           - newgidmap
#           - pam-auth-update
#           - pam_timestamp_check
#           - passwd
#           - polkit-agent-helper-1
#           - polkitd
#           - pwck
#           - pwconv
#           - pwunconv
#           - runuser
#           - saslauthd
#           - screen
#           - sftp-server
#           - smbd
#           - sshd
#           - sshd-auth
#           - sshd-session
#           - sssd
#           - su
#           - sudo
#           - sudoedit
#           - sulogin
#           - systemd
#           - systemd-logind
#           - systemd-sysusers
#           - systemd-user-sess
#           - systemd-userdbd
#           - unix_chkpwd
#           - unix_update
#           - useradd
#           - userdel
#           - userhelper
#           - usermod
#           - vigr
#           - vipw
#           - visudo
#           - vlock
#           - vsftpd
#           - xrdp-sesman
#       servers:
#         type: array
#         items: {type: string}
#         description: >-
#           Servers that may read them while they start; the policy sensitive-file-read-after-start watches
#           them.
#         default:
#           - apache2
#           - couchdb
#           - dockerd
#           - httpd
#           - lighttpd
#           - mariadbd
#           - memcached
#           - mongod
#           - mysqld
#           - nginx
#           - postgres
#           - redis-server
package hasp.policies.file.sensitive_file_read

import data.hasp.lib.executions
import data.hasp.lib.file_events

parameters := data.hasp.parameters["sensitive-file-read"]

violations contains {
	"message": $"{input.event.process.name} read {input.event.path}",
	"path": "/event/path",
	"observed": input.event.path,
	"source": executions.source,
} if {
	file_events.is_read
	file_events.is_below(input.event.path, parameters.paths)
	not file_events.is_expected
	not executions.is_program(parameters.allowedPrograms)
	not executions.is_program(parameters.servers)
}
