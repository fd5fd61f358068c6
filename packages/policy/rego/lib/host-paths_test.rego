package hasp.lib.host_paths_test

import data.hasp.lib.host_paths

lists := {
	"sockets": ["docker.sock"],
	"paths": ["/etc"],
	"allowedReadOnly": ["/etc/ssl"],
	"windowsPaths": ["/windows"],
	"devices": ["/dev/sd"],
}

test_says_why[source] if {
	some source, why in {
		"/run/docker.sock": "the container runtime's socket /run/docker.sock",
		"/etc": "the host's /etc (read-only)",
		`c:\windows`: `the host's c:\windows (read-only)`,
		"": "a path of the host that nothing names",
	}
	host_paths.reason(source, true, false, lists) == why
}

test_says_nothing_of_others[source] if {
	some source in ["/srv", "/etc/ssl/certs", `c:\data`, `\\.\pipe\web`, `c:\data\..\web`]
	not host_paths.reason(source, true, false, lists)
}

test_takes_a_windows_path_too_deep_to_work_out_for_the_root if {
	deep := concat("", [`\a` | some _ in numbers.range(0, 40)])
	host_paths.reason($"c:{deep}", false, false, lists) == $"the host's c:{deep} (writable)"
	not host_paths.reason(`c:\a\a\a`, false, false, lists)
}

test_reads_paths_as_windows_does if {
	host_paths.as_windows(`C:\Users\..\Windows. \x`) == "/windows/x"
	host_paths.as_windows(`\\?\D:\a`) == "/a"
	host_paths.as_windows("//./pipe/x") == "/pipe/x"
}

test_names_of_each_system_end_as_it_has_them if {
	host_paths.as_windows(`C:\a\.\b.\..\c `) == "/a/c"
	host_paths.as_windows(`C:\a`) == "/a"
}

# Of as many parts, the drive not among them.
test_works_out_windows_paths_of_32_parts if {
	at_limit := concat("", ["/a" | some _ in numbers.range(1, 31)])
	host_paths.as_windows($"c:{at_limit}") == at_limit
	host_paths.as_windows($"c:{at_limit}/a") == "/"
}

test_rules_of_the_devices_cgroup[rule] if {
	some rule in ["a", "b 8:0 rwm", "b *:* r", "c *:* w", "c 1:* rw", "c 1:1 r", "c 1:2 r", "c 1:4 w", "c 1:1"]
	host_paths.is_sensitive_rule(rule)
}

test_rules_that_open_nothing_of_the_node[rule] if {
	some rule in ["b 8:0 m", "c 1:1 m", "c 1:3 rwm", "c 1:5 r", "c 5:2 rwm", "p 1:1 rw", ""]
	not host_paths.is_sensitive_rule(rule)
}
