# Which paths and devices of a node give the node away. The lists come from the parameters of the policy sensitive-host-mount.
package hasp.lib.host_paths

import data.hasp.lib.paths

# Why nobody should be given a path of the node; undefined where it may be. Whoever calls says whether the node may be a Windows one.
reason(source, read_only, on_windows, lists) := "a path of the host that nothing names" if {
	not is_named(source)
} else := $"the container runtime's socket {source}" if {
	lower(paths.basename(one_form(source, on_windows))) in lists.sockets
} else := $"the host's {source} ({access(read_only)})" if {
	gives_node_away(source, read_only, on_windows, lists)
}

is_named(source) if {
	is_string(source)
	source != ""
}

one_form(source, on_windows) := as_windows(source) if {
	is_windows(source, on_windows)
} else := paths.normal(source)

gives_node_away(source, read_only, _, lists) if {
	is_linux(source)
	path := paths.normal(source)
	some refused in lists.paths
	paths.related(path, refused)
	not is_readable(path, read_only, lists)
}

gives_node_away(source, _, on_windows, lists) if {
	is_windows(source, on_windows)
	path := as_windows(source)
	some refused in lists.windowsPaths
	paths.related(path, refused)
}

# The short form of a long name (PROGRA~1) may mean any of them.
gives_node_away(source, _, on_windows, _) if {
	is_windows(source, on_windows)
	contains(source, "~")
}

# A device of Windows that is neither a drive nor a named pipe is a disk or the way to one.
gives_node_away(source, _, _, _) if {
	is_device_name(slashed(source))
	not is_drive(as_device(source))
	not startswith(as_device(source), "pipe/")
}

is_readable(path, read_only, lists) if {
	read_only
	some allowed in lists.allowedReadOnly
	paths.within(path, allowed)
}

access(read_only) := "read-only" if {
	read_only
} else := "writable"

# --- Windows: either slash, any case, with a drive or without, and names of devices ----------------------------------------

# What begins with a slash is a path of Linux too, whatever else stands in it.
is_linux(source) if {
	not is_drive(source)
	not startswith(source, "\\")
}

is_windows(_, true)

is_windows(source, _) if is_drive(source)

is_windows(source, _) if startswith(source, "\\")

is_windows(source, _) if is_device_name(slashed(source))

is_drive(source) if substring(source, 1, 1) == ":"

is_device_name(path) if {
	some start in ["//./", "//?/"]
	startswith(path, start)
}

slashed(source) := replace(source, "\\", "/")

as_device(source) := lower(substring(slashed(source), 4, -1))

# In lower case, with slashes, without its drive and without the dots and blanks at the ends of names that Windows does not see.
# What is too deep is the root, as in lib/paths.rego.
as_windows(source) := paths.normal(concat("/", [seen(part) | some part in parts])) if {
	parts := split(without_drive(without_device(source)), "/")
	count(parts) <= 32
} else := "/"

without_device(source) := as_device(source) if {
	is_device_name(slashed(source))
} else := lower(slashed(source))

without_drive(path) := substring(path, 2, -1) if {
	is_drive(path)
} else := path

seen(part) := part if {
	part in {".", ".."}
} else := trim_right(part, ". ")

# --- devices ---------------------------------------------------------------------------------------------------------------

# Disks and memory by the beginnings of their names; a directory above them gives all that is in it.
is_sensitive_device(host, lists) if {
	path := paths.normal(host)
	some start in lists.devices
	startswith(path, start)
}

is_sensitive_device(host, lists) if {
	path := paths.normal(host)
	some start in lists.devices
	startswith(start, $"{trim_suffix(path, "/")}/")
}

# What lies elsewhere is a link or a node that somebody made, and may be any of them.
is_sensitive_device(host, _) if {
	startswith(host, "/")
	not paths.within(paths.normal(host), "/dev")
}

# A rule of the devices cgroup (`b 8:0 rwm`, `c 1:1 r`, `a`) that lets a container open disks or memory, for which it makes the
# nodes itself. Making a node alone opens nothing.
is_sensitive_rule(rule) if {
	split(rule, " ")[0] in {"a", "b"}
	opens(rule)
}

is_sensitive_rule(rule) if {
	parts := split(rule, " ")
	parts[0] == "c"
	parts[1] in {"*:*", "1:*", "1:1", "1:2", "1:4"}
	opens(rule)
}

opens(rule) if {
	parts := split(rule, " ")
	count(parts) < 3
}

opens(rule) if {
	some letter in ["r", "w"]
	contains(split(rule, " ")[2], letter)
}
