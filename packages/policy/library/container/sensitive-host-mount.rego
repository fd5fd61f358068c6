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
#   subjects: [workload, container, resource]
#   resources: [PersistentVolume]
#   needs: [object]
#   phases: [build, deploy, run]
#   enforcement: enforce
#   profiles:
#     baseline: enforce
#     recommended: enforce
#     strict: enforce
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
#         default:
#           - docker.sock
#           - containerd.sock
#           - crio.sock
#           - podman.sock
#           - buildkitd.sock
#           - cri-dockerd.sock
#           - dockershim.sock
#           - docker_engine
#           - docker_engine_windows
#           - containerd-containerd
#           - cri-dockerd
#       devices:
#         type: array
#         items: {type: string}
#         description: Beginnings of device files that show a disk or the memory of the node, refused as `--device`.
#         default: [/dev/sd, /dev/hd, /dev/vd, /dev/xvd, /dev/nvme, /dev/dm-, /dev/mapper, /dev/md, /dev/mem, /dev/kmem, /dev/port]
#       windowsPaths:
#         type: array
#         items: {type: string}
#         description: Directories of a Windows node, in lower case with `/` and without the drive.
#         default: [/windows, /program files, /programdata, /users, /var/lib/kubelet, /etc/kubernetes, /k]
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

parameters := data.hasp.parameters["sensitive-host-mount"]

# The whole path of the volume counts, whatever part of it a mount shows: links within are followed on the node.
violations contains {
	"message": $"container {container.name} mounts {why} at {mount.destination}",
	"path": $"{path}/mounts/{i}",
	"observed": mount,
} if {
	some path, container in containers.all
	some i, mount in container.mounts
	mount.type in {"hostPath", "bind"}
	why := reason(object.get(mount, "source", ""), mount.readOnly)
}

# A volume that nothing mounts yet is one that the next container may.
violations contains {
	"message": $"volume {volume.name}, which no container mounts, is {why}",
	"path": $"/workload/pod/volumes/{i}",
	"observed": object.get(volume, "path", null),
} if {
	some i, volume in input.workload.pod.volumes
	volume.type == "hostPath"
	not volume.mounted
	why := reason(object.get(volume, "path", ""), false)
}

violations contains {
	"message": $"container {container.name} is given the host's device {device.host}",
	"path": $"{path}/devices/{i}",
	"observed": device,
} if {
	some path, container in containers.all
	some i, device in container.devices
	some start in parameters.devices
	startswith(paths.normal(device.host), start)
}

# Whoever may claim the volume mounts the path, without a word of it in the Pod.
violations contains {
	"message": $"PersistentVolume {input.resource.name} is {why}",
	"path": $"/object/spec/{source}/path",
	"observed": path,
} if {
	input.kind == "resource"
	some source in ["hostPath", "local"]
	path := input.object.spec[source].path
	why := reason(path, false)
}

reason(source, read_only) := "a path of the host that nothing names" if {
	source == ""
} else := $"the container runtime's socket {source}" if {
	parts := split(lower(plain(source)), "/")
	parts[count(parts) - 1] in parameters.sockets
} else := $"the host's {source} ({access(read_only)})" if {
	is_windows(source)
	some refused in parameters.windowsPaths
	paths.related(lower(plain(source)), refused)
} else := $"the host's {source} ({access(read_only)})" if {
	not is_windows(source)
	path := paths.normal(source)
	sensitive(path)
	not readable(path, read_only)
}

# Without the drive and with slashes: Windows takes either.
plain(source) := paths.normal(replace(substring(source, 2, -1), "\\", "/")) if {
	substring(source, 1, 1) == ":"
} else := paths.normal(replace(source, "\\", "/"))

is_windows(source) if contains(source, "\\")

is_windows(source) if substring(source, 1, 1) == ":"

sensitive(path) if {
	some refused in parameters.paths
	paths.related(path, refused)
}

readable(path, read_only) if {
	read_only
	some allowed in parameters.allowedReadOnly
	paths.within(path, allowed)
}

access(read_only) := "read-only" if {
	read_only
} else := "writable"
