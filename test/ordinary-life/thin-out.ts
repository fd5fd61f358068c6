import { basename, dirname } from "node:path";
import type { Scene, SceneEvent } from "./scene.ts";

/** How many files of one directory are kept for the same doing of the same program. */
const alike = 1;

/** How many different commands of one program are kept that the same program started. */
const commands = 3;

/** Leaves out what only repeats: the thousandth file that dpkg unpacks, the hundredth `grep -q` of one script. */
export function thinOut(scene: Scene): Scene {
  const counts = new Map<string, number>();
  const isKept = (key: string, most: number) => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= most;
  };
  const program = (index: number | undefined) =>
    index === undefined ? "" : (scene.processes[index]?.name ?? "");
  const events = scene.events.filter((event) => {
    const process = scene.processes[event.by];
    const who = `${process?.name} ${program(process?.parent)}`;
    return isKept(`${who} ${what(event)}`, alike) && !isLibrary(event);
  });
  const executions = new Set<number>();
  scene.processes.forEach((process, i) => {
    const who = `exec ${program(process.parent)} ${process.name}`;
    const args = process.args.map(general).join(" ");
    if (isKept(`${who} ${args}`, 1) && isKept(who, commands)) executions.add(i);
  });
  return renumbered(scene, events, executions);
}

function what({ type, path = "", modes = "", mode, to = "", port }: SceneEvent): string {
  const place = [path, to].map((one) => `${upper(dirname(one))}/${ending(one)}`).join(" ");
  return `${type} ${modes} ${mode} ${port} ${place}`;
}

/** A directory by its first parts: below them packages differ, and nothing asks how. */
function upper(directory: string): string {
  return general(directory.split("/").slice(0, 3).join("/"));
}

function ending(path: string): string {
  const name = basename(path);
  return name.startsWith(".") ? name : (/\.[a-z]+$/.exec(name)?.[0] ?? "");
}

/** Numbers, temporary names and hashes are alike. */
function general(text: string): string {
  return text.replace(/[0-9a-f]{8,}|\d+|[A-Za-z0-9]{6,}(?=\.tmp)/g, "#");
}

/** What the loader opens for every program. */
function isLibrary({ path = "", modes }: SceneEvent): boolean {
  return modes === "r" && /\/ld\.so\.cache$|\.so(\.\d+)*$|\/locale|\/gconv/.test(path);
}

/** Keeps the processes that are executed in the scene, did something in it, or started one that did. */
function renumbered(
  scene: Scene,
  events: readonly SceneEvent[],
  executed: ReadonlySet<number>,
): Scene {
  const needed = new Set<number>();
  const need = (index: number | undefined): void => {
    if (index === undefined || needed.has(index)) return;
    needed.add(index);
    need(scene.processes[index]?.parent);
  };
  for (const { by } of events) need(by);
  for (const index of executed) need(index);
  const numbers = new Map([...needed].sort((a, b) => a - b).map((old, i) => [old, i]));
  const number = (old: number) => numbers.get(old) ?? 0;
  return {
    ...scene,
    processes: [...numbers.keys()].flatMap((old) => {
      const process = scene.processes[old];
      if (process === undefined) return [];
      const { parent } = process;
      return [{ ...process, ...(parent !== undefined && { parent: number(parent) }) }];
    }),
    events: events.map((event) => ({ ...event, by: number(event.by) })),
  };
}
