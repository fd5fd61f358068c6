import type { Argument } from "../command.ts";

export const imageArgument: Argument = {
  name: "IMAGE",
  description:
    "a name in the local Docker engine, or docker:NAME, docker-archive:FILE, oci-dir:DIR, oci-archive:FILE",
  path: "file",
};
