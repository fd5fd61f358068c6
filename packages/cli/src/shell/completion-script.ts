import { FILES, FOLDERS, type Shell, shells } from "./shells.ts";

// the words come from the line, since bash also splits at = and :, and replaces what follows these alone
const bash = String.raw`# hasp completion for bash
_hasp() {
  local line=\${COMP_LINE:0:COMP_POINT} current=\${COMP_WORDS[COMP_CWORD]} words candidates
  read -ra words <<<"$line"
  [[ $line == *[[:space:]] ]] && words+=("")
  [[ $current == [=:] ]] && current=""
  mapfile -t candidates < <("\${words[0]}" __complete "\${words[@]:1}" 2>/dev/null)
  case \${candidates[0]} in
    ${FILES}) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$current") ;;
    ${FOLDERS}) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- "$current") ;;
    *)
      candidates=("\${candidates[@]%%$'\t'*}")
      local typed=\${words[-1]}
      COMPREPLY=("\${candidates[@]#"\${typed%"$current"}"}") ;;
  esac
}
complete -F _hasp hasp
`;

const zsh = String.raw`#compdef hasp
# hasp completion for zsh
_hasp() {
  local -a lines candidates
  local line
  lines=("\${(@f)$(hasp __complete "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  case $lines[1] in
    ${FILES}) compset -P '*[=:]'; _files; return ;;
    ${FOLDERS}) compset -P '*[=:]'; _files -/; return ;;
  esac
  for line in $lines; do
    candidates+=("\${\${line%%$'\t'*}//:/\\:}:\${\${line#*$'\t'}//:/\\:}")
  done
  _describe hasp candidates
}
if [[ $funcstack[1] == _hasp ]]; then _hasp; else compdef _hasp hasp; fi
`;

const fish = String.raw`# hasp completion for fish
function __hasp_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    # paths are completed behind the last = or :
    set -l prefix (string match -r '^.*[=:]' -- "$current")
    set -l value (string replace -r '^.*[=:]' '' -- "$current")
    set -l lines (hasp __complete $words[2..-1] "$current" 2>/dev/null)
    switch "$lines[1]"
        case ${FILES}
            string replace -r '^' -- "$prefix" (__fish_complete_path "$value")
        case ${FOLDERS}
            string replace -r '^' -- "$prefix" (__fish_complete_directories "$value")
        case '*'
            printf '%s\n' $lines
    end
end
complete -c hasp -f -a '(__hasp_complete)'
`;

// nothing returned means that PowerShell completes paths itself
const powershell = String.raw`# hasp completion for PowerShell
Register-ArgumentCompleter -Native -CommandName hasp -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.StartOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
    if ($wordToComplete -eq '') { $words += '' }
    hasp __complete @words 2>$null | Where-Object { -not $_.StartsWith(':') } | ForEach-Object {
        $text, $meaning = $_ -split "\t", 2
        if (-not $meaning) { $meaning = $text }
        [System.Management.Automation.CompletionResult]::new($text, $text, 'ParameterValue', $meaning)
    }
}
`;

const scripts: Readonly<Record<Shell, string>> = { bash, zsh, fish, powershell };

/** The script that asks `hasp __complete` for candidates; the parser has checked the name. */
export function completionScript(shell: string | undefined): string {
  const known = shells.find((name) => name === shell) ?? "bash";
  return scripts[known].replaceAll("\\${", "${");
}
