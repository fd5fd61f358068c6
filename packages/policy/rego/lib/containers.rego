package hasp.lib.containers

# Every container of the subject by the pointer to it, so that one rule serves all phases.
all[path] := container if {
	input.kind == "workload"
	some i, container in input.workload.containers
	path := $"/workload/containers/{i}"
}

all["/container"] := input.container if input.kind == "container"

# Whether the Pod says that it is for Windows, which Linux nodes then refuse. What is not asked of Windows hangs on this word alone.
is_windows if input.workload.pod.os == "windows"

# Whether it may be Windows where it runs, so that what is refused there is refused.
may_be_windows if is_windows

may_be_windows if input.workload.pod.nodeSelector["kubernetes.io/os"] == "windows"

may_be_windows if input.context.node.os == "windows"
