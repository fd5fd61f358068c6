import type { Command } from "../command.ts";
import { shells } from "../shell/shells.ts";

export const completion: Command = {
  name: "completion",
  summary: "Print the script that makes a shell complete commands, options and values",
  examples: [
    ["source <(hasp completion bash)", "bash, for this session"],
    ['hasp completion zsh > "$' + '{fpath[1]}/_hasp"', "zsh, for good"],
    ["hasp completion fish > ~/.config/fish/completions/hasp.fish", "fish, for good"],
    ["hasp completion powershell | Out-String | Invoke-Expression", "PowerShell, for this session"],
  ],
  arguments: [{ name: "SHELL", description: "which shell", choices: shells }],
  async text([shell]) {
    const { completionScript } = await import("../shell/completion-script.ts");
    return completionScript(shell);
  },
};
