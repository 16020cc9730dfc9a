import type { ParsedOf } from '../../../../shared/contract';
import { numberYear } from '../../../../shared/domain/cases/number';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Level } from '../../../../shared/domain/identity/levels';
import { toSystem } from '../../../../shared/domain/organisation/coordinates';
import { PROJECT_LIMITS, projectCheckDue } from '../../../../shared/domain/projects/limits';
import { projectNumber } from '../../../../shared/domain/projects/number';
import { ruleAgainstPropose } from '../../../../shared/domain/projects/rules';
import { PROJECT_TERMS } from '../../../../config/catalogue/projects';
import { pendingOf } from '../../../jobs/events';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { nextSerial } from '../../cases';
import { checkWords } from '../../moderation';
import { locate, type Location } from '../../organisation';
import { settingsOf } from '../../settings';
import { derive } from '../derive';
import type { CouncilRow, ProjectDoc } from '../document';
import { eventOf } from '../events';
import { Projects } from '../model';
import { forgetCounts, projectIdOf, waitingOf } from '../queries';
import { refuse, wordsOrNull } from '../step';
import { careOf, fitPhotos, fitWords } from '../words';

export type Proposal = ParsedOf<'POST /projects'>['body'];
/** Who proposes. */
export interface Proposer {
  readonly personId: string;
  readonly level: Level;
  /** Communities in which they live, by what they chose or what was confirmed. */
  readonly lives: readonly string[];
  /** Stations in whose name they write down what a council proposed. */
  readonly stations: readonly string[];
}

export const scopeOf = ({ district, street, community, station }: Location): ProjectDoc['scope'] => ({ district: district.id, street: street.id, community: community.id, station: station.id });
export const placeOf = ({ text, point, placeId }: Proposal['place']): ProjectDoc['place'] => ({ text, placeId: placeId ?? null, given: point.system, gcj02: toSystem(point, 'gcj02'), wgs84: toSystem(point, 'wgs84') });
export const councilOf = ({ day, present, agreed, text }: { day: string; present: number; agreed: number; text: string }): CouncilRow => ({ day, present, agreed: Math.min(agreed, present), text: wordsOrNull(text) });

type Given = Pick<ProjectDoc, '_id' | 'contentHash' | 'by' | 'proposerId' | 'accountless' | 'title' | 'need' | 'photoIds' | 'place' | 'scope' | 'council'> & Partial<Pick<ProjectDoc, 'wordsCheck' | 'origin' | 'cameFrom'>>;

/** A new project, with what follows from it and the first line of its story. */
export async function openedProject(deps: Deps, given: Given, by: { readonly personId: string; readonly unitId: string | null }): Promise<ProjectDoc> {
  const now = deps.clock.now();
  const base: ProjectDoc = {
    ...given, number: projectNumber(now, await nextSerial(deps, `project-${numberYear(now)}`)), state: 'proposed', revision: 0, release: null, kind: null, budgetFen: null, source: null, duty: null,
    checkDueAt: projectCheckDue(now, PROJECT_TERMS, (await settingsOf(deps)).calendar), checkLate: false, roundId: null, chosen: null, steps: [], owners: [], acceptance: null, evaluation: null, desk: 'check', deskAt: now,
    timeline: [{ id: '0', at: now, action: 'propose', part: by.unitId === null ? 'proposer' : 'station', personId: by.personId, unitId: by.unitId, code: given.by, text: null }],
    fileIds: [...given.photoIds], keys: [], createdAt: now, updatedAt: now, pending: [],
  };
  const { desk, deskAt, nextCheckAt } = derive(base);
  const doc = { ...base, desk, deskAt, ...(nextCheckAt ? { nextCheckAt } : {}) };
  return { ...doc, ...pendingOf([eventOf(doc, 'propose', by.personId, { by: given.by })], now) };
}

/** Puts a new project in; the second time the one that is there is given. */
export async function putIn(deps: Deps, doc: ProjectDoc): Promise<ProjectDoc> {
  try {
    await Projects(deps).insertMany([doc]);
  } catch (error) {
    const before = isDuplicateKey(error) ? await Projects(deps).findById(doc._id, { pending: 0 }).lean<ProjectDoc>() : null;
    if (before) return before;
    throw error;
  }
  forgetCounts(deps, doc.scope.community);
  deps.nudge(Projects(deps));
  return doc;
}

/**
 * Somebody proposes a micro-project for the community of its place; the station checks it before others read it. Outcomes:
 * the project, the same one for the same key; `key_reused` with other content; `not_allowed` where somebody who is not of the
 * station writes down for a council; `rule_refused` projectLevel, projectElsewhere, projectTooMany, outsideDistrict, those of words and photos, wordsRisky.
 */
export async function propose(deps: Deps, who: Proposer, ask: Proposal, key: string): Promise<ProjectDoc> {
  const _id = projectIdOf(who.personId, key);
  const contentHash = deps.cipher.fingerprint(JSON.stringify(ask));
  const same = (doc: ProjectDoc): ProjectDoc => {
    if (doc.contentHash !== contentHash) throw new DomainError('key_reused');
    return doc;
  };
  const made = await Projects(deps).findById(_id, { pending: 0 }).lean<ProjectDoc>();
  if (made) return same(made);
  const at = await locate(deps, ask.place.point);
  const forCouncil = ask.council !== undefined;
  if (forCouncil && !who.stations.includes(at.station.id)) throw new DomainError('not_allowed');
  const rule = ruleAgainstPropose({ level: who.level, lives: who.lives.includes(at.community.id), forCouncil, open: forCouncil ? 0 : await waitingOf(deps, who.personId, PROJECT_LIMITS.open) });
  if (rule) refuse(rule);
  const by = forCouncil ? 'station' : 'resident';
  const [title, need] = [fitWords(ask.title, by), fitWords(ask.need, by)];
  const [photoIds, words] = await Promise.all([fitPhotos(deps, who.personId, ask.photoIds), checkWords(deps, who.personId, [title, need])]);
  const doc = await openedProject(deps, {
    _id, contentHash, by: forCouncil ? 'council' : 'resident', proposerId: who.personId, accountless: false, title, need, photoIds, place: placeOf(ask.place), scope: scopeOf(at), council: ask.council ? councilOf(ask.council) : null, ...careOf({}, words),
  }, { personId: who.personId, unitId: forCouncil ? at.station.id : null });
  return same(await putIn(deps, doc));
}
