import { registerHooks } from "node:module";

// preloaded with --import, it tells at the end on the last line of stderr which packages the process loaded: ours by their names
const packages = new Set<string>();
const PACKAGE = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\/|.*\/packages\/([a-z]+)\/src\//;

registerHooks({
  load(url, context, next) {
    const [, other, own] = PACKAGE.exec(url) ?? [];
    if (other !== undefined) packages.add(other);
    if (own !== undefined) packages.add(`@hasp/${own}`);
    return next(url, context);
  },
});

process.on("exit", () => process.stderr.write(`\n${JSON.stringify([...packages])}`));
