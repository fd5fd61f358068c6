import type { LayerFiles } from "./layer.ts";

/** What a scanner reads of a Debian image with one package. */
export const smallDebian = {
  "etc/os-release": 'ID=debian\nVERSION_ID="12"\nVERSION_CODENAME=bookworm\n',
  "var/lib/dpkg/status":
    "Package: bash\nStatus: install ok installed\nVersion: 5.2.15-2+b2\nArchitecture: amd64\n",
} satisfies LayerFiles;
