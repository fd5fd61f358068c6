# Inputs of what processes do to files, for tests of policies over them.
package hasp.testing

# What a program that an application started did to a file: `cat` unless told otherwise.
access(type, path, changes) := {
	"contract": 1,
	"phase": "run",
	"kind": "file",
	"context": {"time": now},
	"container": in_container,
	"event": object.union(
		{
			"type": type,
			"time": now,
			"coverage": "complete",
			"process": process(9, "/bin/cat", ["cat"]),
			"ancestry": [web],
			"path": path,
		},
		changes,
	),
}

reads(path) := access("open", path, {"modes": ["read"]})

writes(path) := access("open", path, {"modes": ["write", "create"]})

renames(path, to) := access("rename", path, {"to": to})

# The same by another program.
by(subject, executable) := object.union(subject, {"event": {"process": process(9, executable, [executable])}})

refused(subject) := with_event(subject, {"result": {"ok": false, "errno": 13}})

# What a package manager has one of its helpers do.
by_package_manager(subject) := with_ancestry(by(subject, "/usr/bin/dpkg-x"), [process(8, "/usr/bin/apt-get", ["apt-get", "install"]), web])

# A step of a script that the container starts with.
by_entrypoint(subject) := with_ancestry(subject, [object.union(process(1, "/bin/bash", ["bash", "/docker-entrypoint.sh"]), {"first": true})])

in_build(subject) := of_image(subject, "moby/buildkit")
