// The picture in README.md: what `hasp check manifest` says of the README's own Deployment, as an SVG.
// Run it again when the table or the policies change: node scripts/quickstart-picture.ts
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const LINE = 18;
const COLUMN = 8.43;
const MARGIN = 20;
const colours = [
  [/^\$ .*/, "#79c0ff"],
  [/^(DENY|WARN|UNKNOWN)\b.*/, "#ff7b72"],
  [/^ {2}(HIGH|CRITICAL) .*/, "#ffa657"],
  [/^ {2}(MEDIUM|LOW) .*/, "#d2a8ff"],
  [/^ +fix: .*/, "#7ee787"],
] as const;

const root = dirname(import.meta.dirname);
const folder = mkdtempSync(join(tmpdir(), "hasp-picture-"));

function check(): string {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const manifest = /```yaml\n([\s\S]+?)```/.exec(readme)?.[1] ?? "";
  writeFileSync(join(folder, "deployment.yaml"), manifest);
  const program = join(root, "packages/cli/bin/hasp.js");
  const args = ["check", "manifest", "deployment.yaml"];
  const env = { ...process.env, HASP_CACHE: join(folder, "cache"), NO_COLOR: "1" };
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    env,
    encoding: "utf8",
    timeout: 60_000,
  });
  if (status !== 1) throw new Error(`hasp ended with ${status}, not 1: ${stderr}`);
  return `$ hasp ${args.join(" ")}\n\n${stdout.trimEnd()}`;
}

function draw(text: string): string {
  const lines = text.split("\n");
  const width = Math.ceil(Math.max(...lines.map(({ length }) => length)) * COLUMN) + 2 * MARGIN;
  const height = lines.length * LINE + 2 * MARGIN;
  const escaped = (line: string): string =>
    line.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const drawn = lines.map((line, index) => {
    const fill = colours.find(([pattern]) => pattern.test(line))?.[1] ?? "#e6edf3";
    const y = (MARGIN + LINE * (index + 0.8)).toFixed(1);
    return `<text x="${MARGIN}" y="${y}" fill="${fill}" xml:space="preserve">${escaped(line)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="ui-monospace, Menlo, Consolas, monospace" font-size="14">
<title>hasp check manifest denies a privileged container, with file, line and remedy</title>
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
${drawn.join("\n")}
</svg>
`;
}

try {
  writeFileSync(join(root, "docs/guides/check-manifest.svg"), draw(check()));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
