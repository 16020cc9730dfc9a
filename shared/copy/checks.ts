/** What a row of the workbench warns of, two to five characters. */
export const HEED_WORDS = { risky: '内容有险', review: '内容待看' } as const;

/** Under a picture, for staff: what WeChat's check says. */
export const PICTURE_CHECK_WORDS: Readonly<Record<'pending' | 'review' | 'risky' | 'unread', string>> = {
  pending: '微信在查',
  review: '微信看不准',
  risky: '微信说有险',
  unread: '请看有没有证件',
};

/** Under the resident's words, for staff: look before others read them. */
export const WORDS_CHECK_WORDS = {
  review: '微信看不准这段话，给邻居看之前，请您看一遍',
  unchecked: '这段话没经过微信检查，给邻居看之前，请您看一遍',
} as const;

/** At every place where residents put photos that others may see. */
export const PHOTO_NEVER = '别拍证件、银行卡、收款码';

/** What the station says by ticking, before pictures in doubt go out. */
export const PICTURES_SEEN = '微信看不准的照片，我看过了，可以给邻居看';
