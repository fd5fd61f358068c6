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
