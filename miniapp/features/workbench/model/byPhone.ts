/** What somebody may say by telephone, each as the evaluation it is. */
export const WORDS_BY_PHONE = [
  { id: 'satisfied', name: '办好了，满意', solved: true, satisfaction: 'satisfied' },
  { id: 'basically', name: '办好了，基本满意', solved: true, satisfaction: 'basically' },
  { id: 'unsatisfied', name: '办了，不满意', solved: true, satisfaction: 'unsatisfied' },
  { id: 'unsolved', name: '没办好', solved: false, satisfaction: 'unsatisfied' },
] as const;

/** The word that was chosen; the first where none is, which is refused before. */
export const wordOf = (id: string): (typeof WORDS_BY_PHONE)[number] => WORDS_BY_PHONE.find((one) => one.id === id) ?? WORDS_BY_PHONE[0];
