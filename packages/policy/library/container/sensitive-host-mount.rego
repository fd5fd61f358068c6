# METADATA
# scope: package
# title: Sensitive path of the host mounted
# description: |
#   The socket of a container runtime lets whoever reaches it start a privileged container; the directories of the system, of the
#   kubelet and of the runtime hold the node's programs, credentials and every other container's files. A path is as sensitive as
#   what lies below it, so the parents of these directories count too.
# custom:
#   id: sensitive-host-mount
#   severity: high
#   subjects: [workload, container]
#   phases: [build, deploy, run]
#   enforcement: enforce
#   remediation: >-
#     Replace the host path with a volume, a ConfigMap or a Secret; for what only reads, mount the single file that is needed
#     read-only and add it to `allowedReadOnly`.
#   references:
#     - CIS-Docker-1.6.0 5.6
#     - CIS-Docker-1.6.0 5.32
#     - CIS-Kubernetes-1.10.0 5.2.12
#     - NIST-800-190 4.5.5
#     - MITRE T1611
#     - CWE-668
#   parameters:
#     type: object
#     properties:
#       sockets:
#         type: array
#         items: {type: string}
#         description: File names of container runtime sockets, refused wherever on the host they lie and also when read-only.
#         default: [docker.sock, containerd.sock, crio.sock, podman.sock, buildkitd.sock, cri-dockerd.sock, dockershim.sock]
#       paths:
#         type: array
#         items: {type: string}
#         description: Absolute paths of the host that are refused, with all that is above and below them.
#         default:
#           - /bin
#           - /boot
#           - /dev
#           - /etc
#           - /lib
#           - /lib64
#           - /proc
#           - /root
#           - /run
#           - /sbin
#           - /sys
#           - /usr
#           - /var/lib/cni
#           - /var/lib/containerd
#           - /var/lib/containers
#           - /var/lib/docker
#           - /var/lib/etcd
#           - /var/lib/kubelet
#           - /var/lib/rancher
#           - /var/log
#           - /var/run
#       allowedReadOnly:
#         type: array
#         items: {type: string}
#         description: Paths below those that may be mounted read-only, with what is below them.
#         default:
#           - /etc/localtime
#           - /etc/pki/ca-trust
#           - /etc/ssl/certs
#           - /etc/timezone
#           - /usr/share/ca-certificates
#           - /usr/share/zoneinfo
#           - /var/log
package hasp.policies.container.sensitive_host_mount

import data.hasp.lib.containers
import data.hasp.lib.paths

parameters := data.hasp.settings.parameters["sensitive-host-mount"]

violations contains {
	"message": $"container {host.container.name} mounts {why} at {host.mount.destination}",
	"path": host.path,
	"observed": host.mount,
} if {
	some host in mounts
	why := reason(host.mount)
}

mounts := [{"path": $"{path}/mounts/{i}", "container": container, "mount": mount} |
	some path, container in containers.all
	some i, mount in container.mounts
	mount.kind == "host"
]

reason(mount) := "a path of the host that nothing names" if {
	not mount.source
} else := $"the container runtime's socket {mount.source}" if {
	parts := split(paths.normal(mount.source), "/")
	parts[count(parts) - 1] in parameters.sockets
} else := $"the host's {mount.source} ({access(mount)})" if {
	path := paths.normal(mount.source)
	sensitive(path)
	not readable(path, mount)
}

sensitive(path) if {
	some refused in parameters.paths
	paths.related(path, refused)
}

readable(path, mount) if {
	mount.readOnly
	some allowed in parameters.allowedReadOnly
	paths.within(path, allowed)
}

access(mount) := "read-only" if {
	mount.readOnly
} else := "writable"
