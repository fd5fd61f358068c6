# METADATA
# scope: package
# title: Container runtime socket with a vulnerable client
# description: |
#   With the socket of the runtime a container starts others as it likes. A flaw in the client that talks to it hands this to
#   whoever gives the client something to read.
# custom:
#   id: runtime-socket-with-vulnerable-client
#   severity: high
#   subjects: [workload, container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Remove the mount of the socket; build with a rootless builder. Else rebuild the image with the fixed client.
#   references:
#     - CIS-Docker-1.6.0 5.32
#     - NIST-800-190 4.4.3
#     - NIST-800-190 4.1.1
#     - MITRE T1610
#     - MITRE T1611
#   parameters:
#     type: object
#     properties:
#       sockets:
#         type: array
#         items: {type: string}
#         description: Sockets of container runtimes, by their file names.
#         default: [docker.sock, containerd.sock, crio.sock, podman.sock, buildkitd.sock, cri-dockerd.sock]
#       packages:
#         type: array
#         items: {type: string}
#         description: Packages that are clients of container runtimes, or come with one.
#         default:
#           - docker
#           - docker-cli
#           - docker-ce
#           - docker-ce-cli
#           - docker.io
#           - moby-cli
#           - moby-engine
#           - github.com/docker/docker
#           - github.com/docker/cli
#           - containerd
#           - containerd.io
#           - github.com/containerd/containerd
#           - nerdctl
#           - podman
#           - cri-tools
#           - buildah
#           - runc
#           - buildkit
#           - github.com/moby/buildkit
package hasp.policies.combined.runtime_socket_with_vulnerable_client

import data.hasp.lib.containers
import data.hasp.lib.image_findings

parameters := data.hasp.parameters["runtime-socket-with-vulnerable-client"]

violations contains object.union(image_findings.named(finding), {
	"message": $"container {container.name} has the socket {mount.source}, and its client is vulnerable: {finding.message}",
	"path": $"{path}/mounts/{i}",
	"observed": {"source": mount.source, "finding": finding.message},
}) if {
	some path, container in containers.all
	some i, mount in container.mounts
	endswith(mount.source, ".sock")
	parts := split(mount.source, "/")
	parts[count(parts) - 1] in parameters.sockets
	some finding in container.image.decision.violations
	finding.package in parameters.packages
}
