import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { completionScript } from "./completion-script.ts";
import type { Shell } from "./shells.ts";

// every candidate is asked of a Node that starts anew
vi.setConfig({ testTimeout: 60_000 });

// a folder with the hasp of this checkout on the PATH, the scripts, and something to complete
const place = mkdtempSync(join(tmpdir(), "hasp-shell-"));
const main = join(import.meta.dirname, "../main.ts");
mkdirSync(join(place, "bin"));
mkdirSync(join(place, "policies"));
writeFileSync(join(place, "policy-list.db"), "");
writeFileSync(
  join(place, "bin/hasp"),
  `#!/bin/sh\nexec "${process.execPath}" --conditions=@hasp/source "${main}" "$@"\n`,
);
chmodSync(join(place, "bin/hasp"), 0o755);
for (const shell of ["bash", "zsh", "fish"] as const)
  writeFileSync(join(place, `script.${shell}`), completionScript(shell));

function runShell(shell: Shell, ...args: string[]): string {
  return execFileSync(shell, args, {
    cwd: place,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    timeout: 30_000,
    env: {
      ...process.env,
      HOME: place,
      TERM: "xterm",
      PATH: `${join(place, "bin")}${delimiter}${process.env["PATH"]}`,
    },
  });
}

/** What bash puts into COMPREPLY, its words split as readline splits them: at white space, = and :. */
function bash(line: string): string[] {
  const words = line.split(/\s+|(?<=[=:])|(?=[=:])/).map((word) => `'${word}'`);
  const output = runShell(
    "bash",
    "-c",
    `. ./script.bash
    compopt() { :; }
    COMP_LINE='${line}' COMP_POINT=${line.length} COMP_WORDS=(${words.join(" ")}) COMP_CWORD=${words.length - 1}
    _hasp; printf '%s\\n' "\${COMPREPLY[@]}"`,
  );
  return output.split("\n").filter(Boolean);
}

/** The line as fish would have it: it completes whole words. */
function fish(line: string): string[] {
  const output = runShell("fish", "--no-config", "-c", `source script.fish; complete -C '${line}'`);
  return output
    .split("\n")
    .filter(Boolean)
    .map((candidate) => candidate.split("\t")[0] ?? "");
}

/** The line after the tabulator, typed into a zsh on a pseudo terminal. */
function zsh(line: string): string {
  const output = runShell(
    "zsh",
    "-fc",
    `zmodload zsh/zpty
    zpty -b shell zsh -fi
    zpty -w shell 'PS1=; autoload -U compinit; compinit -D -u; . ./script.zsh'
    zpty -w shell 'told() { print -r -- "<<$BUFFER>>" }; zle -N told; bindkey "^X" told; print rea""dy'
    zpty -r shell seen '*ready*'
    zpty -wn shell $'${line}\\t\\x18'
    zpty -r shell seen '*<<hasp*>>*'
    print -r -- $seen
    zpty -d shell`,
  );
  return /<<(hasp.*)>>/.exec(output)?.[1] ?? output;
}

const shells = { bash, fish, zsh };

/** Where a shell is absent its tests are skipped, and the name says why. */
function inShell(shell: keyof typeof shells, tests: () => void): void {
  const isThere = spawnSync(shell, ["--version"]).status === 0;
  describe.skipIf(!isThere)(isThere ? shell : `${shell} is not installed here`, tests);
}

inShell("bash", () => {
  test.each([
    ["hasp check ", ["image", "manifest"]],
    ["hasp scan --fail-on=h", ["high"]],
    ["hasp scan --log-format=", ["text", "json"]],
    ["hasp scan --fail-on h", ["high"]],
    ["hasp scan --severity=high,c", ["high,critical"]],
    ["hasp scan --db=pol", ["policies", "policy-list.db"]],
    ["hasp check manifest --policy-dir=pol", ["policies"]],
    ["hasp scan -f json=policy", ["policy-list.db"]],
    ["hasp scan docker-archive:policy", ["policy-list.db"]],
  ])("completes %s", (line, expected) => expect(bash(line).sort()).toEqual(expected.sort()));
});

inShell("fish", () => {
  test.each([
    ["hasp check ", ["image", "manifest"]],
    ["hasp scan --fail-on=h", ["--fail-on=high"]],
    ["hasp scan --fail-on h", ["high"]],
    ["hasp scan --severity=high,c", ["--severity=high,critical"]],
    ["hasp scan --db=pol", ["--db=policies/", "--db=policy-list.db"]],
    ["hasp check manifest --policy-dir=pol", ["--policy-dir=policies/"]],
    ["hasp scan -f json=policy", ["json=policy-list.db"]],
  ])("completes %s", (line, expected) => expect(fish(line).sort()).toEqual(expected.sort()));
});

inShell("zsh", () => {
  test.each([
    ["hasp check im", "hasp check image "],
    ["hasp scan --fail-on=h", "hasp scan --fail-on=high "],
    ["hasp scan --fail-on h", "hasp scan --fail-on high "],
    ["hasp scan --severity=high,c", "hasp scan --severity=high,critical "],
    ["hasp scan --db=policy", "hasp scan --db=policy-list.db "],
    ["hasp check manifest --policy-dir=pol", "hasp check manifest --policy-dir=policies/"],
    ["hasp scan -f json=policy", "hasp scan -f json=policy-list.db "],
  ])("completes %s", (line, expected) => expect(zsh(line)).toBe(expected));
});
