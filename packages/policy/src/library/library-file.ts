/** A Rego file of a library. */
export interface LibraryFile {
  /** Inside the library: `container/privileged-container.rego`. What goes into bundles. */
  readonly name: string;
  /** Where people find it. What errors name. */
  readonly place: string;
  readonly text: string;
}

export function isTest(file: { readonly name: string }): boolean {
  return file.name.endsWith("_test.rego");
}
