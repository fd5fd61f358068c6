package hasp.policies.container.sensitive_host_mount_test

import data.hasp.policies.container.sensitive_host_mount
import data.hasp.testing

parameters := {
	"sockets": ["docker.sock", "containerd.sock", "crio.sock", "podman.sock"],
	"paths": ["/etc", "/proc", "/run", "/usr", "/var/lib/kubelet", "/var/log", "/var/run"],
	"allowedReadOnly": ["/etc/localtime", "/etc/ssl/certs", "/var/log"],
}

found(mount) := violations if {
	violations := sensitive_host_mount.violations with input as testing.deployed({"mounts": [mount]})
		with data.hasp.settings.parameters["sensitive-host-mount"] as parameters
}

host(source, read_only) := {"kind": "host", "source": source, "destination": "/mnt", "readOnly": read_only}

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
	violations := found({"kind": "host", "destination": "/mnt", "readOnly": true})
	{violation.message | some violation in violations} == {"container web mounts a path of the host that nothing names at /mnt"}
}

test_asks_only_of_host_paths[kind] if {
	some kind in ["volume", "tmpfs", "secret", "configmap", "projected", "image", "other"]
	found({"kind": kind, "source": "/etc", "destination": "/etc", "readOnly": false}) == set()
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
