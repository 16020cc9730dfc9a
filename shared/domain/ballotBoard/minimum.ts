/** What stands in place of an outcome where a secret vote had too few ballots to be opened. Apart from counting, which a voter's phone does not need. */
export const BELOW_MINIMUM = 'below-min-ballots';
