// why whole kinds of Kyverno's policies have no policy of ours

export const changes = "it changes objects; Hasp judges them and changes nothing";

export const makes = "it makes objects; Hasp judges them and makes none";

export const removes = "it removes objects; Hasp judges them and removes nothing";

export const backups = "how often and where data is saved is not asked of objects";
