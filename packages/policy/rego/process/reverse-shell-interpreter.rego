# METADATA
# scope: package
# title: Interpreter connects a shell to the network
# description: |
#   One line of Python, Perl, Ruby, PHP or Lua that opens a socket and starts a shell on it gives someone outside a prompt.
# custom:
#   id: reverse-shell-interpreter
#   severity: critical
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values:
#       - python
#       - python2
#       - python3
#       - python3.6
#       - python3.7
#       - python3.8
#       - python3.9
#       - python3.10
#       - python3.11
#       - python3.12
#       - python3.13
#       - python3.14
#       - perl
#       - ruby
#       - irb
#       - php
#       - php7
#       - php8
#       - php-cli
#       - lua
#       - luajit
#       - lua5.1
#       - lua5.3
#       - lua5.4
#       - node
#       - nodejs
#       - deno
#       - bun
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
#     - MITRE T1059
#     - MITRE T1059.006
#     - CWE-94
package hasp.policies.process.reverse_shell_interpreter

import data.hasp.lib.executions

violations contains {
	"message": $"{executions.text} opens a connection and starts a shell on it",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	some connection in ["sock", "net.connect", "net').connect", "net\").connect"]
	contains(executions.line, connection)
	is_inline
	some mark in ["dup2", "pty.spawn", "/bin/sh", "/bin/bash", "/bin/ash", "/bin/dash", "/bin/zsh", "child_process", "proc_open", "shell_exec", "os.execute", "cmd.exe"]
	contains(executions.line, mark)
}

# What is run stands in the arguments.
is_inline if {
	some argument in executions.arguments
	some option in ["-c", "-e", "-E", "-r", "--eval", "eval", "-m"]
	startswith(argument, option)
}
