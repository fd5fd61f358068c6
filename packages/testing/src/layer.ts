import { dirname } from "node:path";
import { pax, type TarMember, tarOf } from "./tar.ts";

/** A file of a layer: its content, a symbolic link, or `null` for a whiteout of the path. */
export type LayerFile =
  | string
  | Uint8Array
  | { readonly content: string | Uint8Array; readonly mode: number }
  | { readonly link: string }
  | null;

/** Files by path, without a leading slash. */
export type LayerFiles = Readonly<Record<string, LayerFile>>;

/** A layer's tar: of the files and the folders above them, with nothing of this machine or moment; a tar is taken as it is. */
export function layerTar(layer: LayerFiles | Uint8Array): Uint8Array {
  if (layer instanceof Uint8Array) return layer;
  const folders = foldersOf(Object.keys(layer)).map((path) => ({
    name: `${path}/`,
    flag: "5",
    mode: 0o755,
  }));
  const files = Object.entries(layer).map(([path, file]) => memberOf(path, file));
  return tarOf(...[...folders, ...files].flatMap((member) => [...longNames(member), member]));
}

function foldersOf(paths: readonly string[]): string[] {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) folders.add(folder);
  }
  return [...folders].sort();
}

function memberOf(name: string, file: LayerFile): TarMember {
  if (file === null) return { name: name.replace(/([^/]+)$/, ".wh.$1") };
  if (typeof file === "string" || file instanceof Uint8Array) return { name, content: file };
  return "link" in file
    ? { name, flag: "2", target: file.link, mode: 0o777 }
    : { name, content: file.content, mode: file.mode };
}

/** The header that holds what has no room in the member's own. */
function longNames({ name, target = "" }: TarMember): TarMember[] {
  const path = Buffer.byteLength(name) > 100 && { path: name };
  const linkpath = Buffer.byteLength(target) > 100 && { linkpath: target };
  return path || linkpath ? [pax({ ...path, ...linkpath })] : [];
}
