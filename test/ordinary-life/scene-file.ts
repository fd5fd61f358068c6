import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Scene, SceneEvent, SceneProcess } from "./scene.ts";

const folder = join(import.meta.dirname, "recorded");

/** One line a process and one an event, as lists: the names of their members would be most of the file. */
export function encodeScene({ processes, events }: Scene): string {
  const lines = [
    ...processes.map(({ parent = -1, name, executable, args, uid, at, origin }) => [
      "p",
      parent,
      at,
      uid,
      origin === "upper" ? 1 : 0,
      name,
      executable,
      ...args,
    ]),
    ...events.map(({ by, at, type, path, to, modes, mode, upper, address, port, protocol }) =>
      path === undefined
        ? ["n", by, at, type, protocol, address, port]
        : [
            "f",
            by,
            at,
            type,
            path,
            upper ? 1 : 0,
            modes ?? mode ?? "",
            ...(to === undefined ? [] : [to]),
          ],
    ),
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}

type Line = readonly (string | number)[];

function decodeScene(name: string, text: string): Scene {
  const lines = text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line);
  return {
    name,
    processes: lines.filter(([kind]) => kind === "p").map(process),
    events: lines.filter(([kind]) => kind !== "p").map(event),
  };
}

function process([, parent, at, uid, upper, name, executable, ...args]: Line): SceneProcess {
  return {
    ...(parent !== -1 && { parent: Number(parent) }),
    name: String(name),
    executable: String(executable),
    args: args.map(String),
    uid: Number(uid),
    at: Number(at),
    ...(upper === 1 && { origin: "upper" as const }),
  };
}

function event([kind, by, at, type, ...rest]: Line): SceneEvent {
  const base = { by: Number(by), at: Number(at), type: String(type) };
  if (kind === "n") {
    const [protocol, address, port] = rest;
    return { ...base, protocol: String(protocol), address: String(address), port: Number(port) };
  }
  const [path, upper, modes, to] = rest;
  return {
    ...base,
    path: String(path),
    ...(upper === 1 && { upper: true as const }),
    ...(typeof modes === "number" ? { mode: modes } : modes !== "" && { modes: String(modes) }),
    ...(to !== undefined && { to: String(to) }),
  };
}

/** The recorded scenes by their names. */
export function readScenes(): Scene[] {
  return readdirSync(folder)
    .sort()
    .map((file) => decodeScene(basename(file, ".jsonl"), readFileSync(join(folder, file), "utf8")));
}
