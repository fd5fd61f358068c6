// Prints the parts that stryker.config.mjs mutates, as JSON: one run of all takes longer than a job on a schedule may. Each is a
// value for `npm run mutation -- --mutate`, which takes commas for ends of globs, so braces are expanded.
import config from "../stryker.config.mjs";

function expand(glob) {
  const [whole, inner] = /\{([^{}]*)\}/.exec(glob) ?? [];
  if (whole === undefined) return [glob];
  return inner.split(",").flatMap((one) => expand(glob.replace(whole, one)));
}

const left = config.mutate.filter((glob) => glob.startsWith("!")).flatMap(expand);
const parts = config.mutate
  .filter((glob) => !glob.startsWith("!"))
  .map((glob) => [...expand(glob), ...left].join(","));
process.stdout.write(`${JSON.stringify(parts)}\n`);
