import { resolve } from "node:path";
import { findNearestName } from "@hasp/core";
import type { Invocation } from "../commands/command.ts";
import { CliError } from "../error.ts";
import type { Format, Report } from "../formats/format.ts";
import { formats } from "../formats/index.ts";
import { wantsColor } from "../text/color.ts";
import { writeOutput } from "./write-output.ts";

/** One format and the file it goes to; `-` is standard output. */
interface Target {
  readonly format: Format;
  readonly file: string;
}

const FILE_COLUMNS = 100;

/**
 * Reads --format and --output before any work is done, and gives back what writes the report.
 * @throws CliError `VALUE_INVALID`; the writer throws `OUTPUT_FAILED`
 */
export function prepareReport({
  io,
  config,
}: Pick<Invocation, "io" | "config">): (report: Report) => Promise<void> {
  const targets = config.format.map((spec) => toTarget(spec, config.output));
  const files = targets.map(({ file }) => (file === "-" ? file : resolve(io.cwd, file)));
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) {
    const place = twice === "-" ? "standard output" : JSON.stringify(twice);
    throw new CliError("VALUE_INVALID", `--format: two formats go to ${place}`, {
      hint: "give each a file of its own: -f table -f json=report.json",
    });
  }
  return async (report) => {
    for (const { format, file } of targets) {
      if (file === "-") {
        const color = wantsColor(io, "stdout", config["no-color"]);
        const { columns, isTTY: terminal } = io.stdout;
        await io.stdout.write(format.render(report, { columns, color, terminal }));
      } else {
        const text = format.render(report, {
          columns: FILE_COLUMNS,
          color: false,
          terminal: false,
        });
        await writeOutput(resolve(io.cwd, file), text);
      }
    }
  };
}

function toTarget(spec: string, output: string): Target {
  const equals = spec.indexOf("=");
  const name = equals < 0 ? spec : spec.slice(0, equals);
  const file = equals < 0 ? output : spec.slice(equals + 1);
  const format = formats.find((format) => format.name === name);
  const names = formats.map((format) => format.name);
  if (!format) {
    const nearest = findNearestName(name, names);
    throw new CliError("VALUE_INVALID", `--format: no format ${JSON.stringify(name)}`, {
      hint: nearest ? `did you mean ${nearest}?` : `formats are ${names.join(", ")}`,
    });
  }
  if (file === "") {
    throw new CliError("VALUE_INVALID", `--format ${spec}: no file after =`, {
      hint: `write ${name}=report.txt, or ${name} alone for standard output`,
    });
  }
  return { format, file };
}
