/** A wake-up for the relay; says nothing about what happened. */
export type Nudge = () => void;
