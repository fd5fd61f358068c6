/** What holds for every way of running a bundle. */
export interface EvaluatorOptions {
  /** Pages of 64 KiB that an instance may use; 512 MiB when not given. */
  readonly memoryPages?: number;
  /** Bytes of an input's canonical JSON; 16 MiB when not given. Memory holds about eleven times that. */
  readonly maxInputBytes?: number;
}

export const evaluatorDefaults: Required<EvaluatorOptions> = {
  memoryPages: 8192,
  maxInputBytes: 16 * 2 ** 20,
};
