/** The page that shows matters of one origin as one story. */
export const THREAD = {
  title: '前前后后',
  link: '这件事连着别的事',
  matters: '一共这几件',
  story: '从头到尾',
  alone: '就这一件，没有连着别的事',
  from: '从这件事里分出来的',
} as const;

/** `2 件，从头看到尾`: under the link to the thread. */
export const threadNote = (mine: boolean): string => (mine ? '分出来的、合着办的，都在这里' : '同一位居民说的，从头看到尾');

/** First line of a matter that was split off. It does not say from what: that may not exist for whoever reads it. */
export const SPLIT_REASON = '居民一次说了几件事，这是分出来的一件';

/** First line of a case that a wish became. */
export const HANDED_OVER_REASON = '从微心愿转来，不用再说一遍';

/** First line of a case that the proposal of a micro-project became: it is somebody's duty already. */
export const DUTY_REASON = '从微项目转来：这是有单位该办的，不花大家的钱';

/** First line of a case that a topic became: nobody needs to consult on it, it is to be done. */
export const TOPIC_REASON = '从议题转来：这件事不用商量，该办就办';

/** First line of a case that carries out what a consultation decided. */
export const CONSULTATION_REASON = '大家商量定下来的，照着办';

/** First line of a case that a visit became. That somebody was visited is nobody's business. */
export const VISIT_REASON = '居民当面说的，本人同意办';

/** First line of a case that was said at a reception or service. Which one is nobody's business. */
export const TALK_REASON = '居民在社区当面说的，本人同意办';
/** What a thread calls what was said at a reception or service. */
export const TALK_THREAD = '当面说的';
