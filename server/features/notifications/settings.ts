import type { ResponseOf } from '../../../shared/contract';
import { CHECKS_MISSING, callWords, problemWords, PUSH_PROBLEMS } from '../../../shared/copy/wechatSettings';
import { TEMPLATE_KINDS } from '../../../shared/domain/notifications/templates';
import type { Deps } from '../../platform/deps';
import { publicBase } from '../../platform/links';
import { isPretended, lastProblems, lastPush, lastToken, PUSH_PATH } from '../../platform/wechat';
import { checksWaiting } from '../files';
import { getPeople, openIdOf } from '../identity';
import { Deliveries } from './wechatModel';

type Settings = ResponseOf<'GET /administration/wechat'>;
const MOST_PROBLEMS = 10;

/** An id that its owner recognises and nobody else can use. */
const masked = (id: string): string => (id.length <= 8 ? id : `${id.slice(0, 4)}…${id.slice(-4)}`);
const iso = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;

function templatesOf({ config }: Deps): Settings['templates'] {
  return TEMPLATE_KINDS.map((kind) => {
    const template = config.wechat.templates[kind];
    return { kind, id: template && masked(template.id), fields: [...(template?.fields ?? [])] };
  });
}

async function pushOf(deps: Deps): Promise<Settings['push']> {
  const { push } = deps.config.wechat;
  const last = await lastPush(deps);
  const base = publicBase(deps);
  return {
    address: base === null ? null : `${base}${PUSH_PATH}`,
    mode: push === null ? 'off' : push.aesKey === null ? 'plain' : 'safe',
    lastAt: iso(last?.at),
    problem: last?.problem ? PUSH_PROBLEMS[last.problem] : null,
    problemAt: iso(last?.problemAt),
  };
}

async function checksOf(deps: Deps): Promise<Settings['checks']> {
  const { app, push } = deps.config.wechat;
  const missing = app === null ? CHECKS_MISSING.app : push === null ? CHECKS_MISSING.push : publicBase(deps) === null ? CHECKS_MISSING.address : null;
  return { pictures: missing === null, missing, waiting: await checksWaiting(deps) };
}

/** Deliveries are kept for 30 days, so these are the figures of 30 days. */
async function messagesOf(deps: Deps): Promise<Settings['messages']> {
  const count = (filter: object): Promise<number> => Deliveries(deps).countDocuments(filter);
  const [sent, waiting, whys] = await Promise.all([
    count({ state: 'sent' }),
    count({ state: { $in: ['waiting', 'sending'] } }),
    Deliveries(deps).aggregate<{ _id: string | null; count: number }>([{ $match: { state: 'dropped' } }, { $group: { _id: '$why', count: { $sum: 1 } } }, { $sort: { count: -1, _id: 1 } }]),
  ]);
  return { sent, waiting, dropped: whys.map(({ _id, count: n }) => ({ text: problemWords(_id ?? ''), count: n })) };
}

/** Everything the administrator's page on WeChat shows. */
export async function wechatSettings(deps: Deps, personId: string): Promise<Settings> {
  const { app, base } = deps.config.wechat;
  const [push, checks, messages, tokenUntil, problems, openId, people] = await Promise.all([
    pushOf(deps), checksOf(deps), messagesOf(deps), lastToken({ db: deps.db, config: deps.config.wechat }), lastProblems(deps.db, MOST_PROBLEMS), openIdOf(deps, personId), getPeople(deps, [personId]),
  ]);
  return {
    talksTo: app === null ? 'nobody' : isPretended(base) ? 'sandbox' : 'wechat',
    appId: app && masked(app.id),
    tokenUntil: iso(tokenUntil),
    templates: templatesOf(deps),
    push,
    sms: { host: deps.config.sms && new URL(deps.config.sms.base).host },
    checks,
    messages,
    problems: problems.map(({ at, call, problem, code, count }) => ({ at: at.toISOString(), call: callWords(call), text: problemWords(problem), code, count })),
    me: { wechat: openId !== null, phoneTail: people.get(personId)?.phoneTail ?? null },
  };
}
