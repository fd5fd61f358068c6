import { fileURLToPath } from "node:url";

/** The folder of the policies that come with this package; seen from src/library and from dist/library alike. */
export const shippedLibrary: string = fileURLToPath(new URL("../../rego/", import.meta.url));
