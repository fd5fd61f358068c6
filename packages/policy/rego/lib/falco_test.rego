package hasp.lib.falco_test

import data.hasp.lib.falco

process := {
	"pid": 9,
	"name": "sh",
	"args": ["/bin/sh", "-c", "id"],
	"cwd": "/srv",
	"euid": 0,
	"uid": 7,
	"loginUid": 4294967295,
	"origin": "upper",
	"startedAt": "2026-11-24T11:59:58Z",
	"env": [{"name": "A", "value": "1"}, {"name": "B"}],
	"capabilities": {"effective": ["sys_admin", "CAP_CHOWN"], "permitted": []},
}

event(kind, changes) := {"kind": kind, "event": object.union(
	{"time": "2026-11-24T12:00:00Z", "type": "exec", "process": process, "ancestry": []},
	changes,
)}

test_process_fields if {
	subject := event("process", {"ancestry": [{"name": "a", "args": ["a", "b"], "executable": "/a", "startedAt": "2026-11-24T11:00:00Z"}]})
	falco.arguments == "-c id" with input as subject
	falco.command_line == "sh -c id" with input as subject
	falco.argument_count == 2 with input as subject
	falco.cwd == "/srv/" with input as subject
	falco.tty == 0 with input as subject
	falco.duration == 2000000000 with input as subject
	falco.parent_duration == 3600000000000 with input as subject
	falco.environment == "A=1 B=" with input as subject
	falco.is_upper_layer == true with input as subject
	falco.is_memfd == false with input as subject
	falco.effective == "CAP_SYS_ADMIN CAP_CHOWN" with input as subject
	falco.permitted == "" with input as subject
	falco.uid == 0 with input as subject
	falco.login_uid == -1 with input as subject
	falco.ancestor_names == ["a"] with input as subject
	falco.ancestor_executables == ["/a"] with input as subject
	falco.ancestor_lines == ["a b"] with input as subject
	falco.observed == "sh -c id" with input as subject
	falco.pointer == "/event/process" with input as subject
}

test_a_process_without_what_a_sensor_may_leave_out if {
	subject := {"kind": "process", "event": {"type": "exec", "process": {"name": "a", "args": [], "cwd": "/", "uid": 5, "loginUid": 5}, "ancestry": [{}]}}
	falco.cwd == "/" with input as subject
	falco.uid == 5 with input as subject
	falco.login_uid == 5 with input as subject
	falco.argument_count == 0 with input as subject
	falco.container_id == "host" with input as subject
	falco.repositories == set() with input as subject
	not falco.cwd with input as {"kind": "process", "event": {"process": {"name": "a"}}}
	names := falco.untold with input as subject
	names == {
		"executable", "session", "group leader", "first process", "start of the process", "start of the parent", "environment",
		"origin", "capabilities", "user name", "group",
	}
}

test_what_is_zero_or_false_is_told if {
	subject := event("process", {"process": {"sessionId": 0, "gid": 0, "groupLeader": false, "first": false}})
	names := falco.untold with input as subject
	names == {"executable", "user name"}
}

test_places if {
	image := {"registry": "docker.io", "repository": "library/nginx"}
	subject := {"container": {"id": "0123456789abcdef", "name": "web", "image": image}, "workload": {"kind": "Pod", "name": "p", "namespace": "n"}}
	falco.container_id == "0123456789ab" with input as subject
	falco.container_id == "web" with input as object.remove(subject, ["container"]) with input.container as {"name": "web"}
	falco.repositories == {"docker.io/library/nginx", "library/nginx", "nginx"} with input as subject
	falco.pod == "p" with input as subject
	falco.namespace == "n" with input as subject
	not falco.namespace with input as {"workload": {"kind": "ComposeService", "name": "a", "namespace": "b"}}
	falco.untold.mounts with input as subject
	falco.untold["container settings"] with input as subject
}

test_files if {
	subject := event("file", {"type": "open", "path": "/etc/a", "rawPath": "../a", "modes": ["write"]})
	falco.fd_name == "/etc/a" with input as subject
	falco.raw_path == "../a" with input as subject
	falco.directory == "/etc" with input as subject
	falco.directory == "/" with input as event("file", {"path": "/a"})
	falco.filename == "a" with input as subject
	falco.opens == {"read": false, "write": true, "exec": false, "create": false} with input as subject
	falco.opens.create with input as event("file", {"type": "create", "path": "/a"})
	falco.fd_typechar == "f" with input as subject
	falco.fd_typechar == "d" with input as event("file", {"path": "/a", "modes": ["directory"]})
	falco.observed == "/etc/a" with input as subject
	falco.pointer == "/event/path" with input as subject
	names := falco.untold with input as event("file", {"type": "open", "path": "/a"})
	{"modes", "path as written"} - names == set()
	falco.untold.permissions with input as event("file", {"type": "chmod", "path": "/a"})
	falco.has_bits(2048) with input as event("file", {"mode": 2541})
	not falco.has_bits(1024) with input as event("file", {"mode": 2541})
}

test_old_and_new_paths if {
	link := event("file", {"type": "symlink", "path": "/new", "to": "/old"})
	rename := event("file", {"type": "rename", "path": "/old", "to": "/new"})
	every subject in [link, rename] {
		falco.old_path == "/old" with input as subject
		falco.new_path == "/new" with input as subject
	}
}

connection(changes) := event("network", object.union(
	{
		"type": "connect",
		"protocol": "tcp",
		"source": {"address": "10.0.0.1", "port": 4000},
		"destination": {"address": "10.0.0.2", "port": 80},
	},
	changes,
))

test_sockets if {
	subject := connection({})
	falco.server.port == 80 with input as subject
	falco.client.port == 4000 with input as subject
	falco.remote.port == 80 with input as subject
	falco.local.port == 4000 with input as subject
	falco.remote.port == 4000 with input as connection({"direction": "in"})
	falco.local.port == 80 with input as connection({"direction": "in"})
	falco.addresses == {"10.0.0.1", "10.0.0.2"} with input as subject
	falco.ports == {80, 4000} with input as subject
	falco.protocol == "tcp" with input as subject
	falco.fd_name == "10.0.0.1:4000->10.0.0.2:80" with input as subject
	falco.observed == "10.0.0.1:4000->10.0.0.2:80" with input as subject
	falco.observed == "10.0.0.2" with input as event("network", {"destination": {"address": "10.0.0.2"}})
	falco.pointer == "/event/destination" with input as subject
	falco.fd_typechar == "4" with input as subject
	falco.fd_typechar == "6" with input as connection({"destination": {"address": "::1"}})
	falco.fd_typechar == "u" with input as connection({"protocol": "unix"})
	falco.socket_family == "ip" with input as subject
	falco.socket_family == "ip" with input as connection({"destination": {"address": "::1"}})
	falco.socket_family == "unix" with input as connection({"protocol": "unix"})
	falco.socket_domain == "AF_PACKET" with input as event("network", {"socket": {"family": "packet"}})
	names := falco.untold with input as subject
	{"server name", "client name", "remote name"} - names == set()
	falco.untold.socket with input as event("network", {"type": "socket"})
}

test_a_redirected_stream_has_a_peer if {
	subject := event("process", {"type": "redirect", "fd": 1, "peer": {"address": "10.0.0.2", "port": 80}})
	falco.fd_type == "ipv4" with input as subject
	falco.raw_result == 1 with input as subject
	names := falco.untold with input as event("process", {"type": "redirect"})
	{"peer", "descriptor"} - names == set()
}

test_what_may_be_left_out_of_any_process if {
	subject := {"kind": "process", "event": {"type": "exec", "process": {"name": "a", "args": []}, "ancestry": []}}
	names := falco.untold with input as subject
	{"cwd", "user", "login user"} - names == set()
	told := falco.told with input as event("file", {"fd": 0, "mode": 0})
	{"descriptor", "permissions"} - told == set()
}

test_results if {
	falco.result == "SUCCESS" with input as event("file", {})
	not falco.failed with input as event("file", {})
	not falco.failed with input as event("file", {"result": {"ok": true}})
	falco.raw_result == 0 with input as event("process", {"type": "setuid"})
	refused := event("file", {"type": "open", "result": {"ok": false, "errno": 13}})
	falco.failed with input as refused
	falco.result == "EACCES" with input as refused
	falco.raw_result == -13 with input as refused
	falco.untold.error with input as event("file", {"result": {"ok": false}})
}

test_requests if {
	falco.request == "PTRACE_ATTACH" with input as event("process", {"type": "ptrace", "request": "attach"})
	falco.request == "BPF_PROG_LOAD" with input as event("process", {"type": "bpf", "request": "BPF_PROG_LOAD"})
	falco.request == "a" with input as event("process", {"type": "keyctl", "request": "a"})
	falco.untold.request with input as event("process", {"type": "bpf"})
	falco.untold.namespaces with input as event("process", {"type": "setns"})
	falco.untold["new user"] with input as event("process", {"type": "setuid"})
	not falco.untold["new user"] with input as event("process", {"type": "setuid", "uid": 0})
}

test_comparisons if {
	falco.lies_in({"10.1.2.3"}, ["192.168.0.0/16", "10.0.0.0/8"])
	not falco.lies_in({"11.1.2.3"}, ["10.0.0.0/8"])
	falco.lies_outside({"11.1.2.3"}, ["10.0.0.0/8"])
	not falco.lies_outside(set(), ["10.0.0.0/8"])
	falco.is_below("/etc/a", ["/usr", "/etc/"])
	not falco.is_below("/etcetera", ["/etc"])
	subject := {"container": {"mounts": [{"destination": "/proc/sys"}, {"destination": "/etc"}]}}
	falco.has_mount("/etc") with input as subject
	falco.has_mount("/proc*") with input as subject
	not falco.has_mount("/proc") with input as subject
}

test_a_command_without_arguments if {
	subject := event("process", {"process": {"args": ["sh"]}, "ancestry": [{"name": "a", "args": ["a"]}]})
	falco.command_line == "sh" with input as subject
	falco.ancestor_lines == ["a"] with input as subject
	falco.argument_count == 0 with input as subject
}

test_a_process_at_a_terminal_and_from_memory if {
	subject := event("process", {"process": {"tty": 34816, "origin": "memfd"}})
	falco.tty == 34816 with input as subject
	falco.is_memfd == true with input as subject
	falco.is_upper_layer == false with input as subject
}

test_images_of_other_registries_have_one_name if {
	subject := {"container": {"id": "0123456789abcdef", "image": {"registry": "quay.io", "repository": "library/nginx"}}}
	falco.repositories == {"quay.io/library/nginx"} with input as subject
}

test_what_a_file_event_does_of_itself if {
	created := event("file", {"type": "create", "path": "/a"})
	falco.modes == {"write", "create", "truncate"} with input as created
	not falco.modes with input as event("file", {"type": "open", "path": "/a"})
	falco.opens.create == false with input as event("file", {"type": "create", "path": "/a", "modes": ["read"]})
}

test_a_hard_link_leads_to_its_old_path if {
	subject := event("file", {"type": "link", "path": "/new", "to": "/old"})
	falco.old_path == "/old" with input as subject
	falco.new_path == "/new" with input as subject
}

# What a process asked the kernel for may be about a path too.
test_only_files_are_named_by_a_path if {
	subject := event("process", {"path": "/a", "modes": ["directory"]})
	not falco.fd_name with input as subject
	not falco.fd_type with input as subject
	falco.observed == "sh -c id" with input as subject
	falco.pointer == "/event/process" with input as subject
	falco.untold["path as written"] with input as event("file", {"path": "/a"})
	names := falco.untold with input as subject
	not "path as written" in names
}

test_an_end_without_an_address_has_no_type if {
	subject := event("network", {"type": "bind", "protocol": "tcp", "destination": {"port": 80}})
	not falco.fd_type with input as subject
	not falco.socket_family with input as subject
	not falco.socket_family with input as event("file", {"path": "/a"})
}

test_a_connection_of_which_no_end_is_known if {
	subject := event("network", {"type": "socket"})
	falco.pointer == "/event/process" with input as subject
	falco.observed == "sh -c id" with input as subject
}

test_a_stream_put_in_place_of_another_is_a_process_event if {
	subject := event("process", {"type": "redirect", "fd": 0, "peer": {"address": "10.0.0.2", "port": 80}, "source": {"address": "10.0.0.1", "port": 4000}})
	falco.fd_name == "10.0.0.1:4000->10.0.0.2:80" with input as subject
	falco.pointer == "/event/process" with input as subject
	falco.observed == "sh -c id" with input as subject
}

test_a_descriptor_is_what_an_open_gives_back[type] if {
	some type in ["redirect", "open", "create"]
	falco.raw_result == 3 with input as event("file", {"type": type, "fd": 3})
	refused := event("file", {"type": type, "fd": 3, "result": {"ok": false, "errno": 2}})
	falco.raw_result == -2 with input as refused
}

test_what_gives_no_descriptor_gives_zero if {
	falco.raw_result == 0 with input as event("file", {"type": "chmod", "fd": 3})
	falco.raw_result == 0 with input as event("file", {"type": "chmod", "result": {"ok": true}})
	not falco.raw_result with input as event("file", {"type": "open"})
	not falco.raw_result with input as event("file", {"type": "chmod", "result": {"ok": false}})
}

test_names_of_errors_are_those_of_linux[name] if {
	some name, number in {
		"EPERM": 1, "ENOENT": 2, "ESRCH": 3, "EINTR": 4, "EIO": 5, "EBADF": 9, "EAGAIN": 11, "ENOMEM": 12, "EACCES": 13,
		"EFAULT": 14, "EBUSY": 16, "EEXIST": 17, "EXDEV": 18, "ENOTDIR": 20, "EISDIR": 21, "EINVAL": 22, "EMFILE": 24,
		"ETXTBSY": 26, "EROFS": 30, "ENAMETOOLONG": 36, "ENOSYS": 38, "ELOOP": 40, "EAFNOSUPPORT": 97, "EADDRINUSE": 98,
		"EADDRNOTAVAIL": 99, "ENETUNREACH": 101, "ECONNRESET": 104, "ETIMEDOUT": 110, "ECONNREFUSED": 111,
		"EHOSTUNREACH": 113, "EALREADY": 114, "EINPROGRESS": 115,
	}
	falco.result == name with input as event("file", {"type": "open", "result": {"ok": false, "errno": number}})
}

test_an_error_that_has_no_name_is_not_told if {
	subject := event("file", {"type": "open", "result": {"ok": false, "errno": 500}})
	not falco.result with input as subject
	falco.untold.error with input as subject
	not falco.untold.error with input as event("file", {"type": "open", "result": {"ok": false, "errno": 2}})
	not falco.untold.error with input as event("file", {"type": "open"})
}

test_requests_to_the_kernel_by_its_own_names if {
	falco.request == "PTRACE_SEIZE" with input as event("process", {"type": "ptrace", "request": "PTRACE_SEIZE"})
	falco.request == "BPF_MAP_CREATE" with input as event("process", {"type": "bpf", "request": "map_create"})
}

test_an_address_outside_of_all_networks if {
	not falco.lies_outside({"10.1.2.3"}, ["10.0.0.0/8"])
	not falco.lies_outside({"11.1.2.3", "10.1.2.3"}, ["10.0.0.0/8"])
}

test_a_mount_that_begins_otherwise if {
	subject := {"container": {"mounts": [{"destination": "/etc"}]}}
	not falco.has_mount("/proc*") with input as subject
	falco.has_mount("/e*") with input as subject
	not falco.has_mount("/e") with input as subject
}

# Each of these is what a sensor tells, beside the event in which it does not.
test_what_was_told_is_not_missing[name] if {
	some name, case in {
		"executable": [event("process", {}), {"process": {"executable": "/bin/sh"}}],
		"cwd": [event("process", {"process": {"cwd": false}}), {"process": {"cwd": "/"}}],
		"session": [event("process", {}), {"process": {"sessionId": 0}}],
		"user name": [event("process", {}), {"process": {"user": "root"}}],
		"start of the parent": [event("process", {"ancestry": [{"name": "a"}]}), {"ancestry": [{"startedAt": "2026-11-24T11:00:00Z"}]}],
		"path as written": [event("file", {"path": "/a"}), {"rawPath": "a"}],
		"modes": [event("file", {"type": "open"}), {"modes": []}],
		"peer": [event("process", {"type": "redirect"}), {"peer": {"address": "10.0.0.1"}}],
		"descriptor": [event("process", {"type": "redirect"}), {"fd": 0}],
		"socket": [event("network", {"type": "socket"}), {"socket": {"family": "inet"}}],
		"server name": [connection({}), {"destination": {"names": []}}],
		"client name": [connection({}), {"source": {"names": []}}],
		"remote name": [connection({}), {"destination": {"names": []}}],
	}
	falco.untold[name] with input as case[0]
	names := falco.untold with input as object.union(case[0], {"event": case[1]})
	not name in names
}

test_what_is_asked_of_some_events_only[name] if {
	some name, case in {
		"request of ptrace": ["request", "ptrace", {"request": "attach"}],
		"request of bpf": ["request", "bpf", {"request": "attach"}],
		"permissions of chmod": ["permissions", "chmod", {"mode": 0}],
		"permissions of create": ["permissions", "create", {"mode": 0}],
		"namespaces of setns": ["namespaces", "setns", {"namespaces": []}],
		"namespaces of unshare": ["namespaces", "unshare", {"namespaces": []}],
	}
	falco.untold[case[0]] with input as event("process", {"type": case[1]})
	names := falco.untold with input as event("process", object.union({"type": case[1]}, case[2]))
	not case[0] in names
	others := falco.untold with input as event("process", {"type": "exec"})
	not case[0] in others
}

test_settings_and_mounts_of_a_container if {
	subject := event("process", {})
	nowhere := falco.untold with input as subject
	nowhere & {"container settings", "mounts"} == set()
	told := falco.untold with input as object.union(subject, {"container": {"name": "a", "effective": {}, "mounts": []}})
	told & {"container settings", "mounts"} == set()
}
