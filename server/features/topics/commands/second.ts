import type { Level } from '../../../../shared/domain/identity/levels';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { answerDue } from '../../../../shared/domain/topics/limits';
import { ruleAgainstSecond } from '../../../../shared/domain/topics/rules';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { settingsOf } from '../../settings';
import type { SecondDoc, TopicDoc } from '../document';
import { Seconds } from '../model';
import { loadTopic, secondIdOf } from '../queries';
import { countSeconds, forgetSeconds, secondersOf } from '../seconds';
import { applyStep, refuse, SYSTEM, UNTOLD } from '../step';

/** A resident who seconds. */
export interface Seconder {
  readonly personId: string;
  readonly level: Level;
  readonly lives: readonly string[];
}

/** Puts rows in; those that are there stay as they are. */
async function putRows(deps: Deps, rows: readonly SecondDoc[]): Promise<void> {
  try {
    await Seconds(deps).insertMany([...rows], { ordered: false });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}
const rowOf = (topicId: string, personId: string, at: Date, from: string | null): SecondDoc => ({ _id: secondIdOf(topicId, personId), topicId, personId, at, from });

/** Where a topic was seconded enough, the body must answer from now on: of many who come at once, one write says so. */
export async function reachIfEnough(deps: Deps, doc: TopicDoc): Promise<boolean> {
  if (doc.state !== 'gathering' || (await countSeconds(deps, doc._id, doc.rules.procedure.threshold)) < doc.rules.procedure.threshold) return false;
  const { calendar } = await settingsOf(deps);
  try {
    await applyStep(deps, doc, SYSTEM, 'reach', { revision: doc.revision, key: `reach-${doc._id}` }, ({ now }) => ({ set: { answerBy: answerDue(now, doc.rules.procedure.answerDays, calendar), told: { ...UNTOLD } } }));
  } catch (error) {
    // Somebody else said so, or the topic went another way meanwhile.
    if (!(error instanceof DomainError)) throw error;
  }
  return true;
}

/**
 * Somebody seconds a topic (附议), or no longer. One row for each person, also where they tap twice at once. The row comes
 * before the topic is read again: a merge either finds it, or is seen here and followed. Outcomes: kept; `rule_refused`
 * topicSecondOver, topicOwn, topicElsewhere, topicLevel, topicDocument.
 */
export async function second(deps: Deps, doc: TopicDoc, who: Seconder, on: boolean): Promise<void> {
  const now = deps.clock.now();
  const rule = ruleAgainstSecond(doc, { ...who, lives: who.lives.includes(doc.scope.community) }, doc.rules.procedure.level, now);
  if (rule) refuse(rule);
  if (on) await putRows(deps, [rowOf(doc._id, who.personId, now, null)]);
  else await Seconds(deps).deleteOne({ _id: secondIdOf(doc._id, who.personId) });
  forgetSeconds(deps, doc);
  const present = await loadTopic(deps, doc._id);
  if (present.state === 'merged') await carrySeconds(deps, present);
  else await reachIfEnough(deps, present);
}

/**
 * Takes the seconders of a merged topic along to where it went, and further where that was merged too. Each has one row there
 * whatever they seconded. Cut off anywhere, doing it again completes it.
 */
export async function carrySeconds(deps: Deps, doc: TopicDoc): Promise<void> {
  if (doc.mergedInto === null) return;
  for await (const rows of secondersOf(deps, doc._id)) await putRows(deps, rows.map(({ personId, at, from }) => rowOf(doc.mergedInto ?? '', personId, at, from ?? doc._id)));
  const into = await loadTopic(deps, doc.mergedInto);
  // Who raised the other one does not second it.
  await Seconds(deps).deleteOne({ _id: secondIdOf(into._id, into.authorId) });
  // Who raised this one asked for the same.
  if (doc.by !== 'case' && doc.by !== 'wish' && doc.authorId !== into.authorId) await putRows(deps, [rowOf(into._id, doc.authorId, doc.createdAt, doc._id)]);
  forgetSeconds(deps, into);
  if (into.state === 'merged') await carrySeconds(deps, into);
  else await reachIfEnough(deps, into);
}
