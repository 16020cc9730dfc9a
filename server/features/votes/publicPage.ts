import { z } from 'zod';
import { CHOICE_WORDS } from '../../../shared/copy/ballots';
import { VOTE_PUBLIC as WORDS } from '../../../shared/copy/votePublic';
import { areaWords, bindingWords, evaluatedWords, RESULT_WORDS, ruleSentence, VOTE, VOTE_UNIT_WORDS } from '../../../shared/copy/votes';
import { BELOW_MINIMUM } from '../../../shared/domain/ballotBoard/minimum';
import { IdParams } from '../../../shared/contract/kernel';
import { formatLong } from '../../../shared/domain/kernel/dates';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { VOTE_HIDDEN } from '../../../shared/domain/votes/states';
import { escape, heading, htmlPage, paragraph, qrPicture, rows, table } from '../../http/html';
import type { PublicPage } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { publicBase } from '../../platform/links';
import type { FrozenRow, ObjectionDoc, ResultRow, VoteDoc } from './document';
import { secretPart } from './publicSecret';
import { loadVote, objectionsTo } from './queries';

type Frozen = VoteDoc & { readonly frozen: FrozenRow };
/** A fingerprint as people compare it: four signs and a gap. */
export const spaced = (hex: string): string => (hex.match(/.{1,4}/g) ?? []).join(' ');
/** As printed for the stairwell: the first sixteen signs, then all. */
const printed = (hex: string): string => `<p class="big">${escape(spaced(hex.slice(0, 16)))}</p>${paragraph(spaced(hex), 'second')}`;

function notice({ frozen, draft, opensAt, closesAt, scrutineers }: Frozen): string {
  const { manifest } = frozen;
  const options = manifest.options.map(({ label, cost }) => (cost === undefined ? label : `${label}（${cost} 元）`));
  return [
    `<p class="words">${escape(frozen.text)}</p>`,
    rows([
      [WORDS.when, `${formatLong(opensAt ?? frozen.at)} 到 ${formatLong(closesAt)}`], [WORDS.who, VOTE_UNIT_WORDS[draft.unit].name], [WORDS.roll, [VOTE.roll(manifest.roll.count), manifest.roll.area > 0 ? areaWords(manifest.roll.area) : null].filter(Boolean).join('，')],
      [WORDS.rule, ruleSentence(manifest.rule)], [WORDS.options, options.join('；')], [WORDS.scrutineers, scrutineers.map(({ name }) => name).join('、')],
    ]),
  ].join('');
}
/** Counts in rows: choices, or options by how many chose them. */
function countRows({ frozen: { manifest } }: Frozen, { counts }: ResultRow): string[][] {
  const byArea = (value: number): string => (manifest.roll.area > 0 ? areaWords(value) : '');
  if ('yes' in counts) return (['yes', 'no', 'abstain'] as const).map((choice) => [CHOICE_WORDS[choice], `${counts[choice]} 票`, byArea(counts[`${choice}_area`])]);
  const votes: Readonly<Record<string, number>> = 'approvals' in counts ? counts.approvals : (counts.rounds[counts.rounds.length - 1]?.votes ?? {});
  return manifest.options.map(({ id, label }) => [label, `${votes[id] ?? 0} 票`, '']);
}
function outcomeWords({ frozen: { manifest } }: Frozen, { outcome }: ResultRow): string {
  const winners = 'winners' in outcome ? outcome.winners.map((id) => manifest.options.find((option) => option.id === id)?.label ?? id) : [];
  return [RESULT_WORDS[outcome.result] ?? outcome.result, ...winners].join('，');
}
function resultPart(doc: Frozen, objections: readonly ObjectionDoc[]): string {
  const { result, minutes, publishedAt } = doc;
  if (!result) return '';
  const { counts } = result;
  return [
    heading(WORDS.result), paragraph(outcomeWords(doc, result), 'big'), paragraph([publishedAt ? VOTE.published(formatLong(publishedAt)) : null, VOTE.turnout(counts.roll, counts.participants), VOTE.paper(counts.online, counts.paper, counts.invalid)].filter(Boolean).join('，'), 'second'),
    result.outcome.result === BELOW_MINIMUM ? '' : table([WORDS.options, WORDS.counts, ''], countRows(doc, result)), ...result.evaluated.map((line) => paragraph(evaluatedWords(line))), result.unconfirmed ? paragraph(VOTE.unconfirmed) : '', 'tie_used' in result.outcome && result.outcome.tie_used ? paragraph(VOTE.tie) : '',
    result.buildings.length > 0 ? `${heading(VOTE.buildings)}${table(['', ''], result.buildings.map(({ building, lines, voted }) => [building ?? VOTE.others, VOTE.buildingLine(lines, voted)]))}` : '',
    minutes ? `${heading(WORDS.minutes)}<p class="words">${escape(minutes)}</p>` : '',
    objections.length > 0 ? `${heading(WORDS.objections)}${objections.map(({ text, answer }) => `${paragraph(text)}${paragraph(answer ?? VOTE.noAnswer, 'second')}`).join('')}` : '',
    `<p><a href="/api/v1/votes/${escape(doc._id)}/board">${escape(WORDS.board)}</a></p>`,
  ].join('');
}
function fingerprintPart(deps: Deps, { _id, frozen }: Frozen): string {
  const base = publicBase(deps);
  return `${heading(WORDS.fingerprint)}${printed(frozen.hash)}${paragraph(WORDS.check)}${heading(WORDS.logKey)}${paragraph(spaced(frozen.manifest.log_key_sha256), 'second')}${base ? qrPicture(`${base}/p/votes/${_id}`, WORDS.publicPage) : ''}`;
}

/** A vote for the stairwell board: what is asked, by which rule, when, with its fingerprint; later the result. It is as public as the board. */
export const votePage: PublicPage = {
  path: '/votes/:id', params: IdParams, query: z.strictObject({}), missing: WORDS.missing,
  async render(params, _query, deps) {
    const doc = await loadVote(deps, (params as { id: string }).id);
    if (VOTE_HIDDEN.includes(doc.state) || !doc.frozen) throw new DomainError('not_found');
    const full = doc as Frozen;
    const { label, note } = bindingWords(doc.draft.binding);
    const cancelled = doc.state === 'cancelled' ? paragraph([WORDS.cancelled, doc.timeline.find(({ action }) => action === 'cancel')?.text].filter(Boolean).join('：'), 'big') : '';
    const changed = doc.corrections.length > 0 ? `${heading(WORDS.corrections)}${doc.corrections.map(({ kind, reason, at }) => paragraph(`${formatLong(at)}，${kind === 'add' ? VOTE.addedLine : VOTE.voidedLine}：${reason}`)).join('')}` : '';
    const objections = doc.state === 'published' ? await objectionsTo(deps, doc._id) : [];
    return htmlPage({ title: doc.draft.title, body: [paragraph(`${full.frozen.manifest.community}，${label}：${note}`, 'second'), cancelled, resultPart(full, objections), heading(WORDS.ask), notice(full), changed, secretPart(deps, full), fingerprintPart(deps, full), paragraph(WORDS.note, 'second')].join('') });
  },
};
