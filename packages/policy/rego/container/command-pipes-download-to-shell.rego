# METADATA
# scope: package
# title: Download piped to a shell
# description: |
#   A container that fetches a script when it starts and runs it runs whatever the other side sends that day. Nothing of it
#   was scanned. What its settings hold encoded was not read by anybody either.
# custom:
#   id: command-pipes-download-to-shell
#   severity: medium
#   subjects: [workload, container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Put the program into the image, and pin what the build fetches by its checksum.
#   references:
#     - NIST-800-190 4.1.3
#     - MITRE T1105
#     - MITRE T1059.004
#     - CWE-494
package hasp.policies.container.command_pipes_download_to_shell

import data.hasp.lib.containers

violations contains {
	"message": $"container {name} runs what it fetches: {fetcher} into a shell",
	"path": path,
	"observed": $"{fetcher} | {shell}",
} if {
	some path, [name, argument] in piped
	some fetcher in ["curl", "wget"]
	contains(argument, $"{fetcher} ")
	some shell in shells
	pipes_to(argument, shell)
}

violations contains {
	"message": $"container {name} runs what it decodes: {decoder} into a shell",
	"path": path,
	"observed": $"{decoder} | {shell}",
} if {
	some path, [name, argument] in piped
	some decoder in ["base64 -d", "base64 -D", "base64 --decode", "openssl base64 ", "xxd -r"]
	contains(argument, decoder)
	some shell in shells
	pipes_to(argument, shell)
}

# What a container is started with, and what runs in it after that.
piped[$"{path}/{list}/{i}"] := [container.name, argument] if {
	some path, container in containers.all
	some list in ["command", "args"]
	some i, argument in container[list]
	contains(argument, "|")
}

piped[$"{path}/{sort}/{which}/exec/{i}"] := [container.name, argument] if {
	some path, container in containers.all
	some sort in ["lifecycle", "probes"]
	some which, handler in container[sort]
	some i, argument in handler.exec
	contains(argument, "|")
}

shells := ["sh", "bash", "ash", "dash", "zsh", "python", "python3", "perl"]

# With and without a blank, a path or sudo between.
pipes_to(argument, shell) if {
	text := $"{replace(argument, "||", ";")} "
	some start in [shell, $" {shell}", $" /bin/{shell}", $" /usr/bin/{shell}", $" sudo {shell}"]
	is_word(text, start)
}

is_word(text, start) if {
	some finish in [" ", "\n", ";", "|", "&", ")"]
	contains(text, $"|{start}{finish}")
}
