/** Templates of one unit, characters of a title and a text. */
export const TEMPLATE_LIMITS = { templates: 40, title: 20, text: 500 } as const;

/** What stands in for a fact of the case: `【地方】` becomes its place. Others stay as they are written. */
export const TEMPLATE_VARIABLES = ['工单号', '事', '地方', '类别', '单位', '答复时间'] as const;
export type TemplateVariable = (typeof TEMPLATE_VARIABLES)[number];
export type TemplateValues = Readonly<Partial<Record<TemplateVariable, string>>>;

const isVariable = (word: string): word is TemplateVariable => (TEMPLATE_VARIABLES as readonly string[]).includes(word);

/** A template with the facts of a case in it; what the case does not say stays as a gap that whoever sends it sees. */
export const filledIn = (text: string, values: TemplateValues): string => text.replace(/【([^【】]{1,8})】/g, (whole, word: string) => (isVariable(word) ? (values[word] ?? whole) : whole));

/** Gaps that are still in a text: what must not be sent to a resident unread. */
export const gapsIn = (text: string): string[] => [...text.matchAll(/【([^【】]{1,8})】/g)].flatMap(([, word = '']) => (isVariable(word) ? [word] : []));
