# METADATA
# scope: package
# title: Shell connected to the network
# description: |
#   A shell whose input and output are a network connection gives someone outside a prompt in the container.
# custom:
#   id: reverse-shell-command
#   severity: critical
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values: [ash, bash, csh, dash, fish, ksh, mksh, rbash, sh, tcsh, zsh, awk, gawk, mawk, env, timeout, nohup, setsid]
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     baseline: enforce
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     Treat the container as taken over: keep its logs and file system, cut its network, replace it, and close the way in.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1059.004
#     - MITRE T1071
#     - CWE-78
package hasp.policies.process.reverse_shell_command

import data.hasp.lib.executions

violations contains {
	"message": $"{executions.text} gives its input and output to a network connection",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	connects_shell
}

# Probes and scripts that wait for a port open these files too; they do not make them the input of a shell.
connects_shell if {
	some device in ["/dev/tcp/", "/dev/udp/"]
	contains(executions.line, device)
	some mark in [
		"0>&1",
		"0<&",
		"1>&0",
		"sh -i",
		"sh <&",
		"sh<&",
		"do $line",
		">& /dev/tcp/",
		">&/dev/tcp/",
		"&> /dev/tcp/",
		">& /dev/udp/",
		">&/dev/udp/",
		"| sh",
	]
	contains(executions.line, mark)
}

# A pipe with a name leads back what the shell answers.
connects_shell if {
	some maker in ["mkfifo", "mknod"]
	contains(executions.line, maker)
	is_client
	some shell in ["/sh ", "/bash ", " sh ", " bash ", " ash ", "/ash ", " zsh ", "/zsh "]
	contains(executions.spaced, shell)
}

connects_shell if {
	is_client
	not contains(executions.line, "http")
	executions.pipes_into_interpreter
}

connects_shell if {
	contains(executions.line, "/inet/tcp/")
	contains(executions.line, "|&")
	contains(executions.line, "getline")
}

is_client if {
	some client in [" nc ", " ncat ", " netcat ", " telnet ", "openssl s_client ", " socat ", "/nc ", "/ncat ", "/telnet "]
	contains(executions.spaced, client)
}
