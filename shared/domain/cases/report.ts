import { CASE_GRADES, type CaseGrade } from './states';

/** One question of a category as the catalogue holds it. */
export interface CategoryQuestion {
  readonly id: string;
  readonly text: string;
  readonly kind: 'choice' | 'yesNo';
  readonly options: readonly {
    readonly value: string;
    readonly label: string;
    /** This answer makes the case at least so urgent. */
    readonly raisesTo?: CaseGrade;
    /** This answer makes the case one about persons: never shown to neighbours. */
    readonly sensitive?: boolean;
  }[];
  readonly required: boolean;
}

export interface GivenAnswer {
  readonly questionId: string;
  readonly value: string;
}

/** A bad field: `code` is a key of the field words in `shared/copy/errors.ts`. */
export interface FieldProblem {
  readonly path: string;
  readonly code: 'wordsOrPhoto' | 'unknownQuestion' | 'unknownOption' | 'answeredTwice' | 'answerMissing';
}

/** A report says something in words or aloud, or shows it in a photo; blanks are not words. */
export function saysSomething(text: string, photoIds: readonly string[], voiceIds: readonly string[] = []): boolean {
  return text.trim() !== '' || photoIds.length > 0 || voiceIds.length > 0;
}

/** Every answer that does not fit its category's questions, all at once. */
export function answerProblems(answers: readonly GivenAnswer[], questions: readonly CategoryQuestion[]): FieldProblem[] {
  const seen = new Set<string>();
  const problems = answers.flatMap<FieldProblem>(({ questionId, value }, i) => {
    const question = questions.find((q) => q.id === questionId);
    if (!question) return [{ path: `answers.${i}.questionId`, code: 'unknownQuestion' }];
    if (seen.has(questionId)) return [{ path: `answers.${i}.questionId`, code: 'answeredTwice' }];
    seen.add(questionId);
    const known = question.options.some((option) => option.value === value);
    return known ? [] : [{ path: `answers.${i}.value`, code: 'unknownOption' }];
  });
  const missing = questions.filter((q) => q.required && !answers.some((a) => a.questionId === q.id));
  return [...problems, ...missing.map<FieldProblem>((q) => ({ path: `answers.${q.id}`, code: 'answerMissing' }))];
}

/** Every problem of a report that the contract's form cannot see. */
export function reportProblems(
  report: { text: string; photoIds: readonly string[]; voiceIds?: readonly string[] | undefined; answers: readonly GivenAnswer[] },
  questions: readonly CategoryQuestion[],
): FieldProblem[] {
  const empty: FieldProblem[] = saysSomething(report.text, report.photoIds, report.voiceIds) ? [] : [{ path: 'text', code: 'wordsOrPhoto' }];
  return [...empty, ...answerProblems(report.answers, questions)];
}

/** Question and answer in words, for those who read the case; answers to questions since removed are left out. */
export function answerWords(answers: readonly GivenAnswer[], questions: readonly CategoryQuestion[]): { question: string; answer: string }[] {
  return answers.flatMap(({ questionId, value }) => {
    const question = questions.find((q) => q.id === questionId);
    const option = question?.options.find((o) => o.value === value);
    return question && option ? [{ question: question.text, answer: option.label }] : [];
  });
}

/** The grade a report begins with: the category's own, or a higher one that an answer raises it to. */
export function gradeFrom(usual: CaseGrade, answers: readonly GivenAnswer[], questions: readonly CategoryQuestion[]): CaseGrade {
  const raised = answers.flatMap(({ questionId, value }) => {
    const option = questions.find((q) => q.id === questionId)?.options.find((o) => o.value === value);
    return option?.raisesTo ? [option.raisesTo] : [];
  });
  const rank = (grade: CaseGrade): number => CASE_GRADES.indexOf(grade);
  return raised.reduce((highest, grade) => (rank(grade) > rank(highest) ? grade : highest), usual);
}

/**
 * Whether a report is about persons and so never shown to neighbours: its category always is, an answer says
 * so, or the question that could say so was left open (on the safe side).
 */
export function sensitiveFrom(always: boolean, answers: readonly GivenAnswer[], questions: readonly CategoryQuestion[]): boolean {
  const open = questions.filter((q) => q.options.some((option) => option.sensitive));
  return (
    always ||
    open.some((question) => {
      const given = answers.find((answer) => answer.questionId === question.id);
      const option = question.options.find((o) => o.value === given?.value);
      return !option || option.sensitive === true;
    })
  );
}

/** Characters a title may have before it is cut; a page shows it whole. */
const TITLE_LENGTH = 40;

const GREETING = /^(?:您好|你好|大家好|工作站的?同志)[，,、\s]*/u;

/** The first sentence that says something: greetings and single words are passed over where more follows. */
function firstSentence(text: string): string | undefined {
  const sentences = text
    .split(/[。！？!?；;\r\n]+/u)
    .map((part) => part.trim().replace(/\s+/gu, ' ').replace(GREETING, ''))
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
  return sentences.find((part) => [...part].length >= 4) ?? sentences[0];
}

/**
 * What a case is called: the first sentence of what the resident wrote; a photo alone is called by place and
 * category, what was only spoken 「语音：」 and the same, until the station has written it down. A long sentence ends at its last comma within the length, else with 「…」. Surrogate pairs and the
 * marks that belong to a character are not torn apart at the cut.
 */
export function titleOf(report: { text: string; categoryName: string; placeText: string; spoken?: boolean }): string {
  const sentence = firstSentence(report.text);
  if (!sentence && report.spoken) return `语音：${[report.categoryName, report.placeText.trim()].filter(Boolean).join('，')}`;
  if (!sentence) return [report.placeText.trim(), report.categoryName].filter(Boolean).join('，');
  const characters = [...sentence];
  if (characters.length <= TITLE_LENGTH) return sentence;
  const head = characters.slice(0, TITLE_LENGTH).join('');
  const comma = Math.max(head.lastIndexOf('，'), head.lastIndexOf(','));
  return comma >= 8 ? head.slice(0, comma) : `${head.replace(/[\p{M}\u200d\ufe0f]+$/u, '')}…`;
}

/** What neighbours read while nothing is released: where, roughly, and what about; no word of the reporter. */
export function publicTitle(about: { categoryName: string; gridName: string | null }): string {
  return about.gridName ? `${about.gridName}，${about.categoryName}` : about.categoryName;
}
