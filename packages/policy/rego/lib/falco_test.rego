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
