/** A channel failed several times in a row; `data.unit`, `data.channel`. */
export const CHANNEL_DEAD = 'channel.dead';
/** Something was given up on its way to a channel; `data.unit`, `data.channel`. */
export const DELIVERY_GIVEN_UP = 'channel.gaveUp';
/** A system outside answered; `data.channel`. */
export const ANSWERED = 'outside.answered';
/** What is stuck this morning; `data.channels`, `data.waiting`, `data.givenUp`; `data.why`: codes of the reasons, with commas between. */
export const STUCK_TODAY = 'channel.stuck';
/** A file for another system was made; `data.channel`. */
export const DROP_MADE = 'drop.made';
/** A file for another system was taken over whole; `data.channel`. */
export const DROP_CONFIRMED = 'drop.confirmed';
