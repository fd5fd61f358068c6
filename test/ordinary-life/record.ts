import { closeSync, openSync, readFileSync, readlinkSync, readSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { encodeScene } from "./scene-file.ts";
import { thinOut } from "./thin-out.ts";
import { readScene } from "./trace.ts";

// node --conditions=@hasp/source test/ordinary-life/record.ts ROOT TRACE…: writes recorded/NAME.jsonl for each NAME.strace, beside which
// NAME.files lists the container's files of before, a path a line. README.md says how the traces are made.
const [, , root = "", ...traces] = process.argv;

for (const trace of traces) {
  const name = basename(trace, ".strace");
  const before = new Set(readFileSync(trace.replace(/strace$/, "files"), "utf8").split("\n"));
  const files = { root, before, resolve: (path: string) => resolve(path, 0), interpreter };
  const whole = readScene(name, readFileSync(trace, "utf8"), files);
  const scene = thinOut(whole);
  const file = join(import.meta.dirname, "recorded", `${name}.jsonl`);
  writeFileSync(file, encodeScene(scene));
  const from = `${whole.processes.length} executions and ${whole.events.length} events`;
  process.stdout.write(
    `${name}: ${scene.processes.length} and ${scene.events.length} of ${from}\n`,
  );
}

/** Follows links as they lead inside the root. */
function resolve(path: string, depth: number): string {
  const parts = path.split("/").filter(Boolean);
  let at = "";
  for (const [i, part] of parts.entries()) {
    const next = `${at}/${part}`;
    const to = linkAt(next);
    if (to === undefined || depth > 20) {
      at = next;
      continue;
    }
    const rest = parts.slice(i + 1).join("/");
    return resolve(join(to.startsWith("/") ? to : join(dirname(next), to), rest), depth + 1);
  }
  return at;
}

function linkAt(path: string): string | undefined {
  try {
    return readlinkSync(join(root, path));
  } catch {
    return undefined;
  }
}

function interpreter(path: string): string | undefined {
  try {
    const file = openSync(join(root, path), "r");
    const bytes = Buffer.alloc(128);
    readSync(file, bytes, 0, 128, 0);
    closeSync(file);
    return /^#!\s*(\S+)/.exec(bytes.toString("latin1"))?.[1];
  } catch {
    // scripts of maintainers are gone when they have run
    return /\/(?:pre|post)(?:inst|rm)$/.test(path) ? "/bin/sh" : undefined;
  }
}
