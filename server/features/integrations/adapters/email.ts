import { createHash } from 'node:crypto';
import { EVENT_WORDS } from '../../../../shared/copy/channels';
import { fill } from '../../../../shared/copy/fill';
import { MAIL_WORDS as WORDS } from '../../../../shared/copy/mail';
import type { DeliveryProblem, ProblemScope } from '../../../../shared/domain/integrations/channels';
import { tiedAddress } from '../../../../shared/domain/integrations/mail';
import { formatDue } from '../../../../shared/domain/kernel/dates';
import type { Deps } from '../../../platform/deps';
import { publicBase } from '../../../platform/links';
import type { MailProblem } from '../../../platform/mail';
import { noteLetter, tokenOf } from '../mail/letterModel';
import type { Forwarded } from '../message';
import type { Adapter, Verdict } from './types';

type About = NonNullable<Forwarded['case']>;

/** A line of a header holds no line break, whatever a resident wrote. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function subjectOf({ type }: Forwarded, { number, title }: About): string {
  return oneLine(fill(WORDS.subject, { number, what: EVENT_WORDS[type] ?? '', title }));
}

/** What the unit reads: how to answer, and what a webhook would hold; neither name nor number of the reporter. */
function bodyOf(deps: Deps, { order, support }: Forwarded, about: About, answered: boolean): string {
  const base = publicBase(deps);
  return [
    ...(answered ? [WORDS.above, WORDS.how] : [WORDS.noAnswers]), '',
    fill(WORDS.number, { number: about.number }), ...(order ? [fill(WORDS.order, { number: order.number })] : []), fill(WORDS.category, { category: about.category.name }),
    ...(about.community ? [fill(WORDS.community, { community: about.community.name })] : []),
    fill(WORDS.place, { place: oneLine(about.place.text), lat: about.place.lat, lng: about.place.lng }),
    ...(support ? [fill(WORDS.task, { task: oneLine(support.task), due: formatDue(new Date(support.dueAt), deps.clock.now()), lead: about.lead?.name ?? '' })] : about.state === 'closed' ? [] : [fill(WORDS.due, { due: formatDue(new Date(about.dueAt), deps.clock.now()) })]), '',
    WORDS.words, ...[about.title, about.text, ...about.spoken].filter((part): part is string => Boolean(part)).filter((part, i, all) => all.indexOf(part) === i), '',
    ...(about.photos.length > 0 ? [fill(WORDS.photos, { count: about.photos.length })] : []), ...(base === null ? [] : [fill(WORDS.link, { link: `${base}/` })]),
  ].join('\n');
}

/** Whom a mail server's answer speaks of: itself, or this one letter for good. */
const VERDICTS: Readonly<Partial<Record<MailProblem, readonly [DeliveryProblem, ProblemScope]>>> = { mailbox: ['refused', 'final'] };
function verdictOf(problem: MailProblem | null): Verdict {
  if (problem === null) return null;
  const [known, scope] = VERDICTS[problem] ?? [problem as DeliveryProblem, 'target' as const];
  return { problem: known, scope, retryAfterMs: null };
}

/** A unit's mailbox: one letter for each thing that happened, answered by replying to it. */
export const email: Adapter = {
  secret: 'none',
  async send(deps, { address, message, channel }) {
    const { mail } = deps;
    if (mail === null) return { problem: 'noMail', scope: 'target', retryAfterMs: null };
    const about = message.case;
    const mark = createHash('sha256').update(message.id).digest('hex').slice(0, 16);
    const domain = mail.from.split('@').at(-1) ?? '';
    if (about === null) return verdictOf(await mail.send({ to: address, replyTo: mail.from, subject: WORDS.test, text: WORDS.testBody, messageId: `${mark}@${domain}` }));
    const token = tokenOf(deps, channel._id, about.id, about.round);
    await noteLetter(deps, { _id: token, channelId: channel._id, caseId: about.id, number: about.number, round: about.round }, { mark, rowId: message.id });
    const answered = deps.config.mail?.inSecret !== null;
    return verdictOf(await mail.send({ to: address, replyTo: tiedAddress(mail.from, token), subject: subjectOf(message, about), text: bodyOf(deps, message, about, answered), messageId: `${token}.${mark}@${domain}` }));
  },
};
