import { ScanError } from "../error.ts";
import type { LayerEntry } from "./layer-entry.ts";

/** An entry and the number of the layer that has it. */
export interface PlacedEntry {
  readonly layer: number;
  readonly entry: LayerEntry;
}

export interface TreeNode {
  readonly name: string;
  readonly parent: TreeNode | undefined;
  children: Map<string, TreeNode> | undefined;
  /** Missing for a folder that only its content implies. */
  own: PlacedEntry | undefined;
  /** Where a hard link's content stands. */
  content: PlacedEntry | undefined;
}

/** Linux follows this many symbolic links in one path. */
const LINKS = 40;
/** Path parts walked in all: links of hostile images stand for long paths again and again. */
const STEPS = 100_000_000;

/** A file system in the making; symbolic links never lead out of it. */
export class FileTree {
  readonly root = newNode("", undefined);
  #steps = 0;

  /** What is at a path, symbolic links among its parents followed; `keep` leaves one at its end as it is. */
  find(path: string, lastLink: "follow" | "keep"): TreeNode | undefined {
    return this.#walk(path, lastLink, false);
  }

  /** Puts an entry in its place, as engines do when they unpack: parents are followed or made, what is there is replaced. */
  place(entry: LayerEntry, layer: number): void {
    const { folder, name } = splitLast(entry.path);
    const parent = this.#walk(folder, "follow", true) ?? this.root;
    const before = parent.children?.get(name);
    const linked = entry.type === "hardlink" ? this.find(entry.target ?? "", "keep") : undefined;
    // a folder over a folder keeps what is in it
    const isKept = entry.type === "directory" && before !== undefined && isFolder(before);
    const node = isKept ? before : addChild(parent, name);
    node.own = { layer, entry };
    node.content = linked?.content ?? linked?.own;
  }

  delete(path: string): void {
    const node = this.find(path, "keep");
    node?.parent?.children?.delete(node.name);
  }

  /** Every node, parents before their content. */
  *nodes(): Generator<TreeNode> {
    const rest = [this.root];
    for (let node = rest.pop(); node; node = rest.pop()) {
      yield node;
      for (const child of node.children?.values() ?? []) rest.push(child);
    }
  }

  #walk(path: string, lastLink: "follow" | "keep", isMaking: boolean): TreeNode | undefined {
    const names = splitPath(path).reverse();
    let links = 0;
    let node = this.root;
    for (let name = names.pop(); name !== undefined; name = names.pop()) {
      this.#count();
      if (name === "..") {
        node = node.parent ?? this.root;
        continue;
      }
      const child = node.children?.get(name);
      const target = child && linkTarget(child);
      const isFollowed = target !== undefined && (names.length > 0 || lastLink === "follow");
      if (isFollowed && links < LINKS) {
        links++;
        if (target.startsWith("/")) node = this.root;
        names.push(...splitPath(target).reverse());
      } else if (child && !isFollowed && (isFolder(child) || !isMaking)) node = child;
      else if (isMaking) node = addChild(node, name);
      else return undefined;
    }
    return node;
  }

  #count(): void {
    this.#steps++;
    if (this.#steps <= STEPS) return;
    throw new ScanError(
      "LIMIT_EXCEEDED",
      "the image's symbolic links stand for too many long paths",
      {
        hint: "rebuild the image with fewer links to links",
      },
    );
  }
}

export function pathOf(node: TreeNode): string {
  const names: string[] = [];
  for (let at: TreeNode | undefined = node; at?.parent; at = at.parent) names.push(at.name);
  return names.reverse().join("/");
}

function newNode(name: string, parent: TreeNode | undefined): TreeNode {
  return { name, parent, children: undefined, own: undefined, content: undefined };
}

function addChild(parent: TreeNode, name: string): TreeNode {
  const child = newNode(name, parent);
  parent.children ??= new Map();
  parent.children.set(name, child);
  return child;
}

function isFolder(node: TreeNode): boolean {
  return node.own === undefined || node.own.entry.type === "directory";
}

function linkTarget({ own }: TreeNode): string | undefined {
  return own?.entry.type === "symlink" ? own.entry.target : undefined;
}

function splitLast(path: string): { folder: string; name: string } {
  const slash = path.lastIndexOf("/");
  return { folder: path.slice(0, Math.max(slash, 0)), name: path.slice(slash + 1) };
}

function splitPath(path: string): string[] {
  return path.split("/").filter((part) => part !== "" && part !== ".");
}
