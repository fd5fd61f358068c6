import type { LibraryFile } from "../library/library-file.ts";
import { parseTable, TableError } from "../tables/parse-table.ts";
import { Case, Table, type Want } from "../tables/table.ts";
import { packageOf } from "../tables/table-module.ts";

const NAME = /^(?<group>[^/]+)\/(?<id>[^/]+)_test\.ya?ml$/;

/**
 * Tests in Rego that expect something or nothing, and set the parameters, where the cases of a table do: what looks for missing tests
 * then sees them. A case that nobody could run is none.
 */
export async function twinOfTable(file: LibraryFile): Promise<LibraryFile | undefined> {
  const { group, id } = NAME.exec(file.name)?.groups ?? {};
  if (group === undefined || id === undefined) return undefined;
  const { given, cases } = await casesOf(file);
  if (cases.length === 0) return undefined;
  const asked = `data.hasp.policies.${group}.${id}.violations`.replaceAll("-", "_");
  const rules = cases.map(({ want, ...one }, i) => {
    const set = [given, one].flatMap((part) => [part?.parameters, inSettings(part?.settings, id)]);
    const parameters = JSON.stringify(Object.assign({}, ...set));
    const compared = expectsSome(want) ? "> 0" : "== 0";
    return `test_${i} if count(${asked}) ${compared} with data.hasp.parameters[${JSON.stringify(id)}] as ${parameters}\n`;
  });
  const name = file.name.replace(/_test\.ya?ml$/, "_table_test.rego");
  return { ...file, name, text: `package ${packageOf(group, id)}\n\n${rules.join("\n")}` };
}

async function casesOf(file: LibraryFile) {
  try {
    const table = Table.safeParse((await parseTable(file)).value);
    const { given, cases = [] } = table.data ?? {};
    return { given, cases: cases.flatMap((one) => Case.safeParse(one).data ?? []) };
  } catch (error) {
    if (error instanceof TableError) return { given: undefined, cases: [] };
    throw error;
  }
}

function expectsSome(want: Want): boolean {
  if (typeof want === "string") return false;
  return (Array.isArray(want) ? want : (want.violations ?? [])).length > 0;
}

function inSettings(settings: unknown, id: string): unknown {
  return Object(Object(Object(settings).policies)[id]).parameters;
}
