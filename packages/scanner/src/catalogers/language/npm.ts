import { parse as parseVersion } from "semver";
import { z } from "zod";
import type { Cataloger } from "../cataloger.ts";
import { quote, textOf } from "../text.ts";

const MAX_BYTES = 4 * 2 ** 20;
const NAME = /^(?:@[\w.~!'()*-]+\/)?[\w~!'()*-][\w.~!'()*-]*$/;
/** Folders in which packages keep trees that nobody loads. */
const UNUSED =
  /^(?:tests?|__tests__|specs?|fixtures?|__fixtures__|testdata|mocks?|__mocks__|examples?|benchmarks?|docs?)$/;

const Manifest = z.object({
  name: z.string().optional().catch(undefined),
  version: z.string().optional().catch(undefined),
  license: z
    .union([z.string(), z.object({ type: z.string() }).transform(({ type }) => type)])
    .optional()
    .catch(undefined),
});

/**
 * Packages installed by npm, pnpm or Yarn: every `package.json` directly below a `node_modules` folder, those bundled
 * within other packages and npm's own included. A manifest elsewhere (an application's, a workspace's) declares, it does
 * not install; neither does one inside the test data of a package.
 */
export const npm: Cataloger = {
  name: "npm",
  version: 1,
  reads: "manifest",
  globs: ["**/node_modules/*/package.json", "**/node_modules/@*/*/package.json"],

  catalog({ path, bytes }, onProblem) {
    if (isUnused(path)) return [];
    if (bytes.length > MAX_BYTES) throw new Error(`longer than ${MAX_BYTES} bytes`);
    const { name, version, license } = Manifest.parse(
      JSON.parse(textOf(bytes).replace(/^\uFEFF/, "")),
    );
    // a nameless manifest only sets `type` or `main` for a folder
    if (name === undefined || name === "") return [];
    if (name.length > 214 || !NAME.test(name)) {
      onProblem(`not a package name: ${quote(name)}`);
      return [];
    }
    const parsed = version === undefined ? null : parseVersion(version, { loose: true });
    if (parsed === null) {
      onProblem(`package ${name}: not a version: ${quote(version)}`);
      return [];
    }
    const licenses = license ? { licenses: [license.slice(0, 1024)] } : {};
    return [{ type: "npm", name, version: parsed.version, ...licenses }];
  },
};

/** Whether the folder lies in a package's test data: what stands between `node_modules` folders beside the package names. */
function isUnused(path: string): boolean {
  const [, ...parts] = path.split(/(?:^|\/)node_modules\//);
  return parts.slice(0, -1).some((part) => {
    const segments = part.split("/");
    return segments.slice(part.startsWith("@") ? 2 : 1).some((segment) => UNUSED.test(segment));
  });
}
