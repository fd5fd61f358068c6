import type { CompileLibraryOptions } from "../library/compile-library.ts";

/** A kind of objects that runs Pods. */
export interface PodKind {
  readonly kind: string;
  /** The API groups that serve it; "" is the core group. */
  readonly groups: readonly string[];
  /** Where it holds them, by JSON Pointers in which `*` is any member; in the form of a Pod template unless another is said. */
  readonly pods: readonly { readonly at: string; readonly form?: string }[];
  /** Whether it cannot be without its template. */
  readonly strict?: boolean;
}

export interface ExportOptions extends CompileLibraryOptions {
  /** The ids of the policies to export, else those of the groups. */
  readonly ids: readonly string[];
  readonly groups: readonly string[];
  /** The kinds that run Pods: such an object is a workload and no resource. */
  readonly podKinds: readonly PodKind[];
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
