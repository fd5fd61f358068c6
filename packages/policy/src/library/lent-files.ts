import { isShared, isTest, type LibraryFile } from "./library-file.ts";

/** Inputs for everybody's tests, which holds no test itself. */
const testingName = "lib/testing_test.rego";

/**
 * The files that one's own lean on, with one's own: all that is shared, and of the others' policies those of the groups that some file
 * names. Compiling nothing else, a check or a test of a few policies takes a second. What asks for a decision leans on everything.
 */
export function withLent(
  own: readonly LibraryFile[],
  files: readonly LibraryFile[],
): readonly LibraryFile[] {
  const mine = new Set(own);
  const lent = files.filter(
    (file) => !mine.has(file) && (!isTest(file) || file.name === testingName),
  );
  const texts = [...own, ...lent].map(({ text }) => text);
  const isAll = own.some(({ text }) =>
    /\bdata(\.hasp)?(\.decide|\[|\.policies(?!\.\w))/.test(text),
  );
  const groups = new Set(
    texts.flatMap((text) =>
      [...text.matchAll(/\bdata\.hasp\.policies\.(\w+)/g)].map(([, name = ""]) =>
        name.replaceAll("_", "-"),
      ),
    ),
  );
  const isLent = (file: LibraryFile) => isAll || isShared(file) || groups.has(groupOf(file));
  const needed = new Set(lent.filter(isLent));
  return files.filter((file) => mine.has(file) || needed.has(file));
}

function groupOf({ name }: LibraryFile): string {
  return name.slice(0, name.indexOf("/"));
}
