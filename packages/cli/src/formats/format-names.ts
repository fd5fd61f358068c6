/** The names of the formats, for places that must not load them; a test holds them equal to the list. */
export const formatNames = ["table", "json", "sarif"] as const;
