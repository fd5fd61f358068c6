import type { Package, Problem } from "@hasp/core";
import type { Cataloger } from "../catalogers/cataloger.ts";
import { catalogers } from "../catalogers/index.ts";
import { ecosystemOfType } from "../image/package-identity.ts";
import { findUnsupportedDatabases } from "../image/unsupported-databases.ts";
import { compileGlob } from "../layers/glob.ts";
import type { LayerEntry } from "../layers/layer-entry.ts";
import type { SquashedView } from "../layers/squash.ts";
import type { ReadImage } from "./collector.ts";

/** A file of some layer that a cataloger was given. */
export interface ReadFile {
  readonly entry: LayerEntry;
  readonly cataloger: Cataloger;
  readonly path: string;
  readonly layer: number;
  readonly packages: readonly unknown[];
}

/** Folders that packages of a kind lie in, anywhere: `node_modules`. */
const folders = new Map(
  catalogers.flatMap(({ name, globs }) =>
    globs.flatMap((glob) => {
      const folder = /^\*\*\/([^/*]+)\//.exec(glob)?.[1];
      return folder === undefined ? [] : [[folder, name] as const];
    }),
  ),
);

const databases = catalogers.filter(({ reads }) => reads === "database");

/**
 * What a scan does not see of an image's packages: one that has nothing to read must not look like one that has nothing wrong.
 * `files` are those of every layer, also where a later one took them away.
 */
export function findGaps(
  files: readonly ReadFile[],
  packages: readonly Package[],
  { view, facts: { distribution } }: ReadImage,
): Problem[] {
  const visible = files.filter(({ layer, path }) => !view.isRemoved(layer, path));
  const read: ReadSets = {
    paths: new Set(visible.map(({ path }) => path)),
    entries: new Set(visible.map(({ entry }) => entry)),
  };
  const gaps = databases.flatMap((cataloger) => [
    ...cataloger.globs.flatMap((glob) => emptied(cataloger, glob, visible)),
    ...cataloger.globs.flatMap((glob) => unread(cataloger, glob, read, view)),
  ]);
  if (visible.length === 0) gaps.push(nothingRead());
  else gaps.push(...databases.flatMap((cataloger) => takenAway(cataloger, files, visible)));
  gaps.push(...findUnsupportedDatabases(view), ...led(view));
  const hasDatabase = visible.some(({ cataloger }) => cataloger.reads === "database");
  if (distribution !== undefined && !hasDatabase && gaps.length === 0)
    gaps.push(notFound(`the image is of ${distribution.id}, but has no database of its packages`));
  const isOfDistribution = ({ type }: Package) => ecosystemOfType(type).release !== undefined;
  if (distribution === undefined && packages.some(isOfDistribution)) gaps.push(unnamed());
  return gaps;
}

/** Each place by itself: a database elsewhere does not make good for one that was emptied. */
function emptied({ name }: Cataloger, glob: string, visible: readonly ReadFile[]): Problem[] {
  const matches = compileGlob(glob);
  const files = visible.filter(({ cataloger, path }) => cataloger.name === name && matches(path));
  const [first] = files.map(({ path }) => path).sort();
  if (first === undefined || files.some(({ packages }) => packages.length > 0)) return [];
  const message = `the database of ${name} is there, but lists no installed package`;
  return [{ code: "DATABASE_EMPTY", path: first, message }];
}

/** What was read, to look up: a folder may hold as many files as a layer has entries. */
interface ReadSets {
  readonly paths: ReadonlySet<string>;
  readonly entries: ReadonlySet<LayerEntry>;
}

/** A package manager follows links to its database; files are read by the path that their layer writes. */
function unread({ name }: Cataloger, glob: string, read: ReadSets, view: SquashedView): Problem[] {
  return [...filesAt(glob, view)].flatMap((path) => {
    const found = view.resolve(path);
    if (found === undefined || read.paths.has(found.path) || read.entries.has(found.entry))
      return [];
    const message = `the database of ${name} could not be read where it stands: ${found.path}`;
    return [{ code: "DATABASE_UNSUPPORTED" as const, path, message }];
  });
}

/** The paths that a glob stands for in an image: of one file, or of the files of one folder. */
function* filesAt(glob: string, view: SquashedView): Generator<string> {
  if (!glob.endsWith("/*")) return yield glob;
  const folder = glob.slice(0, -"/*".length);
  const real = view.realPath(folder);
  if (real === undefined) return;
  for (const { path, entry } of view.entries()) {
    const name = path.slice(real.length + 1);
    if (path !== `${real}/${name}` || name.includes("/") || entry.type === "directory") continue;
    yield `${folder}/${name}`;
  }
}

/** A folder of packages that is a link to one of another name: no path of a file in it says what it is. */
function led(view: SquashedView): Problem[] {
  const gaps: Problem[] = [];
  for (const { path, entry } of view.entries()) {
    if (entry.type !== "symlink") continue;
    const called = nameOf(path);
    const name = folders.get(called);
    const real = name === undefined ? undefined : view.realPath(path);
    if (real === undefined || nameOf(real) === called) continue;
    const message = `packages of ${name} are not found where this leads: ${real}`;
    gaps.push({ code: "DATABASE_UNSUPPORTED", path, message });
  }
  return gaps;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The files of the packages are still there when only their list was deleted. */
function takenAway(
  { name }: Cataloger,
  files: readonly ReadFile[],
  visible: readonly ReadFile[],
): Problem[] {
  const isOwn = ({ cataloger }: ReadFile) => cataloger.name === name;
  const listed = files.filter((file) => isOwn(file) && file.packages.length > 0);
  const [first] = listed.map(({ path }) => path).sort();
  if (first === undefined || visible.some(isOwn)) return [];
  return [notFound(`a later layer takes away the database of ${name}`, first)];
}

function nothingRead(): Problem {
  const names = catalogers.map(({ name }) => name).join(", ");
  return notFound(`the image has no package database or manifest that is understood (${names})`);
}

function notFound(message: string, path = ""): Problem {
  return { code: "NOTHING_CATALOGED", path, message };
}

/** Advisories are published for a release, so a distribution's packages without one are matched with nothing. */
function unnamed(): Problem {
  const message =
    "the image has no os-release that names its distribution, so its packages match no advisories";
  return { code: "DISTRIBUTION_UNKNOWN", path: "etc/os-release", message };
}
