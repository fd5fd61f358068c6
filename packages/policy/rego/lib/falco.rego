# What Falco's fields say, read from an event of the contract, for policies that were imported from its rules. A rule here is
# undefined where Falco would have no value: a comparison with it is false then, in both.
package hasp.lib.falco

import data.hasp.lib.paths

process := input.event.process

# --- processes -----------------------------------------------------------------------------------------------------------

arguments := rest_of(process)

command_line := line_of(process)

argument_count := max([0, count(process.args) - 1])

# Falco's command line begins with what the process calls itself.
line_of(one) := trim_suffix($"{one.name} {rest_of(one)}", " ")

rest_of(one) := concat(" ", array.slice(one.args, 1, count(one.args)))

# Falco ends a directory with a slash.
cwd := process.cwd if {
	endswith(process.cwd, "/")
} else := $"{process.cwd}/" if process.cwd

tty := object.get(process, "tty", 0)

duration := age_of(process)

parent_duration := age_of(input.event.ancestry[0])

age_of(one) := time.parse_rfc3339_ns(input.event.time) - time.parse_rfc3339_ns(one.startedAt)

environment := concat(" ", [$"{one.name}={object.get(one, "value", "")}" | some one in process.env])

is_upper_layer := process.origin == "upper"

is_memfd := process.origin == "memfd"

ancestor_names := [one.name | some one in input.event.ancestry]

ancestor_executables := [one.executable | some one in input.event.ancestry]

ancestor_lines := [line_of(one) | some one in input.event.ancestry]

effective := capabilities(process.capabilities.effective)

permitted := capabilities(process.capabilities.permitted)

capabilities(names) := concat(" ", [$"CAP_{trim_prefix(upper(name), "CAP_")}" | some name in names])

uid := effective_uid if {
	effective_uid := process.euid
} else := process.uid

# What nobody logged in for has the greatest number there is, or -1.
login_uid := -1 if {
	process.loginUid == 4294967295
} else := process.loginUid

# --- where ---------------------------------------------------------------------------------------------------------------

container_id := "host" if {
	not input.container
} else := id if {
	id := substring(input.container.id, 0, 12)
} else := input.container.name

# With the registry, as it is used most, and as Docker lets people leave it out.
repositories contains $"{input.container.image.registry}/{input.container.image.repository}" if input.container

repositories contains input.container.image.repository if input.container.image.registry == "docker.io"

repositories contains trim_prefix(input.container.image.repository, "library/") if {
	input.container.image.registry == "docker.io"
}

namespace := input.workload.namespace if pod

pod := input.workload.name if input.workload.kind == "Pod"

# --- files ---------------------------------------------------------------------------------------------------------------

fd_name := input.event.path if {
	input.kind == "file"
} else := $"{from}->{to}" if {
	from := end(client)
	to := end(server)
}

end(peer) := $"{peer.address}:{peer.port}" if {
	peer.port
} else := peer.address

raw_path := input.event.rawPath

# The directory of a file in the root is the root.
directory := parent_of(input.event.path)

parent_of(path) := "/" if {
	count(split(path, "/")) <= 2
} else := trim_suffix(path, $"/{paths.basename(path)}")

filename := paths.basename(input.event.path)

modes := {one | some one in input.event.modes} if {
	input.event.modes
} else := {"write", "create", "truncate"} if {
	input.event.type == "create"
}

opens := {mode: told |
	some mode in ["read", "write", "exec", "create"]
	told := mode in modes
}

# A link's old path is what it leads to, and its new one is where it stands.
old_path := input.event.to if {
	input.event.type in {"link", "symlink"}
} else := input.event.path

new_path := input.event.path if {
	input.event.type in {"link", "symlink"}
} else := input.event.to

# --- sockets -------------------------------------------------------------------------------------------------------------

# Who was asked and who asks: the event's source began it.
server := destination if {
	destination := input.event.destination
} else := input.event.peer

client := input.event.source

remote := input.event.source if {
	input.event.direction == "in"
} else := server

local := input.event.destination if {
	input.event.direction == "in"
} else := input.event.source

addresses contains server.address

addresses contains client.address

ports contains server.port

ports contains client.port

protocol := input.event.protocol

fd_type := "directory" if {
	input.kind == "file"
	"directory" in modes
} else := "file" if {
	input.kind == "file"
} else := "unix" if {
	input.event.protocol == "unix"
} else := "ipv6" if {
	contains(server.address, ":")
} else := "ipv4" if {
	server.address
}

fd_typechar := {"directory": "d", "file": "f", "unix": "u", "ipv4": "4", "ipv6": "6"}[fd_type]

socket_family := "ip" if {
	fd_type in {"ipv4", "ipv6"}
} else := "unix" if {
	fd_type == "unix"
}

socket_domain := prefixed("AF_", input.event.socket.family)

# --- what came of it -----------------------------------------------------------------------------------------------------

# Where the result was not told it is taken to have happened.
succeeded if not input.event.result.ok == false

failed if input.event.result.ok == false

result := "SUCCESS" if {
	succeeded
} else := errors[input.event.result.errno]

raw_result := input.event.fd if {
	succeeded
	gives_descriptor
} else := 0 if {
	succeeded
	not gives_descriptor
} else := 0 - input.event.result.errno

gives_descriptor if input.event.type in {"redirect", "open", "create"}

errors := {
	1: "EPERM",
	2: "ENOENT",
	3: "ESRCH",
	4: "EINTR",
	5: "EIO",
	9: "EBADF",
	11: "EAGAIN",
	12: "ENOMEM",
	13: "EACCES",
	14: "EFAULT",
	16: "EBUSY",
	17: "EEXIST",
	18: "EXDEV",
	20: "ENOTDIR",
	21: "EISDIR",
	22: "EINVAL",
	24: "EMFILE",
	26: "ETXTBSY",
	30: "EROFS",
	36: "ENAMETOOLONG",
	38: "ENOSYS",
	40: "ELOOP",
	97: "EAFNOSUPPORT",
	98: "EADDRINUSE",
	99: "EADDRNOTAVAIL",
	101: "ENETUNREACH",
	104: "ECONNRESET",
	110: "ETIMEDOUT",
	111: "ECONNREFUSED",
	113: "EHOSTUNREACH",
	114: "EALREADY",
	115: "EINPROGRESS",
}

# `PTRACE_ATTACH` of `attach`, whichever way a sensor spells it.
request := prefixed("PTRACE_", input.event.request) if {
	input.event.type == "ptrace"
} else := prefixed("BPF_", input.event.request) if {
	input.event.type == "bpf"
} else := input.event.request

prefixed(prefix, name) := $"{prefix}{trim_prefix(upper(name), prefix)}"

# Whether permission bits are among those of the event.
has_bits(wanted) if bits.and(input.event.mode, wanted) != 0

# --- comparisons with several values -------------------------------------------------------------------------------------

# Whether an address lies in one of the networks.
lies_in(some_addresses, networks) if {
	some address in some_addresses
	some network in networks
	net.cidr_contains(network, address)
}

# Whether there is an address, and none that lies in one of them.
lies_outside(some_addresses, networks) if {
	count(some_addresses) > 0
	not lies_in(some_addresses, networks)
}

# Whether a path is one of these or lies below one.
is_below(path, prefixes) if {
	some prefix in prefixes
	paths.within(path, trim_suffix(prefix, "/"))
}

# Whether a container's mount ends where the pattern says; `*` at its end stands for all that begins so.
has_mount(pattern) if {
	some mount in input.container.mounts
	mount.destination == pattern
}

has_mount(pattern) if {
	endswith(pattern, "*")
	some mount in input.container.mounts
	startswith(mount.destination, trim_suffix(pattern, "*"))
}

# --- what was not told ---------------------------------------------------------------------------------------------------

# A value may be 0 or false, and `not` would take it for none; a call with what is undefined ends a body even under a `not`.
told contains "session" if is_number(process.sessionId)

told contains "leader" if is_boolean(process.groupLeader)

told contains "first" if is_boolean(process.first)

told contains "user" if is_number(uid)

told contains "login" if is_number(process.loginUid)

told contains "group" if is_number(process.gid)

told contains "descriptor" if is_number(input.event.fd)

told contains "permissions" if is_number(input.event.mode)

told contains "new_user" if is_number(input.event.uid)

# What a sensor can leave out of an event: nothing follows from that it is not there.
untold contains "executable" if not process.executable

untold contains "cwd" if not process.cwd

untold contains "session" if not told.session

untold contains "group leader" if not told.leader

untold contains "first process" if not told.first

untold contains "start of the process" if not process.startedAt

untold contains "start of the parent" if {
	input.event.ancestry[0]
	not input.event.ancestry[0].startedAt
}

untold contains "environment" if not process.env

untold contains "origin" if not process.origin

untold contains "capabilities" if not process.capabilities

untold contains "user name" if not process.user

untold contains "user" if not told.user

untold contains "login user" if not told.login

untold contains "group" if not told.group

untold contains "container settings" if {
	input.container
	not input.container.effective
}

untold contains "mounts" if {
	input.container
	not input.container.mounts
}

untold contains "path as written" if {
	input.kind == "file"
	not raw_path
}

untold contains "modes" if {
	input.event.type == "open"
	not input.event.modes
}

untold contains "peer" if {
	input.event.type == "redirect"
	not input.event.peer
}

untold contains "descriptor" if {
	input.event.type == "redirect"
	not told.descriptor
}

untold contains "error" if not result

untold contains "request" if {
	input.event.type in {"ptrace", "bpf"}
	not input.event.request
}

untold contains "socket" if {
	input.event.type == "socket"
	not input.event.socket
}

untold contains "permissions" if {
	input.event.type in {"chmod", "create"}
	not told.permissions
}

untold contains "namespaces" if {
	input.event.type in {"setns", "unshare"}
	not input.event.namespaces
}

untold contains "new user" if {
	input.event.type == "setuid"
	not told.new_user
}

untold contains "server name" if {
	server.address
	not server.names
}

untold contains "client name" if {
	client.address
	not client.names
}

untold contains "remote name" if {
	remote.address
	not remote.names
}

# --- evidence ------------------------------------------------------------------------------------------------------------

pointer := "/event/path" if {
	input.kind == "file"
} else := "/event/destination" if {
	input.event.destination
} else := "/event/process"

observed := input.event.path if {
	input.kind == "file"
} else := fd_name if {
	input.kind == "network"
} else := end(server) if {
	input.kind == "network"
} else := command_line
