package hasp.policies.process.network_tool_in_package_install_test

import data.hasp.policies.process.network_tool_in_package_install
import data.hasp.testing

found(subject) := violations if {
	violations := network_tool_in_package_install.violations with input as subject
}

under(text) := testing.with_ancestry(testing.command("nc 203.0.113.5 1"), [testing.shell_process, testing.executed(split(text, " ")), testing.web])

test_finds_it[installer] if {
	some installer in [
		"node /usr/bin/npm install x",
		"npm ci",
		"npm i",
		"npm add x",
		"node /usr/lib/node_modules/npm/bin/npm-cli.js install",
		"node /x/npm-cli.js ci",
		"node /x/npm-cli.js i x",
		"node /x/npm-cli.js add x",
		"yarn install",
		"yarn add x",
		"node yarn.js install",
		"node yarn.js add x",
		"pnpm install",
		"pnpm add x",
		"pnpm i",
		"node pnpm.cjs install",
		"bun install",
		"python3 /usr/bin/pip install x",
		"pip3 install x",
		"ruby /usr/bin/gem install x",
		"bundle install",
		"composer install",
	]
	{one.message | some one in found(under(installer))} == {sprintf("nc 203.0.113.5 1 was run by %v", [installer])}
}

test_leaves_others[installer] if {
	some installer in ["npm start", "npm run build", "node server.js"]
	found(under(installer)) == set()
}

test_points_at_the_process if {
	testing.paths(found(under("node /usr/bin/npm install x"))) == {"/event/process"}
}
