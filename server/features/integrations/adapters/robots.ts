import { createHmac } from 'node:crypto';
import { CHANNEL_WORDS, EVENT_WORDS } from '../../../../shared/copy/channels';
import { fill } from '../../../../shared/copy/fill';
import { answerProblem, type DeliveryProblem, type ProblemScope } from '../../../../shared/domain/integrations/channels';
import { formatDue } from '../../../../shared/domain/kernel/dates';
import type { Deps } from '../../../platform/deps';
import { publicBase } from '../../../platform/links';
import type { Forwarded } from '../message';
import { postJson } from './post';
import type { Adapter, Verdict } from './types';

/** A group has many readers: what happened, the number, the kind and the time; no word and no place of a resident. */
export function summaryOf(deps: Deps, { type, case: about }: Forwarded): string {
  if (about === null) return CHANNEL_WORDS.test;
  const { robot } = CHANNEL_WORDS;
  const base = publicBase(deps);
  const grade = robot.grades[about.grade];
  return [
    `${robot.title} · ${[EVENT_WORDS[type] ?? '', grade].filter(Boolean).join(' · ')}`,
    [about.number, about.category.name, about.community?.name].filter(Boolean).join('，'),
    ...(about.state === 'closed' ? [] : [fill(robot.due, { due: formatDue(new Date(about.dueAt), deps.clock.now()) })]),
    base === null ? robot.look : fill(robot.more, { link: `${base}/` }),
  ].join('\n');
}

interface Robot {
  /** The robot's numbers for what is wrong; others are not understood. */
  readonly numbers: Readonly<Record<number, readonly [DeliveryProblem, ProblemScope]>>;
  readonly addressOf: (address: string, secret: string | undefined, now: Date) => string;
}

/** The number in a robot's answer, which comes with status 200 whatever it says. */
function numberIn(text: string): number | null {
  try {
    const parsed: unknown = JSON.parse(text);
    const code = typeof parsed === 'object' && parsed !== null && 'errcode' in parsed ? parsed.errcode : null;
    return typeof code === 'number' ? code : null;
  } catch {
    return null;
  }
}

/** Robots are left alone for a minute: both offices count by the minute. */
const MINUTE_MS = 60_000;

function verdictOf({ numbers }: Robot, status: number, text: string, retryAfterMs: number | null): Verdict {
  const problem = answerProblem({ status, clockMs: null });
  if (problem) return { ...problem, retryAfterMs };
  const number = numberIn(text);
  if (number === 0) return null;
  const [known, scope] = (number === null ? undefined : numbers[number]) ?? (['notUnderstood', 'parcel'] as const);
  return { problem: known, scope, retryAfterMs: known === 'busy' ? MINUTE_MS : null };
}

const robotOf = (robot: Robot, secret: Adapter['secret']): Adapter => ({
  secret,
  async send(deps, { address, secrets, message }) {
    const body = JSON.stringify({ msgtype: 'text', text: { content: summaryOf(deps, message) } });
    const came = await postJson(deps, robot.addressOf(address, secrets[0], deps.clock.now()), {}, body, true);
    return 'verdict' in came ? came.verdict : verdictOf(robot, came.answer.status, came.answer.text, came.answer.retryAfterMs);
  },
});

/** WeCom: 20 messages a minute; the key is in the address. */
export const wecom = robotOf({
  numbers: { [-1]: ['busy', 'target'], 45009: ['busy', 'target'], 93000: ['unauthorised', 'target'], 40058: ['refused', 'final'], 44004: ['refused', 'final'] },
  addressOf: (address) => address,
}, 'none');

/** DingTalk: 20 messages a minute; signed where the group has chosen that (加签): HMAC-SHA-256 over `<ms>\n<secret>`. */
export const dingtalk = robotOf({
  numbers: { [-1]: ['busy', 'target'], 130101: ['busy', 'target'], 410100: ['busy', 'target'], 310000: ['unauthorised', 'target'], 300001: ['unauthorised', 'target'], 400101: ['unauthorised', 'target'], 400105: ['refused', 'final'], 430101: ['refused', 'final'] },
  addressOf: (address, secret, now) => {
    if (secret === undefined) return address;
    const url = new URL(address);
    const timestamp = String(now.getTime());
    url.searchParams.set('timestamp', timestamp);
    url.searchParams.set('sign', createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64'));
    return url.href;
  },
}, 'optional');
