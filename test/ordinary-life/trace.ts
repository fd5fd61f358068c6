import { basename, join, normalize } from "node:path";
import type { Scene, SceneEvent, SceneProcess } from "./scene.ts";
import { type Call, descriptorPaths, quoted, readCalls } from "./strace.ts";

/** What the trace cannot say itself: the files of the container. */
export interface ContainerFiles {
  /** Where the container's root is outside. */
  readonly root: string;
  /** Those that were there when it started. */
  readonly before: ReadonlySet<string>;
  /** Follows links inside the container. */
  resolve(path: string): string;
  /** The interpreter of a script. */
  interpreter(path: string): string | undefined;
}

interface Live {
  process: number | undefined;
  uid: number;
  cwd: string;
  bound: Map<string, Pick<SceneEvent, "address" | "port">>;
}

const letters = { read: "r", write: "w", truncate: "t", create: "c", directory: "d" } as const;

/** Turns a trace into a scene. */
export function readScene(name: string, trace: string, files: ContainerFiles): Scene {
  const processes: SceneProcess[] = [];
  const events: SceneEvent[] = [];
  const live = new Map<number, Live>();
  const known = new Set(files.before);
  const calls = readCalls(trace);
  const start = calls[0]?.at ?? 0;

  const parents = startedBy(calls);

  for (const call of calls) {
    const one = live.get(call.pid) ?? begin(live.get(parents.get(call.pid) ?? 0));
    live.set(call.pid, one);
    const at = Math.round((call.at - start) * 10) / 10;
    if (call.name === "execve") {
      const process = call.result === 0 ? execution(call, one, at, files) : undefined;
      if (process !== undefined) one.process = processes.push(process) - 1;
    } else if (/^set(res|re)?uid$/.test(call.name)) {
      if (call.result === 0) one.uid = Number(/\d+/.exec(call.text)?.[0] ?? one.uid);
    } else if (call.name === "chdir") {
      const [path = "/"] = quoted(call.text) ?? [];
      if (call.result === 0) one.cwd = join(one.cwd, path.startsWith("/") ? "/" : "", path);
      if (call.result === 0 && path.startsWith("/")) one.cwd = path;
    } else if (one.process !== undefined && call.errno === undefined) {
      const by = one.process;
      for (const event of happened(call, one, files, known)) events.push({ by, at, ...event });
    }
  }
  return { name, processes, events };
}

/** Who started whom: a child may do much before the call that made it returns. */
function startedBy(calls: readonly Call[]): ReadonlyMap<number, number> {
  const makers = new Set(["clone", "clone3", "fork", "vfork"]);
  return new Map(
    calls
      .filter(({ name, result }) => makers.has(name) && result > 0)
      .map(({ pid, result }) => [result, pid]),
  );
}

function begin(parent: Live | undefined): Live {
  return parent === undefined
    ? { process: undefined, uid: 0, cwd: "/", bound: new Map() }
    : { ...parent, bound: new Map(parent.bound) };
}

function execution(
  call: Call,
  { process: parent, uid, cwd }: Live,
  at: number,
  files: ContainerFiles,
): SceneProcess | undefined {
  const texts = quoted(call.text);
  const [file, ...args] = texts ?? [];
  // what only leads into the container is none of it
  if (file === undefined || (parent === undefined && file.endsWith("/chroot"))) return undefined;
  const path = files.resolve(file.startsWith("/") ? file : join(cwd, file));
  const interpreter = files.interpreter(path);
  const executable = interpreter === undefined ? path : files.resolve(interpreter);
  return {
    ...(parent !== undefined && { parent }),
    name: basename(file).slice(0, 15),
    executable,
    args: interpreter === undefined ? args : [interpreter, file, ...args.slice(1)],
    uid,
    at,
    ...(!files.before.has(executable) && { origin: "upper" as const }),
  };
}

type Happening = Omit<SceneEvent, "by" | "at">;

function happened(call: Call, live: Live, files: ContainerFiles, known: Set<string>): Happening[] {
  const network = onNetwork(call, live);
  if (network !== undefined) return [network];
  const type = types[call.name];
  const texts = quoted(call.text);
  if (type === undefined || texts === undefined) return [];
  const inside = (path: string) =>
    path.startsWith(files.root) ? path.slice(files.root.length) || "/" : path;
  const bases = descriptorPaths(call.text).map(inside);
  const place = (text: string, i: number) =>
    normalize(text.startsWith("/") ? text : join(bases[i] ?? live.cwd, text));
  const fd = bases[0];
  const path =
    call.resultPath !== undefined
      ? inside(call.resultPath)
      : texts[0] === undefined
        ? (fd ?? "")
        : place(type === "symlink" ? (texts[1] ?? "") : texts[0], 0);
  if (!path.startsWith("/")) return [];
  const isNew = !known.has(path);
  const upper = isNew || !files.before.has(path) ? { upper: true as const } : {};
  if (type === "open") return opened(call, path, isNew, upper, known);
  const second = texts[1] ?? "";
  const to = type === "symlink" ? texts[0] : place(second, 1);
  if (type === "rename" && to !== undefined) known.add(to);
  if (type === "unlink") known.delete(path);
  const mode = /\b0[0-7]{3,4}\b/.exec(call.text)?.[0];
  return [
    {
      type,
      path,
      ...(["rename", "link", "symlink"].includes(type) && { to }),
      ...(["chmod", "mkdir"].includes(type) &&
        mode !== undefined && { mode: Number.parseInt(mode, 8) }),
      ...upper,
    },
  ];
}

function opened(
  call: Call,
  path: string,
  isNew: boolean,
  upper: Pick<Happening, "upper">,
  known: Set<string>,
): Happening[] {
  const flags = call.text.replace(/"(?:[^"\\]|\\.)*"/gs, "");
  const modes = [
    /O_RDONLY|O_RDWR/.test(flags) ? letters.read : "",
    /O_WRONLY|O_RDWR/.test(flags) || call.name === "creat" ? letters.write : "",
    /O_TRUNC/.test(flags) || call.name === "creat" ? letters.truncate : "",
    /O_CREAT/.test(flags) || call.name === "creat" ? letters.create : "",
    /O_DIRECTORY/.test(flags) ? letters.directory : "",
  ].join("");
  const event = { type: "open", path, modes, ...upper };
  if (!isNew || !modes.includes(letters.create)) return [event];
  known.add(path);
  const mode = /\b0[0-7]{3,4}\b/.exec(flags)?.[0];
  return [
    {
      type: "create",
      path,
      ...(mode !== undefined && { mode: Number.parseInt(mode, 8) }),
      ...upper,
    },
    event,
  ];
}

const types: Readonly<Record<string, string>> = {
  open: "open",
  openat: "open",
  creat: "open",
  rename: "rename",
  renameat: "rename",
  renameat2: "rename",
  link: "link",
  linkat: "link",
  symlink: "symlink",
  symlinkat: "symlink",
  unlink: "unlink",
  unlinkat: "unlink",
  rmdir: "rmdir",
  mkdir: "mkdir",
  mkdirat: "mkdir",
  chmod: "chmod",
  fchmod: "chmod",
  fchmodat: "chmod",
  chown: "chown",
  fchown: "chown",
  lchown: "chown",
  fchownat: "chown",
};

/** A mirror of Debian's: the addresses that were really asked are the machine's own business. */
const outside = "151.101.2.132";

function onNetwork(call: Call, live: Live): Happening | undefined {
  const address = /inet_addr\("([^"]+)"\)|AF_INET6, "([^"]+)"/.exec(call.text);
  const port = Number(/sin6?_port=htons\((\d+)\)/.exec(call.text)?.[1] ?? 0);
  const fd = /^\d+/.exec(call.text)?.[0] ?? "";
  const told = address?.[1] ?? address?.[2] ?? "0.0.0.0";
  if (call.name === "connect" && port > 0) {
    const local = told.startsWith("127.") || told === "::1";
    return {
      type: "connect",
      address: local ? told : outside,
      port,
      protocol: port === 53 ? "udp" : "tcp",
    };
  }
  if (call.name === "bind" && port > 0) live.bound.set(fd, { address: told, port });
  const bound = call.name === "listen" ? live.bound.get(fd) : undefined;
  return bound && { type: "listen", protocol: "tcp", ...bound };
}
