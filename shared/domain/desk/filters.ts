/** Ways to look at the list that one person keeps: as many as stand in two lines, and how long a name is. */
export const FILTER_LIMITS = { filters: 8, name: 60, search: 60 } as const;
