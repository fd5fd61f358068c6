/** What the library says to an item of somebody else's catalogue. */
export interface Answer {
  /** As the catalogue names it. */
  readonly item: string;
  /** Ids of the policies that ask what the item asks. */
  readonly policies: readonly string[];
  /** Where a policy asks less, or by which setting; why no policy does where there is none. */
  readonly note?: string;
}

export interface AnsweredCatalogue {
  readonly name: string;
  /** Where its names were taken from, and when. */
  readonly source: string;
  /** What an item of it is called. */
  readonly unit: string;
  readonly answers: readonly Answer[];
}

/** The policies, by their ids in one text, that ask what the item asks. */
export function answer(item: string, policies: string, note?: string): Answer {
  return { item, policies: policies.split(" "), ...(note && { note }) };
}

/** An item that no policy asks, and why. */
export function none(item: string, reason: string): Answer {
  return { item, policies: [], note: reason };
}
