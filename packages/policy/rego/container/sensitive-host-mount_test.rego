package hasp.policies.container.sensitive_host_mount_test

import data.hasp.policies.container.sensitive_host_mount
import data.hasp.testing

parameters := {
	"sockets": ["docker.sock", "containerd.sock", "crio.sock", "podman.sock", "docker_engine"],
	"paths": ["/etc", "/proc", "/run", "/usr", "/var/lib/kubelet", "/var/log", "/var/run"],
	"allowedReadOnly": ["/etc/localtime", "/etc/ssl/certs", "/var/log"],
	"devices": ["/dev/sd", "/dev/mem", "/dev/disk/"],
	"windowsPaths": ["/windows", "/programdata"],
}

found(mount) := violations if {
	violations := sensitive_host_mount.violations with input as testing.deployed({"mounts": [mount]})
		with data.hasp.settings.parameters["sensitive-host-mount"] as parameters
}

host(source, read_only) := {"type": "hostPath", "volume": "v", "source": source, "destination": "/mnt", "readOnly": read_only}

test_refuses[source] if {
	some source in [
		"/",
		"//",
		"/.",
		"/etc",
		"/etc/",
		"//etc",
		"/./etc/.",
		"/etc/shadow",
		"/srv/../etc",
		"/srv/data/../../etc",
		"/../../etc",
		"/srv/..",
		"/proc",
		"/run/secrets",
		"/usr/local/bin",
		"/var",
		"/var/lib",
		"/var/lib/kubelet/pods",
		"/var/run/",
		"etc",
		"/var/run/docker.sock",
		"/run/containerd/containerd.sock",
		"/var/run/crio/crio.sock",
		"/run/user/1000/podman/podman.sock",
		"/srv/sockets/docker.sock",
		"/srv/sockets/docker.sock/",
		"/srv/x/../docker.sock",
		"",
	]
	testing.paths(found(host(source, false))) == {"/workload/containers/0/mounts/0"}
}

test_allows[source] if {
	some source in [
		"/srv/data",
		"/srv/etc",
		"/etcd",
		"/etc2/x",
		"/home/app",
		"/etc/../srv",
		"/mnt/docker.sock.d",
		"/opt/usr",
		"/var/lib/app",
	]
	found(host(source, false)) == set()
}

test_lets_some_paths_be_read[source] if {
	some source in ["/etc/localtime", "/etc/ssl/certs/", "/etc/ssl/certs/ca.pem", "/var/log/pods"]
	found(host(source, true)) == set()
	count(found(host(source, false))) == 1
}

test_refuses_to_read_what_is_above_them[source] if {
	some source in ["/etc", "/etc/ssl", "/var", "/etc/localtime/../shadow", "/run/docker.sock"]
	count(found(host(source, true))) == 1
}

test_takes_a_path_too_deep_to_work_out_for_the_root if {
	deep := concat("/", [part | some i in numbers.range(0, 2000); part := ["a", ".."][i % 2]])
	count(found(host(deep, true))) == 1
	count(found(host($"/srv/{replace(deep, "..", "b")}", true))) == 0
}

test_refuses_a_host_path_without_a_name if {
	violations := found({"type": "hostPath", "destination": "/mnt", "readOnly": true})
	{violation.message | some violation in violations} == {"container web mounts a path of the host that nothing names at /mnt"}
}

test_asks_only_of_host_paths[type] if {
	some type in ["volume", "tmpfs", "secret", "configMap", "projected", "image", "emptyDir"]
	found({"type": type, "source": "/etc", "destination": "/etc", "readOnly": false}) == set()
}

test_says_what_and_where if {
	mount := host("/var/run/docker.sock", true)
	violations := sensitive_host_mount.violations with data.hasp.settings.parameters["sensitive-host-mount"] as parameters
		with input as testing.running({"mounts": [host("/srv", false), mount, host("/etc", true)]})
	violations == {
		{
			"message": "container web mounts the container runtime's socket /var/run/docker.sock at /mnt",
			"path": "/container/mounts/1",
			"observed": mount,
		},
		{
			"message": "container web mounts the host's /etc (read-only) at /mnt",
			"path": "/container/mounts/2",
			"observed": host("/etc", true),
		},
	}
}

# Issue 6, 8.
test_sees_the_whole_volume_whatever_part_is_shown if {
	mount := object.union(host("/", false), {"subPath": "tmp/link"})
	{violation.message | some violation in found(mount)} == {"container web mounts the host's / (writable) at /mnt"}
}

test_sees_bind_mounts_of_an_engine if {
	count(found({"type": "bind", "source": "/etc", "destination": "/mnt", "readOnly": false})) == 1
}

in_pod(volume, mounts) := violations if {
	pod := {"volumes": [object.union({"name": "v", "type": "hostPath", "mounted": count(mounts) > 0}, volume)]}
	violations := sensitive_host_mount.violations with data.hasp.settings.parameters["sensitive-host-mount"] as parameters
		with input as object.union(testing.deployed({"mounts": mounts}), {"workload": {"pod": pod}})
}

# Issue 6, 8.
test_sees_volumes_that_nothing_mounts if {
	in_pod({"path": "/etc"}, []) == {{
		"message": "volume v, which no container mounts, is the host's /etc (writable)",
		"path": "/workload/pod/volumes/0",
		"observed": "/etc",
	}}
	count(in_pod({}, [])) == 1
	in_pod({"path": "/srv"}, []) == set()
	in_pod({"path": "/etc", "type": "emptyDir"}, []) == set()
}

test_says_once_what_a_container_mounts if {
	testing.paths(in_pod({"path": "/etc"}, [host("/etc", false)])) == {"/workload/containers/0/mounts/0"}
	in_pod({"path": "/etc/localtime"}, [host("/etc/localtime", true)]) == set()
}

test_sees_a_second_volume_behind_the_name_of_another if {
	testing.paths(in_pod({"path": "/etc"}, [host("/srv", false)])) == {"/workload/pod/volumes/0"}
}

# Issue 6, 8.
test_sees_windows_paths_and_pipes[source] if {
	some source in [
		`\\.\pipe\docker_engine`,
		`//./pipe/docker_engine`,
		`\\.\PIPE\Docker_Engine`,
		`C:\`,
		`C:\Windows\System32`,
		`c:/windows`,
		`C:\ProgramData\..\Windows`,
		`C:`,
		`\\?\C:\Windows`,
		`//?/c:/windows/system32`,
		`C:\Windows.\System32`,
		`C:\PROGRA~3\docker`,
		`\\.\PhysicalDrive0`,
		`\\?\GLOBALROOT\Device\HarddiskVolume1`,
		`\\.\pipe`,
		`\Windows`,
	]
	count(found(host(source, true))) == 1
}

test_sees_the_pipes_of_an_engine if {
	pipe := {"type": "npipe", "source": `\\.\pipe\docker_engine`, "destination": `\\.\pipe\docker_engine`, "readOnly": false}
	{violation.message | some violation in found(pipe)} == {$"container web mounts the container runtime's socket {pipe.source} at {pipe.source}"}
}

# A path without a drive is one of Windows only where that is said.
test_reads_plain_paths_as_windows_where_the_pod_may_run_there[why] if {
	some why, pod in {
		"its system": {"os": "windows"},
		"its nodes": {"nodeSelector": {"kubernetes.io/os": "windows"}},
	}
	subject := object.union(testing.deployed({"mounts": [host("/Windows", true)]}), {"workload": {"pod": pod}})
	count(sensitive_host_mount.violations) == 1 with input as subject
		with data.hasp.settings.parameters["sensitive-host-mount"] as parameters
	found(host("/Windows", true)) == set()
}

test_reads_plain_paths_as_windows_on_its_nodes if {
	subject := object.union(testing.running({"mounts": [host("/Windows", true)]}), {"context": {"node": {"name": "n", "os": "windows"}}})
	count(sensitive_host_mount.violations) == 1 with input as subject
		with data.hasp.settings.parameters["sensitive-host-mount"] as parameters
}

# On Linux a backslash is a letter like any other.
test_is_not_led_astray_by_a_backslash[source] if {
	some source in [`/etc/x\y`, `/srv/x\y/../../etc`, `//./etc`]
	count(found(host(source, false))) == 1
}

test_allows_other_windows_paths[source] if {
	some source in [`C:\data`, `D:\apps\logs`, `\\.\pipe\mine`]
	found(host(source, false)) == set()
}

given(device) := violations if {
	violations := sensitive_host_mount.violations with data.hasp.settings.parameters["sensitive-host-mount"] as parameters
		with input as testing.running({"devices": [device]})
}

# Issue 6, 8.
test_sees_disks_that_are_given_as_devices[path] if {
	some path in ["/dev/sda1", "/dev/../dev/sda", "/dev", "/dev/", "/", "/dev/disk", "/dev/disk/by-id/x", "/srv/disk"]
	testing.paths(given({"host": path, "container": "/dev/x"})) == {"/container/devices/0"}
}

test_allows_other_devices if {
	given({"host": "/dev/fuse"}) == set()
	given({"host": "class/5B45201D-F2F2-4F3B-85BB-30FF1F953599"}) == set()
	given({"volume": "raw", "container": "/dev/xvda"}) == set()
}

allowed_to(rule) := violations if {
	violations := sensitive_host_mount.violations with data.hasp.settings.parameters["sensitive-host-mount"] as parameters
		with input as testing.running({"deviceCgroupRules": [rule]})
}

test_sees_rules_that_open_disks_and_memory[rule] if {
	some rule in ["a", "a *:* rwm", "b 8:0 r", "b *:* rwm", "c *:* rw", "c 1:* w", "c 1:1 rwm"]
	testing.paths(allowed_to(rule)) == {"/container/deviceCgroupRules/0"}
}

test_allows_rules_that_open_neither[rule] if {
	some rule in ["c 10:229 rwm", "c 1:3 rwm", "b *:* m", "c *:* m", "c 195:* rwm"]
	allowed_to(rule) == set()
}
