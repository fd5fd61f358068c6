package hasp.lib.file_events_test

import data.hasp.lib.file_events
import data.hasp.testing

written(subject) := found if found := file_events.written with input as subject

removed(subject) := found if found := file_events.removed with input as subject

changed(subject) := found if found := file_events.changed with input as subject

test_what_is_written[why] if {
	some why, case in {
		"opened to write": [testing.writes("/a"), {"/event/path": "/a"}],
		"opened to write over": [testing.access("open", "/a", {"modes": ["truncate"]}), {"/event/path": "/a"}],
		"opened to read": [testing.reads("/a"), {}],
		"created": [testing.access("create", "/a", {}), {"/event/path": "/a"}],
		"a new name of a file": [testing.access("link", "/a", {"to": "/b"}), {"/event/path": "/a"}],
		"a link": [testing.access("symlink", "/a", {"to": "/b"}), {"/event/path": "/a"}],
		"moved there": [testing.renames("/a", "/b"), {"/event/to": "/b"}],
		"deleted": [testing.access("unlink", "/a", {}), {}],
		"a directory": [testing.access("mkdir", "/a", {}), {}],
		"refused to open": [testing.refused(testing.writes("/a")), {}],
		"refused to create": [testing.refused(testing.access("create", "/a", {})), {}],
		"refused to move": [testing.refused(testing.renames("/a", "/b")), {}],
	}
	written(case[0]) == case[1]
}

test_what_is_removed[why] if {
	some why, case in {
		"a file": [testing.access("unlink", "/a", {}), {"/event/path": "/a"}],
		"a directory": [testing.access("rmdir", "/a", {}), {"/event/path": "/a"}],
		"moved away": [testing.renames("/a", "/b"), {"/event/path": "/a"}],
		"written": [testing.writes("/a"), {}],
		"refused": [testing.refused(testing.access("unlink", "/a", {})), {}],
	}
	removed(case[0]) == case[1]
}

test_what_is_changed[why] if {
	some why, case in {
		"written": [testing.writes("/a"), {"/event/path": "/a"}],
		"removed": [testing.access("unlink", "/a", {}), {"/event/path": "/a"}],
		"moved": [testing.renames("/a", "/b"), {"/event/path": "/a", "/event/to": "/b"}],
		"a directory": [testing.access("mkdir", "/a", {}), {"/event/path": "/a"}],
		"permissions": [testing.access("chmod", "/a", {}), {"/event/path": "/a"}],
		"owner": [testing.access("chown", "/a", {}), {"/event/path": "/a"}],
		"attribute": [testing.access("xattr", "/a", {}), {"/event/path": "/a"}],
		"read": [testing.reads("/a"), {}],
		"refused": [testing.refused(testing.access("chmod", "/a", {})), {}],
	}
	changed(case[0]) == case[1]
}

test_what_is_read if {
	file_events.is_read with input as testing.reads("/a")
	not file_events.is_read with input as testing.writes("/a")
	not file_events.is_read with input as testing.refused(testing.reads("/a"))
	not file_events.is_read with input as testing.access("create", "/a", {"modes": ["read"]})
}

test_words_for_what_was_done[type] if {
	some type, verb in {"open": "changed", "rename": "renamed", "rmdir": "deleted", "chown": "set the owner of"}
	file_events.verb == verb with input as testing.access(type, "/a", {})
}

test_places if {
	file_events.is_below("/etc/ssh/x", ["/usr", "/etc"])
	file_events.is_below("/etc", ["/etc"])
	not file_events.is_below("/etcetera", ["/etc"])
	file_events.directory("/etc/ssh/x") == "/etc/ssh"
	file_events.directory("/etc") == ""
	file_events.has_prefix(".X11", [".ICE", ".X"])
	not file_events.has_prefix("a.X", [".ICE", ".X"])
	file_events.has_suffix("/a.php", [".jsp", ".php"])
	not file_events.has_suffix("/a.php.txt", [".jsp", ".php"])
}

of_program := testing.writes("/etc/x")

started(seconds) := testing.with_ancestry(
	testing.by(of_program, "/web"),
	[object.union(testing.process(1, "/bin/sh", ["sh"]), {"first": true, "startedAt": seconds})],
)

test_what_is_ordinary[why] if {
	some why, subject in {
		"a build": testing.in_build(of_program),
		"what a package manager runs": testing.by_package_manager(of_program),
		"a package manager": testing.by(of_program, "/usr/bin/dpkg"),
		"an entrypoint's command": testing.by_entrypoint(of_program),
		"an entrypoint": testing.by_entrypoint(testing.by(of_program, "/bin/bash")),
		"the program while it starts": started("2026-11-24T11:58:00.000Z"),
		"configuration management of the node": testing.on_node(testing.by(of_program, "/usr/bin/cloud-init")),
		"what it runs": testing.on_node(testing.with_ancestry(of_program, [testing.process(4, "/usr/bin/puppet", ["puppet"])])),
	}
	file_events.is_expected with input as subject
}

test_what_is_not[why] if {
	some why, subject in {
		"what an application runs": of_program,
		"the program after it started": started("2026-11-24T11:57:59.999Z"),
		"the program where nobody told when it started": testing.by_entrypoint(testing.by(of_program, "/web")),
		"a package manager of a language": testing.by(of_program, "/usr/bin/npm"),
		"a shell on the node": testing.on_node(testing.by_entrypoint(of_program)),
		"configuration management in a container": testing.by(of_program, "/usr/bin/cloud-init"),
		"someone who came in": testing.with_ancestry(of_program, [object.union(testing.process(5, "/bin/bash", ["bash"]), {"entered": true})]),
	}
	not file_events.is_expected with input as subject
}

test_package_managers_of_languages_install[why] if {
	some why, subject in {
		"npm": testing.by(of_program, "/usr/bin/npm"),
		"npm as a script": testing.with_event(of_program, {"process": testing.process(9, "/usr/bin/node", ["node", "/usr/bin/npm", "install"])}),
		"pip as a module": testing.with_event(of_program, {"process": testing.process(9, "/usr/bin/python3", ["python3", "-m", "pip"])}),
		"apt": testing.by_package_manager(of_program),
	}
	file_events.is_installing with input as subject
}

test_others_do_not[why] if {
	some why, subject in {
		"a program": of_program,
		"a script": testing.with_event(of_program, {"process": testing.process(9, "/usr/bin/python3", ["python3", "app.py"])}),
		"a program whose argument is pip": testing.with_event(of_program, {"process": testing.process(9, "/usr/bin/less", ["less", "pip"])}),
	}
	not file_events.is_installing with input as subject
}

test_programs_that_read_anything if {
	file_events.is_by_reader with input as testing.reads("/a")
	file_events.is_by_reader with input as testing.with_event(of_program, {"process": testing.process(9, "/bin/busybox", ["busybox", "cat", "/a"])})
	not file_events.is_by_reader with input as testing.by(of_program, "/web")
}

test_knows_package_managers[name] if {
	some name in [
		"apk",
		"apt",
		"apt-get",
		"aptitude",
		"debconf",
		"dnf",
		"dnf-3",
		"dnf5",
		"dpkg",
		"dpkg-deb",
		"dpkg-divert",
		"dpkg-reconfigure",
		"dpkg-statoverride",
		"dpkg-trigger",
		"microdnf",
		"opkg",
		"packagekitd",
		"pacman",
		"rpm",
		"rpmdb",
		"snapd",
		"tdnf",
		"unattended-upgr",
		"unattended-upgrade",
		"update-alternatives",
		"update-alternat",
		"yum",
		"zypper",
	]
	file_events.is_packaging with input as testing.by(of_program, $"/usr/bin/{name}")
}

test_knows_administrators_of_nodes[name] if {
	some name in [
		"NetworkManager",
		"cf-agent",
		"chef-client",
		"cinc-client",
		"cloud-init",
		"containerd",
		"containerd-shim-runc-v2",
		"crio",
		"dockerd",
		"google_guest_agent",
		"kubeadm",
		"kubelet",
		"podman",
		"puppet",
		"runc",
		"salt-minion",
		"systemd",
		"systemd-resolve",
		"systemd-resolved",
		"systemd-sysusers",
		"systemd-tmpfile",
		"systemd-tmpfiles",
		"waagent",
	]
	file_events.is_administering with input as testing.on_node(testing.by(of_program, $"/usr/bin/{name}"))
}

test_knows_programs_of_scripts[name] if {
	some name in [
		"addgroup",
		"adduser",
		"awk",
		"base64",
		"cat",
		"chgrp",
		"chmod",
		"chown",
		"chpasswd",
		"confd",
		"cp",
		"crontab",
		"dd",
		"dockerize",
		"envsubst",
		"find",
		"fixuid",
		"gawk",
		"gomplate",
		"grep",
		"groupadd",
		"groupmod",
		"head",
		"install",
		"jq",
		"keytool",
		"ldconfig",
		"ln",
		"mawk",
		"mkdir",
		"mktemp",
		"mv",
		"openssl",
		"passwd",
		"perl",
		"printf",
		"rm",
		"rmdir",
		"rsync",
		"sed",
		"sort",
		"ssh-keygen",
		"sysctl",
		"tail",
		"tar",
		"tee",
		"touch",
		"tr",
		"truncate",
		"unlink",
		"unzip",
		"update-ca-certificates",
		"update-ca-trust",
		"useradd",
		"usermod",
		"yq",
	]
	file_events.is_starting with input as testing.by_entrypoint(testing.by(of_program, $"/usr/bin/{name}"))
}

# The file of many programs itself is none of them.
test_knows_programs_that_read_anything[name] if {
	some name in [
		"ash",
		"awk",
		"base64",
		"bash",
		"bzip2",
		"cat",
		"cp",
		"curl",
		"cut",
		"dash",
		"dd",
		"egrep",
		"fgrep",
		"find",
		"gawk",
		"grep",
		"gzip",
		"head",
		"hexdump",
		"less",
		"mawk",
		"more",
		"nano",
		"nc",
		"ncat",
		"netcat",
		"od",
		"rg",
		"rsync",
		"scp",
		"sed",
		"sh",
		"sort",
		"strings",
		"tac",
		"tail",
		"tar",
		"tee",
		"vi",
		"vim",
		"wget",
		"xxd",
		"xz",
		"zip",
		"zsh",
	]
	file_events.is_by_reader with input as testing.by(of_program, $"/usr/bin/{name}")
}

test_knows_installers_that_are_scripts[script] if {
	some script in ["npm-cli.js", "npx-cli.js", "pnpm.cjs", "yarn.js", "corepack.js", "pip3", "gem"]
	some interpreter in ["node", "python3.12", "ruby", "perl"]
	file_events.is_installing with input as testing.with_event(of_program, {"process": testing.process(9, $"/usr/bin/{interpreter}", [interpreter, $"/opt/{script}", "install"])})
}

test_words[type] if {
	some type, verb in {
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
	file_events.verb == verb with input as testing.access(type, "/a", {})
}
