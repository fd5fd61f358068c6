package hasp.lib.addresses_test

import data.hasp.lib.addresses

test_one_spelling_for_each[text] if {
	some text, spelling in {
		"169.254.169.254": "169.254.169.254",
		"::ffff:169.254.169.254": "169.254.169.254",
		"::FFFF:169.254.169.254": "169.254.169.254",
		"::ffff:a9fe:a9fe": "169.254.169.254",
		"::FFFF:A9FE:A9FE": "169.254.169.254",
		"::ffff:a00:7": "10.0.0.7",
		"0:0:0:0:0:ffff:a9fe:a9fe": "169.254.169.254",
		"0:0:0:0:0:FFFF:169.254.169.254": "169.254.169.254",
		"0000:0000:0000:0000:0000:ffff:7f00:0001": "127.0.0.1",
		"fd00:ec2::254": "fd00:ec2::254",
		"FD00:0EC2:0:0:0:0:0:0254": "fd00:ec2::254",
		"fd00:0ec2::0254": "fd00:ec2::254",
		"fe80::1%eth0": "fe80::1",
		"0:0:0:0:0:0:0:1": "::1",
		"::01": "::1",
		"0::": "::",
		"::": "::",
		"1:0:0:2:0:0:0:3": "1:0:0:2::3",
		"1:0:0:2:3:0:0:4": "1::2:3:0:0:4",
		"1:0:2:3:4:5:6:7": "1:0:2:3:4:5:6:7",
		"2001:db8:0:0:0:0:0:0": "2001:db8::",
		"64:ff9b::169.254.169.254": "64:ff9b::a9fe:a9fe",
	}
	addresses.canonical(text) == spelling
}

test_leaves_what_is_no_address[text] if {
	some text in ["", "/run/docker.sock", "@abstract", "0:1", "0:1:2:3:4:5:6:7:8", "::0::1", "1:2:3:4:5:6:7::08", "::ffff:1.2.3"]
	addresses.canonical(text) in {text, trim_prefix(text, "::ffff:")}
}

test_takes_no_long_text_apart if {
	long := concat(":", ["0" | some _ in numbers.range(1, 40)])
	addresses.canonical(long) == long
	padded := $"{concat("", ["0" | some _ in numbers.range(1, 60)])}::1"
	addresses.canonical(padded) == padded
}
