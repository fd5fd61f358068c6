# METADATA
# scope: package
# title: Sensitive path of the host mounted
# description: |
#   The socket of a container runtime lets whoever reaches it start a privileged container; the directories of the system, of the
#   kubelet and of the runtime hold the node's programs, credentials and every other container's files; its disks and its memory
#   hold all of it. A path is as sensitive as what lies below it, so the parents of these directories count too, and the whole
#   volume counts, whatever part of it a mount shows.
# custom:
#   id: sensitive-host-mount
#   severity: high
#   subjects: [workload, container]
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
#     - CIS-Docker-1.6.0 5.18
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
#         description: Beginnings of device files that show a disk or the memory of the node, refused as `--device` with the directories above them.
#         default:
#           - /dev/block/
#           - /dev/bsg/
#           - /dev/disk/
#           - /dev/dm-
#           - /dev/drbd
#           - /dev/hd
#           - /dev/kmem
#           - /dev/loop
#           - /dev/mapper/
#           - /dev/md
#           - /dev/mem
#           - /dev/mmcblk
#           - /dev/mtd
#           - /dev/nbd
#           - /dev/nvme
#           - /dev/pmem
#           - /dev/port
#           - /dev/rbd
#           - /dev/root
#           - /dev/sd
#           - /dev/sg
#           - /dev/vd
#           - /dev/xvd
#           - /dev/zd
#       windowsPaths:
#         type: array
#         items: {type: string}
#         description: Directories of a Windows node, in lower case with `/` and without the drive.
#         default:
#           - /etc/kubernetes
#           - /etc/rancher
#           - /k
#           - /program files
#           - /program files (x86)
#           - /programdata
#           - /users
#           - /var/lib/kubelet
#           - /var/lib/rancher
#           - /windows
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
#           - /opt/cni
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
#           - /var/lib/k0s
#           - /var/lib/kubelet
#           - /var/lib/rancher
#           - /var/log
#           - /var/run
#           - /var/snap
#           - /var/spool/cron
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
import data.hasp.lib.host_paths

parameters := data.hasp.parameters["sensitive-host-mount"]

# A mount may show a part of its volume only, but links within that part are followed on the node.
violations contains {
	"message": $"container {container.name} mounts {why} at {mount.destination}",
	"path": $"{path}/mounts/{i}",
	"observed": mount,
} if {
	some path, container in containers.all
	some i, mount in container.mounts
	mount.type in {"hostPath", "bind", "npipe"}
	why := host_paths.reason(object.get(mount, "source", ""), mount.readOnly, on_windows, parameters)
}

# A volume that nothing mounts yet is one that an ephemeral container may.
violations contains {
	"message": $"volume {volume.name}, which no container mounts, is {why}",
	"path": $"/workload/pod/volumes/{i}",
	"observed": object.get(volume, "path", null),
} if {
	some i, volume in input.workload.pod.volumes
	volume.type == "hostPath"
	source := object.get(volume, "path", "")
	not is_judged_as_mount(volume.name, source)
	why := host_paths.reason(source, false, on_windows, parameters)
}

violations contains {
	"message": $"container {container.name} is given the host's device {device.host}",
	"path": $"{path}/devices/{i}",
	"observed": device,
} if {
	some path, container in containers.all
	some i, device in container.devices
	host_paths.is_sensitive_device(device.host, parameters)
}

violations contains {
	"message": $"container {container.name} may open disks or memory of the host: device rule {rule}",
	"path": $"{path}/deviceCgroupRules/{i}",
	"observed": rule,
} if {
	some path, container in containers.all
	some i, rule in container.deviceCgroupRules
	host_paths.is_sensitive_rule(rule)
}

is_judged_as_mount(name, source) if {
	some container in input.workload.containers
	some mount in container.mounts
	mount.volume == name
	object.get(mount, "source", "") == source
}

on_windows if {
	containers.may_be_windows
} else := false
