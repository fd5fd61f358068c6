import type { Fault } from "../library/fault.ts";
import type { ParsedTable } from "./parse-table.ts";
import { type CaseSurroundings, resolveCase } from "./resolve-case.ts";
import { Case, type Given, tableLimits } from "./table.ts";
import { faultsOf } from "./table-faults.ts";
import { type TableTest, wanted } from "./table-module.ts";

/** A test, the line of its case, and why it cannot be run. */
export interface PlacedTest extends TableTest {
  readonly row: number;
  readonly fault?: string;
}

/** Reads the cases of a table one after the other: one that is wrong leaves the others as they are. */
export class CaseReader {
  readonly #parsed: ParsedTable;
  readonly #given: Given;
  readonly #surroundings: CaseSurroundings;
  readonly #told: (faults: readonly Fault[]) => string;
  readonly #names = new Map<string, number>();
  readonly #tests = new Set<string>();
  #bytes = 0;

  constructor(
    parsed: ParsedTable,
    given: Given,
    surroundings: CaseSurroundings,
    told: (faults: readonly Fault[]) => string,
  ) {
    this.#parsed = parsed;
    this.#given = given;
    this.#surroundings = surroundings;
    this.#told = told;
  }

  async read(cases: readonly unknown[]): Promise<readonly PlacedTest[]> {
    const tests: PlacedTest[] = [];
    for (const [i, one] of cases.entries()) tests.push(await this.#readCase(one, ["cases", i]));
    return tests;
  }

  async #readCase(value: unknown, at: readonly (string | number)[]): Promise<PlacedTest> {
    const { row } = this.#parsed.find(at);
    const parsed = Case.safeParse(value);
    const name = parsed.success ? parsed.data.name : Object(value).name;
    const test = this.#testName(typeof name === "string" ? name : "", Number(at[1]));
    const bad = (faults: readonly Fault[]) => ({ name: test, row, fault: this.#told(faults) });
    if (!parsed.success) return bad(faultsOf(parsed.error, Case, at));
    const before = this.#names.get(parsed.data.name);
    if (before !== undefined)
      return bad([{ path: [...at, "name"], message: `line ${before} has a case of this name` }]);
    this.#names.set(parsed.data.name, row);
    const resolved = await resolveCase(parsed.data, at, this.#given, this.#surroundings);
    if ("faults" in resolved) return bad(resolved.faults);
    this.#bytes += JSON.stringify(resolved.inputs).length;
    if (this.#bytes > tableLimits.inputBytes) {
      const message = `the inputs of the table are over ${tableLimits.inputBytes} bytes here`;
      return bad([{ path: at, message }]);
    }
    const want = wanted(parsed.data.want, resolved.settings !== undefined);
    return { name: test, row, data: { ...resolved, want } };
  }

  /** The case's name as one of Rego; where that says nothing, or as much as another one, by its number. */
  #testName(name: string, index: number): string {
    const word = name.replaceAll(/\W+/g, "_").replaceAll(/^_+|_+$/g, "");
    const wish = `test_${word === "" ? "case" : word}`;
    const test = word === "" || this.#tests.has(wish) ? `${wish}_${index + 1}` : wish;
    this.#tests.add(test);
    return test;
  }
}
