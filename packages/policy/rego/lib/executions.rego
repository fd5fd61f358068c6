# What the process of an event was told to do and where it stands. Each rule is worked out once, however many policies ask; a cut
# command line is undecided by itself (EVENT_TRUNCATED), so no policy says so again.
package hasp.lib.executions

import data.hasp.lib.globs
import data.hasp.lib.images
import data.hasp.lib.processes

process := input.event.process

# What evidence tells of it and of those that started it.
shown := processes.told(process)

source := {"ancestry": [processes.told(ancestor) | some ancestor in input.event.ancestry]}

# The command line as messages show it.
text := processes.command(process)

# The same to search in: in lower case.
line := lower(concat(" ", process.args))

# The same with one space around everything that parts commands, and at both ends, so that whole words can be asked for.
spaced := replace(replace(replace(parted, "  ", " "), "  ", " "), "  ", " ") if {
	parted := strings.replace_n(
		{"\t": " ", "\n": " ; ", "|": " | ", ";": " ; ", "&&": " ; ", "(": " ( ", ")": " ) ", "`": " ` ", "'": " ' ", "\"": " \" "},
		$" {line} ",
	)
}

# Whether the output of some command becomes the program of a shell or an interpreter.
pipes_into_interpreter if {
	contains(line, "|")
	some way in {"| ", "| sudo ", "| env ", "| exec ", "| nohup ", "| /bin/", "| /usr/bin/", "| sudo -e ", "| /usr/bin/env "}
	some interpreter in {"sh", "bash", "ash", "dash", "zsh", "ksh", "python", "python3", "perl", "ruby", "php", "node"}
	contains(spaced, $"{way}{interpreter} ")
}

# What comes after the program's own name. In a file of many programs that name may be the second word.
arguments := array.slice(process.args, 2, count(process.args)) if {
	processes.bare(process.args[0]) in processes.multi_call
} else := array.slice(process.args, 1, count(process.args))

# Whether an option is there: `-t 1`, `-t1`, `-mt 1`, `--target 1` and `--target=1` have the value 1.
option_values(short, long) := ({next |
	some i, argument in arguments
	argument == $"--{long}"
	next := arguments[i + 1]
} | {next |
	some i, argument in arguments
	startswith(argument, "-")
	not startswith(argument, "--")
	endswith(argument, short)
	next := arguments[i + 1]
}) | ({value |
	some argument in arguments
	startswith(argument, $"--{long}=")
	value := substring(argument, count(long) + 3, -1)
} | {value |
	some argument in arguments
	startswith(argument, $"-{short}")
	value := trim_prefix(substring(argument, 2, -1), "=")
	value != ""
})

# Arguments that are no options, in their order.
operands := [argument | some argument in arguments; not startswith(argument, "-")]

# Arguments that are options: `-rf` is one word here.
options := {argument | some argument in arguments; startswith(argument, "-")}

# Letters of options of one dash: `-rf` has `r` and `f`.
has_letter(letter) if {
	some option in options
	not startswith(option, "--")
	contains(option, letter)
}

# Capabilities that it may use at once, whichever way a sensor spells them. Undefined where they were not told.
capabilities := {trim_prefix(upper(name), "CAP_") | some name in process.capabilities.effective}

permitted := {trim_prefix(upper(name), "CAP_") | some name in process.capabilities.permitted}

# Whether it may do to the node what root there may. Its container's settings would make every event dear.
is_privileged if capabilities.SYS_ADMIN

# Whether the container's image is one of these globs over registry/repository.
is_image(patterns) if {
	some name in images.names_of_summary(input.container.image)
	some pattern in patterns
	globs.fits(pattern, name)
}

# Whether it runs one of these programs.
is_program(names) if {
	some name in processes.programs(process)
	name in names
}

# Disks as a container sees them: what is read or mounted from one is the node's.
disks := ["/dev/dm-", "/dev/hd", "/dev/mapper/", "/dev/md", "/dev/mmcblk", "/dev/nvme", "/dev/root", "/dev/sd", "/dev/vd", "/dev/xvd"]

is_disk(path) if {
	some disk in disks
	startswith(path, disk)
}

# Directories that anyone may write to.
is_writable_by_all(path) if {
	some start in ["/tmp/", "/var/tmp/", "/dev/shm/", "/run/shm/", "/proc/self/fd/", "/dev/fd/", "/memfd:"]
	startswith(path, start)
}
