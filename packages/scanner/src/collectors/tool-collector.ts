import type { ImageFacts } from "@hasp/core";
import type { Collected, Collector, ReadImage } from "./collector.ts";

type Tool = ImageFacts["tools"][number];

const FOLDER = /^(?:(?:usr\/(?:local\/)?)?s?bin|busybox)$/;

/**
 * Package managers are the distribution's. npm, pip and their like are left out: they install into an application
 * rather than the system, and `npm start` is how many images run.
 */
const KINDS: ReadonlyMap<string, Tool["kind"]> = new Map([
  ...named(
    "shell",
    "sh bash rbash dash ash zsh ksh ksh93 mksh csh tcsh fish yash pwsh busybox toybox",
  ),
  ...named(
    "package-manager",
    "apt apt-get aptitude dpkg apk yum dnf dnf5 microdnf tdnf rpm zypper pacman opkg emerge",
  ),
]);

/**
 * The shells and package managers that a container of the image could execute, by the names they are called by.
 * Real paths only: where `bin` is a link to `usr/bin`, a tool counts once.
 */
export class ToolCollector implements Collector {
  readonly name = "tools";
  readonly version = 1;
  readonly failure = "FILE_UNREADABLE";

  wants(): boolean {
    return false;
  }

  add(): void {}

  finish({ view, layers }: ReadImage): Collected {
    const tools: Tool[] = [];
    for (const { path } of view.entries()) {
      const slash = path.lastIndexOf("/");
      const kind = KINDS.get(path.slice(slash + 1));
      if (kind === undefined || !FOLDER.test(path.slice(0, Math.max(slash, 0)))) continue;
      const target = view.resolve(path);
      if (target?.entry.type !== "file" || (target.entry.mode & 0o111) === 0) continue;
      const layer = layers[target.layer]?.diffId;
      tools.push({ kind, path, ...(layer !== undefined && { layer }) });
    }
    return { facts: { tools } };
  }
}

function named(kind: Tool["kind"], names: string): [string, Tool["kind"]][] {
  return names.split(" ").map((name) => [name, kind]);
}
