/** An object of the API server as JSON, of which nothing was checked yet. */
export type KubernetesObject = Readonly<Record<string, unknown>>;

/** What an object names another one by. */
export interface ObjectReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Left out of the question where the kind has none. */
  readonly namespace?: string | undefined;
}

export interface Namespace {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** What the webhook asks of the API server. A signal bounds each question: who waits for an answer has little time. */
export interface Cluster {
  /** The namespace as the API server holds it; undefined where there is none. @throws when it cannot be asked */
  findNamespace(name: string, signal: AbortSignal): Promise<Namespace | undefined>;
  /** The object; undefined where the API server says that there is none. @throws when it cannot be asked */
  findObject(
    reference: ObjectReference,
    signal: AbortSignal,
  ): Promise<KubernetesObject | undefined>;
  close(): Promise<void>;
}

/** What was asked for, or something else where the answer fails to come. */
export async function settled<Answer, Else>(
  asked: Promise<Answer>,
  otherwise: Else,
): Promise<Answer | Else> {
  try {
    return await asked;
  } catch {
    return otherwise;
  }
}
