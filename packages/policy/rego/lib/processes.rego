package hasp.lib.processes

import data.hasp.lib.paths

# The last part of the executable's path: a process may change its name, not what it was started from.
basename(process) := process.name if {
	ends_in_name(process.executable, process)
} else := paths.basename(trim_suffix(process.executable, " (deleted)")) if {
	process.executable
} else := process.name

# Whether a path's last part is the process's name: most are, and every event asks, which taking paths apart would cost more than all
# policies. A name with a slash, which a process may give itself, is nobody's last part, and what the kernel adds to the path of a file
# that is gone is no part of the file's.
ends_in_name(path, process) if {
	not contains(process.name, "/")
	not endswith(process.name, "(deleted)")
	endswith(path, concat("", ["/", process.name]))
}

command(process) := concat(" ", process.args) if {
	count(process.args) > 0
} else := process.name

# What evidence tells of a process.
told(process) := object.filter(process, [
	"pid",
	"ppid",
	"name",
	"executable",
	"args",
	"uid",
	"euid",
	"origin",
	"entered",
	"startedAt",
])

# Programs that are many programs in one file: which of them runs, the arguments say.
multi_call := {"busybox", "busybox.static", "toybox"}

# What runs in a process: the names that it may be known by. A file that holds many programs is none of its own.
programs(process) := {applet(process)} if {
	is_multi_call(process)
} else := {process.name, basename(process)}

# Every event asks, and few paths are worth taking apart.
is_multi_call(process) if {
	may_be_multi_call(process)
	basename(process) in multi_call
}

may_be_multi_call(process) if contains(process.executable, "box")

may_be_multi_call(process) if contains(process.name, "box")

# The first argument names it, or the second one where the first names the file (`busybox sh`).
applet(process) := bare(process.args[1]) if {
	bare(process.args[0]) in multi_call
} else := bare(process.args[0]) if {
	process.args[0]
} else := process.name

# A login shell has a dash before its name.
bare(argument) := trim_prefix(paths.basename(argument), "-")

# What an interpreter was told to run: the script's name without its folders, or the module of `-m`.
script(process) := trim_prefix(joined, "-m") if {
	joined := process.args[1]
	startswith(joined, "-m")
	count(joined) > 2
} else := paths.basename(process.args[script_at(process)])

script_at(process) := min([i |
	some i, argument in process.args
	i > 0
	not startswith(argument, "-")
	not process.args[i - 1] in options_with_values
])

# Options of python, ruby, perl, php and node whose value is the next argument.
options_with_values := {"-W", "-X", "-I", "-r", "-c", "-d", "-e", "--require", "--import", "--loader"}

# Whether a name is that of a program or begins with it at a whole word: `php-fpm8.2` and `nginx: worker` are, `node_exporter`,
# `nginx-exporter` and `nodeadm` are others.
is_program(name, program) if {
	startswith(name, program)
	next := substring(name, count(program), 1)

	# only letters have two cases
	lower(next) == upper(next)
	not next in {"-", "_"}
	not is_maintainer_script(name)
}

# Scripts of packages have their package's name, and a process's name may end within the word: `apache2.postins`.
is_maintainer_script(name) if {
	parts := split(name, ".")
	count(parts) > 1
	some script in ["config", "postinst", "postrm", "preinst", "prerm"]
	last := parts[count(parts) - 1]
	last != ""
	startswith(script, last)
}

# Whether a process began within so many seconds of another. Undefined where that is not told.
began_within(process, other, seconds) if {
	age := time.parse_rfc3339_ns(process.startedAt) - time.parse_rfc3339_ns(other.startedAt)
	age <= seconds * 1000000000
}
