# Inputs of executed commands, for tests of policies over processes.
package hasp.testing

web := process(1, "/web", ["/web"])

shell_process := process(5, "/bin/sh", ["sh"])

# A command of an application, its words parted by spaces.
command(text) := commanded(split(text, " "))

commanded(args) := exec(executed(args), [web])

executed(args) := process(9, args[0], args) if {
	startswith(args[0], "/")
} else := process(9, $"/usr/bin/{args[0]}", args)

# What an application gives a shell to run.
script(text) := commanded(["sh", "-c", text])

# The same event with other facts of its process.
with_process(subject, changes) := object.union(subject, {"event": {"process": changes}})

with_event(subject, changes) := object.union(subject, {"event": changes})

with_ancestry(subject, ancestry) := object.union(subject, {"event": {"ancestry": ancestry}})

# A process event that is no execution.
event(type, process, changes) := object.union(exec(process, [web]), {"event": object.union({"type": type}, changes)})

of_image(subject, repository) := object.union(subject, {"container": {"image": {"reference": $"docker.io/{repository}:1", "repository": repository, "tag": "1"}}})

on_node(subject) := object.remove(subject, ["container"])

# The container's first process is a shell that runs its entrypoint.
at_start(subject) := with_ancestry(subject, [object.union(process(1, "/bin/bash", ["bash", "/docker-entrypoint.sh"]), {"first": true})])

# Someone came in from outside with a terminal.
in_session(subject) := object.union(
	with_ancestry(subject, [object.union(process(5, "/bin/bash", ["bash"]), {"entered": true, "tty": 34816})]),
	{"event": {"process": {"tty": 34816}}},
)

# What a probe runs.
as_probe(subject) := with_process(with_ancestry(subject, []), {"entered": true})

by_cron(subject) := with_ancestry(subject, [shell_process, object.union(process(1, "/usr/sbin/crond", ["crond", "-f"]), {"first": true})])
