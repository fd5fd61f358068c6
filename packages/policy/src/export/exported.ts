import type { LibraryOptions } from "../library/compile-library.ts";

/** A kind of Kubernetes object with the API groups that serve it. */
export interface KindOfGroups {
  readonly kind: string;
  /** "" is the core group. */
  readonly groups: readonly string[];
}

export interface ExportOptions extends LibraryOptions {
  /** A settings document as it was parsed; it says the modes and the values of parameters. */
  readonly settings?: unknown;
  /** The ids of the policies to export, else those of the groups. */
  readonly ids: readonly string[];
  readonly groups: readonly string[];
  /** The kinds that run Pods: such an object is a workload and no resource. */
  readonly podKinds: readonly KindOfGroups[];
}

/** What became of one policy. */
export interface ExportedItem {
  readonly id: string;
  readonly state: "exported" | "left-out";
  /** Why it is left out, or what of it is not said. */
  readonly reasons: readonly string[];
}

/** What other systems can be given of policies: objects of Kubernetes, those of a policy together. */
export interface Export {
  readonly items: readonly ExportedItem[];
  /** `privileged-container.yaml`, with one document an object. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
}
