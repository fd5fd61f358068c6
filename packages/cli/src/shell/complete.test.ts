import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { commands } from "../commands/index.ts";
import { complete } from "./complete.ts";
import { completionScript } from "./completion-script.ts";

const words = (...typed: string[]) =>
  complete(typed, commands).map((candidate) => candidate.split("\t")[0]);

test.each([
  [["ch"], ["check"]],
  [
    ["check", ""],
    ["image", "manifest"],
  ],
  [
    ["check", "image", "app:1", "--no-"],
    ["--no-fail", "--no-color"],
  ],
  [["scan", "--fail-on", "h"], ["high"]],
  [
    ["scan", "-f", ""],
    ["table", "json", "sarif"],
  ],
  [
    ["policy", "test", "-f", ""],
    ["table", "json"],
  ],
  [["scan", "-f", "json="], [":files"]],
  [["check", "image", "--policy-dir", ""], [":folders"]],
  [["-q", "scan", ""], [":files"]],
  [["check", "manifest", "a.yaml", ""], [":files"]],
  [["completion", "z"], ["zsh"]],
  [["completion", "zsh", ""], []],
  [["help", "ex"], ["exit-codes"]],
  [["help", "check", "m"], ["manifest"]],
  [
    ["scan", "--log-format", ""],
    ["text", "json"],
  ],
  [["nonsense", ""], []],
])("completes %j", (typed, expected) => expect(words(...typed)).toEqual(expected));

test("bash asks hasp for candidates and cuts their meanings off", () => {
  const script = `${completionScript("bash")}
hasp() { printf '%s\\n' "$*" >&2; printf 'image\\tJudge\\nmanifest\\tJudge\\n'; }
COMP_LINE='hasp check ' COMP_POINT=11 COMP_WORDS=(hasp check '') COMP_CWORD=2
_hasp; printf '%s\\n' "\${COMPREPLY[@]}"`;
  expect(
    execFileSync("bash", ["-c", script], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
  ).toBe("image\nmanifest\n");
});
