import { answerAbout, ANSWER_WAYS } from './answer';
import { chosen, TREATMENTS, type Door, type Treatment } from './doors';
import { answerLetter } from './mail/letters';
import { LETTER_WAYS } from './mail/state';
import { tellOf, TELLING_WAYS } from './open311/state';
import { SAMPLE_PICTURE } from './picture';
import type { DepartmentState } from './state';

/** What was entered under a name; empty where nothing was. */
type Form = (name: string) => string;

function doorOf(state: DepartmentState, name: string): Door {
  if (name === 'city') return state.city;
  return name === 'mail' ? state.mailbox : state;
}

const treatmentIn = (form: Form): Treatment | null => chosen(TREATMENTS, form('treatment'));

/** An answer that somebody made on the page. It is not waited for: it may be a slow one. */
function answer(state: DepartmentState, form: Form): void {
  const received = state.received.get(form('key'));
  const [status, way] = [form('status'), chosen(ANSWER_WAYS, form('way'))];
  if (!received || status === '' || way === null) return;
  answerAbout(state, received, { status, note: form('note'), photos: form('photo') === 'on' ? [SAMPLE_PICTURE] : [] }, way).catch(() => undefined);
}

function writeLetter({ mailbox }: DepartmentState, form: Form): void {
  const letter = mailbox.letters.get(form('id'));
  const [first, way] = [form('first'), chosen(LETTER_WAYS, form('way'))];
  if (!letter || first === '' || way === null) return;
  answerLetter(mailbox, letter, { first, note: form('note'), number: form('number'), photos: form('photo') === 'on' ? 1 : 0 }, way).catch(() => undefined);
}

function tell({ city }: DepartmentState, form: Form): void {
  const held = city.requests.get(form('id'));
  const [status, way] = [form('status'), chosen(TELLING_WAYS, form('way'))];
  if (held && status !== '' && way !== null) tellOf(city, held, { status, detailed: form('detailed'), notes: form('notes'), way });
}

/** What the page of the department asks for, by its path below `/sandbox/`; what is no order changes nothing. */
export const ORDERS: Readonly<Record<string, (state: DepartmentState, form: Form) => void>> = {
  secret: (state, form) => { if (form('secret') !== '') state.secrets = [form('secret')]; },
  address: (state, form) => { state.answerTo = form('address') || null; },
  next: (state, form) => { const treatment = treatmentIn(form); if (treatment) doorOf(state, form('door')).next.push(treatment); },
  always: (state, form) => { doorOf(state, form('door')).always = treatmentIn(form); },
  answer,
  'city/key': ({ city }, form) => { if (form('key') !== '') city.key = form('key'); },
  'city/tokens': ({ city }, form) => { city.tokens = form('tokens') === 'on'; },
  'city/tell': tell,
  'mail/gateway': ({ mailbox }, form) => { mailbox.gateway = form('gateway') || null; },
  'mail/secret': ({ mailbox }, form) => { if (form('secret') !== '') mailbox.secret = form('secret'); },
  'mail/answer': writeLetter,
};
