import { basename } from "node:path";
import { z } from "zod";
import { describeIssues, type Fault } from "../library/fault.ts";

/** What is wrong with one case is told so often. */
const MAX_FAULTS = 5;

/** Of a value that may be one of several things, what is wrong with the one that it resembles. */
export function faultsOf(
  error: z.ZodError,
  schema: z.ZodType,
  root: Fault["path"] = [],
): readonly Fault[] {
  const all = error.issues.flatMap(nearest);
  // of an object with a misspelt key nothing else is certain
  const misspelt = all.filter(({ code }) => code === "unrecognized_keys");
  const issues = misspelt.length > 0 ? misspelt : all;
  const faults = describeIssues(new z.ZodError(issues), schema, root);
  return faults.map(({ path, message }) => {
    const below = path.slice(root.length).join(".");
    const isNamed = below === "" || message.startsWith("unknown key");
    return { path, message: isNamed ? message : `${below}: ${message}` };
  });
}

/** The faults of a table as people read them, each with its line. */
export function tellFaults(
  faults: readonly Fault[],
  file: string,
  rowOf: (path: Fault["path"]) => number,
): string {
  const more = faults.length - MAX_FAULTS;
  return [
    ...faults
      .slice(0, MAX_FAULTS)
      .map(({ path, message }) => `${basename(file)}:${rowOf(path)}: ${message}`),
    ...(more > 0 ? [`and ${more} more`] : []),
  ].join("\n");
}

function nearest(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== "invalid_union") return [issue];
  const meant = issue.errors.filter(
    ([first]) => first && (first.path.length > 0 || !/^invalid_(type|value)$/.test(first.code)),
  );
  const [only] = meant;
  if (only === undefined || meant.length > 1)
    return [{ code: "custom", path: issue.path, message: issue.message, input: issue.input }];
  return only.flatMap((one) => nearest({ ...one, path: [...issue.path, ...one.path] }));
}
