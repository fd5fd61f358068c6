# What an event did to files, and whether that is ordinary where it happened. Each rule is worked out once, however many policies ask.
package hasp.lib.file_events

import data.hasp.lib.occasions
import data.hasp.lib.paths
import data.hasp.lib.processes

# What was refused changed nothing; where the result was not told it is taken to have happened.
succeeded if not input.event.result.ok == false

# Whether a file's content was opened for reading.
is_read if {
	input.event.type == "open"
	"read" in input.event.modes
	succeeded
}

# Where something stands now that did not before, or not so, by the pointer to its path.
written["/event/path"] := input.event.path if {
	is_content_written
	succeeded
}

written["/event/path"] := input.event.path if {
	input.event.type in {"create", "link", "symlink"}
	succeeded
}

written["/event/to"] := input.event.to if {
	input.event.type == "rename"
	succeeded
}

is_content_written if {
	input.event.type == "open"
	some mode in ["write", "truncate"]
	mode in input.event.modes
}

# What is no more where it was.
removed["/event/path"] := input.event.path if {
	input.event.type in {"unlink", "rmdir", "rename"}
	succeeded
}

# Both, and new directories, owners and permissions.
changed[pointer] := path if some pointer, path in written

changed[pointer] := path if some pointer, path in removed

changed["/event/path"] := input.event.path if {
	input.event.type in {"mkdir", "chmod", "chown", "xattr"}
	succeeded
}

# What messages say of it.
verb := "changed" if {
	input.event.type == "open"
} else := verbs[input.event.type]

verbs := {
	"create": "created",
	"rename": "renamed",
	"unlink": "deleted",
	"rmdir": "deleted",
	"link": "linked",
	"symlink": "linked",
	"chmod": "set the permissions of",
	"chown": "set the owner of",
	"mkdir": "made",
	"xattr": "set an attribute of",
}

# Whether a path is one of those or lies below one.
is_below(path, directories) if {
	some directory in directories
	paths.within(path, directory)
}

directory(path) := concat("/", array.slice(parts, 0, count(parts) - 1)) if parts := split(path, "/")

has_suffix(path, suffixes) if {
	some suffix in suffixes
	endswith(path, suffix)
}

has_prefix(name, prefixes) if {
	some prefix in prefixes
	startswith(name, prefix)
}

# --- what is ordinary ----------------------------------------------------------------------------------------------------

# Images are built, packages installed and containers set up by changing files that nothing else should change.
is_expected if occasions.is_build

is_expected if is_packaging

is_expected if is_starting

is_expected if is_administering

# A package manager of the system and what it runs: the maintainers of packages, not whoever publishes at npm or PyPI.
is_packaging if {
	some process in lineage
	some name in processes.programs(process)
	package_managers[name]
}

# Those of languages too: they put programs and libraries where they belong.
is_installing if is_packaging

is_installing if {
	some process in lineage
	some name in processes.programs(process)
	occasions.package_managers[name]
}

is_installing if {
	some process in lineage
	has_prefix(processes.basename(process), ["node", "perl", "python", "ruby"])
	is_installer(processes.script(process))
}

is_installer(script) if occasions.package_managers[script]

is_installer(script) if script in {"npm-cli.js", "npx-cli.js", "pnpm.cjs", "yarn.js", "corepack.js"}

lineage := array.concat([input.event.process], input.event.ancestry)

package_managers := {
	"apk": true,
	"apt": true,
	"apt-get": true,
	"aptitude": true,
	"debconf": true,
	"dnf": true,
	"dnf-3": true,
	"dnf5": true,
	"dpkg": true,
	"dpkg-deb": true,
	"dpkg-divert": true,
	"dpkg-reconfigure": true,
	"dpkg-statoverride": true,
	"dpkg-trigger": true,
	"microdnf": true,
	"opkg": true,
	"packagekitd": true,
	"pacman": true,
	"rpm": true,
	"rpmdb": true,
	"snapd": true,
	"tdnf": true,
	"unattended-upgr": true,
	"unattended-upgrade": true,
	"update-alternatives": true,
	"update-alternat": true,
	"yum": true,
	"zypper": true,
}

# Programs that make and keep a node as it should be.
is_administering if {
	not input.container
	some process in lineage
	some name in processes.programs(process)
	administrators[name]
}

administrators := {
	"NetworkManager": true,
	"cf-agent": true,
	"chef-client": true,
	"cinc-client": true,
	"cloud-init": true,
	"containerd": true,
	"containerd-shim-runc-v2": true,
	"crio": true,
	"dockerd": true,
	"google_guest_agent": true,
	"kubeadm": true,
	"kubelet": true,
	"podman": true,
	"puppet": true,
	"runc": true,
	"salt-minion": true,
	"systemd": true,
	"systemd-resolve": true,
	"systemd-resolved": true,
	"systemd-sysusers": true,
	"systemd-tmpfile": true,
	"systemd-tmpfiles": true,
	"waagent": true,
}

# An entrypoint sets its container up by scripts, whenever it runs them.
is_starting if {
	input.container
	occasions.is_start
	is_of_script
}

# The program itself may do so while it starts, and no later: what breaks into it is the program too.
is_starting if {
	input.container
	occasions.is_start
	time.parse_rfc3339_ns(input.event.time) - time.parse_rfc3339_ns(occasions.outermost.startedAt) <= 120 * 1000000000
}

is_of_script if {
	some name in processes.programs(input.event.process)
	script_programs[name]
}

is_of_script if {
	some name in processes.programs(input.event.process)
	occasions.starters[name]
}

# What a script does by programs of its own.
script_programs := {
	"addgroup": true,
	"adduser": true,
	"awk": true,
	"base64": true,
	"cat": true,
	"chgrp": true,
	"chmod": true,
	"chown": true,
	"chpasswd": true,
	"confd": true,
	"cp": true,
	"crontab": true,
	"dd": true,
	"dockerize": true,
	"envsubst": true,
	"find": true,
	"fixuid": true,
	"gawk": true,
	"gomplate": true,
	"grep": true,
	"groupadd": true,
	"groupmod": true,
	"head": true,
	"install": true,
	"jq": true,
	"keytool": true,
	"ldconfig": true,
	"ln": true,
	"mawk": true,
	"mkdir": true,
	"mktemp": true,
	"mv": true,
	"openssl": true,
	"passwd": true,
	"perl": true,
	"printf": true,
	"rm": true,
	"rmdir": true,
	"rsync": true,
	"sed": true,
	"sort": true,
	"ssh-keygen": true,
	"sysctl": true,
	"tail": true,
	"tar": true,
	"tee": true,
	"touch": true,
	"tr": true,
	"truncate": true,
	"unlink": true,
	"unzip": true,
	"update-ca-certificates": true,
	"update-ca-trust": true,
	"useradd": true,
	"usermod": true,
	"yq": true,
}

# --- who reads -----------------------------------------------------------------------------------------------------------

# Programs that show, copy or search any file: whoever uses one wants the file, not what it is for.
is_by_reader if {
	some name in processes.programs(input.event.process)
	readers[name]
}

readers := {
	"ash": true,
	"awk": true,
	"base64": true,
	"bash": true,
	"bzip2": true,
	"cat": true,
	"cp": true,
	"curl": true,
	"cut": true,
	"dash": true,
	"dd": true,
	"egrep": true,
	"fgrep": true,
	"find": true,
	"gawk": true,
	"grep": true,
	"gzip": true,
	"head": true,
	"hexdump": true,
	"less": true,
	"mawk": true,
	"more": true,
	"nano": true,
	"nc": true,
	"ncat": true,
	"netcat": true,
	"od": true,
	"rg": true,
	"rsync": true,
	"scp": true,
	"sed": true,
	"sh": true,
	"sort": true,
	"strings": true,
	"tac": true,
	"tail": true,
	"tar": true,
	"tee": true,
	"vi": true,
	"vim": true,
	"wget": true,
	"xxd": true,
	"xz": true,
	"zip": true,
	"zsh": true,
}
