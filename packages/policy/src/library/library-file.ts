/** A Rego file of a library. */
export interface LibraryFile {
  /** Inside the library: `container/privileged-container.rego`. What goes into bundles. */
  readonly name: string;
  /** Where people find it. What errors name. */
  readonly place: string;
  readonly text: string;
}

/** Whether it holds what several policies share. */
export function isShared({ name }: Named): boolean {
  return name.startsWith("lib/");
}

/** Whether it holds a policy, which it is named by: `<group>/<id>.rego`. */
export function isPolicy(file: Named): boolean {
  return !isShared(file) && !isTest(file);
}

/** The id of the policy that a file holds or tests. */
export function idOf({ name }: Named): string {
  return name.slice(name.indexOf("/") + 1).replace(/(_test)?\.rego$/, "");
}

type Named = Pick<LibraryFile, "name">;

export function isTest(file: Named): boolean {
  return file.name.endsWith("_test.rego");
}
