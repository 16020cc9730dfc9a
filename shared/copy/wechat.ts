/** What somebody is called who came in through WeChat and has not told a name. */
export const NEW_NEIGHBOUR = '微信来的邻居';

/** Stands for the title of a sensitive matter: a message may light up on a screen that others see. */
export const SENSITIVE_TITLE = '您说的一件事';
/** What is asked when a matter was handled. */
export const ANSWER_ASKED = '办好了吗？您说了算';
/** Results in at most five characters, as a template takes them. */
export const RESULT_PHRASES = { caseVerified: '办好了', caseDeclined: '没能受理', caseClosedUnrated: '先办结了' } as const;
