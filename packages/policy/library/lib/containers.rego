package hasp.lib.containers

# Every container of the subject by the pointer to it, so that one rule serves all phases.
all[path] := container if {
	input.kind == "workload"
	some i, container in input.workload.containers
	path := $"/workload/containers/{i}"
}

all["/container"] := input.container if input.kind == "container"

# Whether the subject is judged as Windows: the Pod says so, else Linux is meant.
is_windows if input.workload.pod.os == "windows"
