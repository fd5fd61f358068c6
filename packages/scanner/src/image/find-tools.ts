import type { ImageFacts } from "@hasp/core";
import type { SquashedView } from "../layers/squash.ts";

type Tool = ImageFacts["tools"][number];

const FOLDERS = [
  "bin",
  "sbin",
  "usr/bin",
  "usr/sbin",
  "usr/local/bin",
  "usr/local/sbin",
  "busybox",
];

/**
 * Package managers are the distribution's. npm, pip and their like are left out: they install into an application
 * rather than the system, and `npm start` is how many images run.
 */
const NAMES: Readonly<Record<Tool["kind"], readonly string[]>> = {
  shell: [
    ..."sh bash dash ash zsh ksh ksh93 mksh csh tcsh fish rbash yash pwsh".split(" "),
    ..."busybox toybox".split(" "),
  ],
  "package-manager":
    "apt apt-get aptitude dpkg apk yum dnf dnf5 microdnf tdnf rpm zypper pacman opkg emerge snap".split(
      " ",
    ),
};

/** The shells and package managers that a container of the image could execute, by the names they are called by. */
export function findTools(view: SquashedView, diffIds: readonly string[]): Tool[] {
  const tools: Tool[] = [];
  for (const folder of realFolders(view)) {
    for (const kind of ["shell", "package-manager"] as const) {
      for (const name of NAMES[kind]) {
        const path = `${folder}/${name}`;
        const found = view.resolve(path);
        if (found?.entry.type !== "file" || (found.entry.mode & 0o111) === 0) continue;
        const layer = diffIds[found.layer];
        tools.push({ kind, path, ...(layer !== undefined && { layer }) });
      }
    }
  }
  return tools;
}

/** Folders without those that are links to others, as `bin` is to `usr/bin`: a tool counts once. */
function realFolders(view: SquashedView): Iterable<string> {
  return new Set(FOLDERS.map((folder) => view.resolve(folder)?.path ?? folder));
}
