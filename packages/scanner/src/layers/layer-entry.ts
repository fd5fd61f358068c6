/** One entry of a layer's tar, with its path cleaned: relative, no `.` or `..`, no leading slash. */
export interface LayerEntry {
  readonly path: string;
  readonly type: "file" | "directory" | "symlink" | "hardlink" | "other";
  readonly size: number;
  /** Permission bits. */
  readonly mode: number;
  readonly uid: number;
  /** Target of a link: a symbolic link's as written, a hard link's cleaned like a path. */
  readonly target?: string;
}
