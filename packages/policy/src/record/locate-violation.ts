import { formatPointer, parsePointer } from "@hasp/core";
import { z } from "zod";
import type { Violation } from "../decision.ts";
import type { RecordSource } from "./record.ts";

/** Where a person finds the cause of a violation: in a manifest, in a layer of an image, in the instructions that built it. */
export const Location = z.object({
  /** A file of the user's, or with `layer` a file in the image. */
  file: z.string().optional(),
  line: z.int().positive().optional(),
  column: z.int().positive().optional(),
  /** The template that the file was rendered from; line and column are those of what was rendered. */
  template: z.string().optional(),
  /** JSON Pointer into the object that was judged. */
  pointer: z.string().optional(),
  /** Diff id of the image's layer. */
  layer: z.string().optional(),
  /** The build instruction, as the image's history has it. */
  instruction: z.string().optional(),
});
export type Location = z.infer<typeof Location>;

/** What of a record is looked at; hostile ones are too, so nothing of it is believed to have its type. */
export interface Located {
  readonly input: unknown;
  readonly source?: RecordSource;
}

type Placed = Pick<Violation, "path" | "at" | "evidence">;

/** Finds the place of a violation from the record alone; undefined where nobody wrote its cause. */
export function locateViolation(
  { input, source }: Located,
  violation: Placed,
): Location | undefined {
  const image = member(input, "image");
  if (member(input, "kind") === "image") return inImage(image, violation);
  const { at } = violation;
  if (source === undefined) return at === undefined ? undefined : { pointer: at };
  const [line, column] = nearestPlace(source, at ?? "");
  const { file, template } = source;
  return { file, line, column, ...(template !== undefined && { template }), pointer: at ?? "" };
}

/** Of the value itself, or of the nearest one around it that somebody wrote. */
function nearestPlace({ places }: RecordSource, pointer: string): readonly [number, number] {
  const segments = parsePointer(pointer);
  for (let length = segments.length; length >= 0; length--) {
    const around = formatPointer(segments.slice(0, length));
    const place = Object.hasOwn(places, around) ? places[around] : undefined;
    if (place !== undefined) return place;
  }
  return [1, 1];
}

function inImage(image: unknown, { path, evidence }: Placed): Location | undefined {
  const cause = valueAt(image, parsePointer(path).slice(1));
  const told = [evidence.source, cause];
  const file = firstOf(told, "file", isText) ?? firstOf([cause], "path", isText);
  if (file?.startsWith("/config/") || file?.startsWith("/history/")) {
    return located({ instruction: instructionAt(image, file) });
  }
  const layer = firstOf(told, "layer", isText);
  if (file === undefined && layer === undefined) {
    return located({ instruction: instructionAt(image, path.slice("/image".length)) });
  }
  return located({
    file,
    line: firstOf(told, "line", isLine),
    layer,
    instruction: layer === undefined ? undefined : instructionOf(image, layer),
  });
}

function instructionOf(image: unknown, layer: string): string | undefined {
  const of = (name: string, key: string) =>
    list(member(image, name)).find((one) => member(one, key) === layer);
  const found = of("history", "layer") ?? of("layers", "diffId");
  return found === undefined ? undefined : firstOf([found], "createdBy", isText);
}

/** The instruction that says each setting (Dockerfile reference). */
const instructions: Readonly<Record<string, string>> = {
  user: "USER",
  env: "ENV",
  entrypoint: "ENTRYPOINT",
  cmd: "CMD",
  workingdir: "WORKDIR",
  exposedports: "EXPOSE",
  volumes: "VOLUME",
  labels: "LABEL",
  healthcheck: "HEALTHCHECK",
  healthchecktest: "HEALTHCHECK",
  stopsignal: "STOPSIGNAL",
  shell: "SHELL",
};

/** The last that says what a place in the configuration says, in our words or in the image's own. */
function instructionAt(image: unknown, place: string): string | undefined {
  const [part, name = "", key] = parsePointer(place);
  const history = list(member(image, "history"));
  if (part === "history") return firstOf([history[Number(name)]], "createdBy", isText);
  const word = part === "config" ? instructions[name.toLowerCase()] : undefined;
  if (word === undefined) return undefined;
  const variable = member(valueAt(image, ["config", "env", key ?? ""]), "name");
  return history
    .map((step) => firstOf([step], "createdBy", isText) ?? "")
    .findLast((text) => says(text, word) && (!isText(variable) || text.includes(variable)));
}

/** Builders write `USER 1000` or `/bin/sh -c #(nop)  USER 1000`. */
function says(createdBy: string, word: string): boolean {
  const text = createdBy.slice(createdBy.lastIndexOf("#(nop)") + 1).replace(/^\(nop\)/, "");
  return text.trimStart().startsWith(`${word} `);
}

function located(members: { readonly [Name in keyof Location]: Location[Name] | undefined }) {
  const said = Object.entries(members).filter(([, value]) => value !== undefined);
  return said.length === 0 ? undefined : (Object.fromEntries(said) as Location);
}

function firstOf<T>(
  values: readonly unknown[],
  name: string,
  is: (value: unknown) => value is T,
): T | undefined {
  return values.map((value) => member(value, name)).find(is);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function isLine(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value > 0;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}

function valueAt(value: unknown, segments: readonly string[]): unknown {
  return segments.reduce(member, value);
}
