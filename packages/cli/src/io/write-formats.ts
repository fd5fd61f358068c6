import { realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { findNearestName } from "@hasp/core";
import type { Invocation } from "../command.ts";
import type { Config } from "../config/options.ts";
import { CliError } from "../error.ts";
import type { Surface } from "../formats/format.ts";
import { type FormatName, formatNames } from "../formats/format-names.ts";
import { wantsColor } from "../text/color.ts";
import { writeOutput } from "./write-output.ts";

/** One format and the file it goes to; `-` is standard output. */
interface Target<Name> {
  readonly name: Name;
  readonly file: string;
}

const FILE_COLUMNS = 100;
const NEXT_FORMAT = new RegExp(`,(?=\\s*(?:${Object.keys(formatNames).join("|")})\\s*(?:[=,]|$))`);

/**
 * Reads --format and --output before any work is done, and gives back what writes each format to its place.
 * @throws CliError `VALUE_INVALID`; the writer as `writeOutput` does
 */
export function prepareFormats<Name extends FormatName>(
  { io, config }: Pick<Invocation, "io" | "config">,
  names: readonly Name[],
): (render: (name: Name, surface: Surface) => string) => Promise<void> {
  const targets = config.format.map((spec) => toTarget(spec, config.output, names));
  refuseIdle(targets, config);
  const files = targets.map(({ file }) => (file === "-" ? file : placeOf(resolve(io.cwd, file))));
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) {
    const place = twice === "-" ? "standard output" : JSON.stringify(twice);
    throw new CliError("VALUE_INVALID", `--format: two formats go to ${place}`, {
      hint: "give each a file of its own: -f table -f json=report.json",
    });
  }
  return async (render) => {
    for (const { name, file } of targets) {
      if (file === "-") {
        const color = wantsColor(io, "stdout", config["no-color"]);
        const { columns, isTTY: terminal } = io.stdout;
        await io.stdout.write(render(name, { columns, color, terminal }));
      } else {
        const text = render(name, { columns: FILE_COLUMNS, color: false, terminal: false });
        await writeOutput(resolve(io.cwd, file), text);
      }
    }
  };
}

/** A report that somebody waits for in a file must not go only elsewhere. */
function refuseIdle(targets: readonly Target<string>[], { output, format }: Config): void {
  if (output === "-" || targets.some(({ file }) => file === output)) return;
  const given = format.map((spec) => `-f ${spec}`).join(" ");
  throw new CliError("VALUE_INVALID", `--output ${output}: every format has a file of its own`, {
    hint: `leave it out, or add a format that goes there: ${given} -f table`,
  });
}

/** Where a file is behind links: two names of one place would overwrite each other. */
function placeOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const folder = dirname(path);
    return folder === path ? path : join(placeOf(folder), basename(path));
  }
}

function toTarget<Name extends FormatName>(
  spec: string,
  output: string,
  names: readonly Name[],
): Target<Name> {
  refuseSeveral(spec);
  const equals = spec.indexOf("=");
  const word = equals < 0 ? spec : spec.slice(0, equals);
  const file = equals < 0 ? output : spec.slice(equals + 1);
  const name = names.find((name) => name === word);
  if (!name) {
    const nearest = findNearestName(word, names);
    throw new CliError("VALUE_INVALID", `--format: no format ${JSON.stringify(word)}`, {
      hint: nearest ? `did you mean ${nearest}?` : `formats are ${names.join(", ")}`,
    });
  }
  if (file === "") {
    throw new CliError("VALUE_INVALID", `--format ${spec}: no file after =`, {
      hint: `write ${name}=report.txt, or ${name} alone for standard output`,
    });
  }
  return { name, file };
}

/** `-f table=a,json=b` would write a table into a file of the odd name `a,json=b`. */
function refuseSeveral(spec: string): void {
  const parts = spec.split(NEXT_FORMAT);
  if (parts.length === 1) return;
  throw new CliError("VALUE_INVALID", `--format ${spec}: several formats in one`, {
    hint: `write ${parts.map((part) => `-f ${part.trim()}`).join(" ")}`,
  });
}
