/**
 * A wake-up for the relay, with the model whose documents carry something new; without one, anything may have happened
 * anywhere. Says nothing about what happened.
 */
export type Nudge = (carrier?: { readonly collection: { readonly name: string } }) => void;
