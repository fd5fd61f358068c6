package hasp.policies.container.sensitive_host_mount_test

import data.hasp.policies.container.sensitive_host_mount
import data.hasp.testing

parameters := {
	"sockets": ["docker.sock", "containerd.sock", "crio.sock", "podman.sock", "docker_engine"],
	"paths": ["/etc", "/proc", "/run", "/usr", "/var/lib/kubelet", "/var/log", "/var/run"],
	"allowedReadOnly": ["/etc/localtime", "/etc/ssl/certs", "/var/log"],
	"devices": ["/dev/sd", "/dev/mem"],
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

test_sees_the_whole_volume_whatever_part_is_shown if {
	mount := object.union(host("/", false), {"subPath": "tmp/link"})
	{violation.message | some violation in found(mount)} == {"container web mounts the host's / (writable) at /mnt"}
}

test_sees_bind_mounts_of_an_engine if {
	count(found({"type": "bind", "source": "/etc", "destination": "/mnt", "readOnly": false})) == 1
}

in_pod(volume) := violations if {
	violations := sensitive_host_mount.violations with data.hasp.settings.parameters["sensitive-host-mount"] as parameters
		with input as testing.with_pod({"volumes": [object.union({"name": "v", "type": "hostPath", "mounted": false}, volume)]})
}

test_sees_volumes_that_nothing_mounts if {
	testing.paths(in_pod({"path": "/etc"})) == {"/workload/pod/volumes/0"}
	count(in_pod({})) == 1
	in_pod({"path": "/srv"}) == set()
	in_pod({"path": "/etc", "mounted": true}) == set()
	in_pod({"path": "/etc", "type": "emptyDir"}) == set()
}

test_sees_windows_paths_and_pipes[source] if {
	some source in [
		`\\.\pipe\docker_engine`,
		`//./pipe/docker_engine`,
		`\\.\PIPE\Docker_Engine`,
		`C:\`,
		`C:\Windows\System32`,
		`c:/windows`,
		`C:\ProgramData\..\Windows`,
	]
	count(found(host(source, true))) == 1
}

test_allows_other_windows_paths[source] if {
	some source in [`C:\data`, `D:\apps\logs`, `\\.\pipe\mine`]
	found(host(source, false)) == set()
}

given(device) := violations if {
	violations := sensitive_host_mount.violations with data.hasp.settings.parameters["sensitive-host-mount"] as parameters
		with input as testing.running({"devices": [device]})
}

test_sees_disks_that_are_given_as_devices if {
	testing.paths(given({"host": "/dev/sda1", "container": "/dev/x"})) == {"/container/devices/0"}
	testing.paths(given({"host": "/dev/../dev/sda"})) == {"/container/devices/0"}
	given({"host": "/dev/fuse"}) == set()
	given({"volume": "raw", "container": "/dev/xvda"}) == set()
}

persistent(spec) := violations if {
	object_ := {"apiVersion": "v1", "kind": "PersistentVolume", "metadata": {"name": "p"}, "spec": spec}
	violations := sensitive_host_mount.violations with input as testing.resource(object_)
		with data.hasp.settings.parameters["sensitive-host-mount"] as parameters
}

test_sees_persistent_volumes_on_the_node if {
	persistent({"hostPath": {"path": "/"}}) == {{
		"message": "PersistentVolume p is the host's / (writable)",
		"path": "/object/spec/hostPath/path",
		"observed": "/",
	}}
	testing.paths(persistent({"local": {"path": "/etc/kubernetes"}})) == {"/object/spec/local/path"}
	persistent({"local": {"path": "/mnt/disks/ssd1"}}) == set()
	persistent({"nfs": {"path": "/etc", "server": "x"}}) == set()
}
