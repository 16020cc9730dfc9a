import type { Sha256 } from '../crypto/sha256';
import { namedCommitment, rollCommitment, type RollBody } from '../hashes';
import { namedBodyFault } from '../leaves';
import { fields, hex32, is, text, whole } from '../shape';
import type { BoardBesides, BoardState, Opening } from './state';

const opening = fields({ salt: hex32, body: is((value) => typeof value === 'object' && value !== null && !Array.isArray(value)) });
const rollBody = fields({ ref: text, area: whole(0) });

/** The line that an opening of the roll is of; null where it has not the form of one. */
export function openedLine(value: unknown, sha256: Sha256): { readonly c: string; readonly body: RollBody } | null {
  if (opening(value, '')) return null;
  const { salt, body } = value as { salt: string; body: RollBody };
  return rollBody(body, '') ? null : { c: rollCommitment(salt, body, sha256), body };
}

/** Areas by line, as far as they were opened; they have to be those of the roll's sum, of adds and voids. */
function openedAreas(state: BoardState, { rollOpenings }: BoardBesides): ReadonlyMap<string, number> {
  const { findings, roll, adds, voids, crypto, manifest } = state;
  const areas = new Map<string, number>();
  for (const [c, value] of rollOpenings) {
    const opened = roll.has(c) || adds.has(c) ? openedLine(value, crypto.sha256) : null;
    if (findings.check(opened?.c === c, 'rollOpening', c) && opened) areas.set(c, opened.body.area);
  }
  for (const [c, area] of [...adds, ...voids]) findings.check((areas.get(c) ?? area) === area, 'rollArea', c);
  const first = [...roll].map((c) => areas.get(c));
  if (first.length > 0 && first.every((area) => area !== undefined)) findings.check(first.reduce((sum: number, area) => sum + (area ?? 0), 0) === manifest.roll.area, 'rollArea');
  return areas;
}

function checkBody(state: BoardState, areas: ReadonlyMap<string, number>, used: Set<string>, c: string, { salt, body }: Opening): void {
  const { findings, vote, roll, adds, voids, crypto, groups } = state;
  if (!findings.check(namedCommitment(salt, body, crypto.sha256) === c, 'openingDiffers', c)) return;
  findings.check(body.vote === vote, 'openingVote', c);
  findings.check((roll.has(body.roll) || adds.has(body.roll)) && !voids.has(body.roll), 'openingLine', c);
  findings.check(!used.has(body.roll), 'openingTwice', c);
  used.add(body.roll);
  findings.check((areas.get(body.roll) ?? adds.get(body.roll) ?? body.area) === body.area, 'openingArea', c);
  groups.add(body.choice, body.via, 1, body.area);
}

/**
 * Step 9 of a named vote: every ballot opens to one of this vote, for a line that is valid, one for each, with the
 * line's area. False: openings are missing in a committed vote, so the count cannot be checked.
 */
export function checkOpenings(state: BoardState, besides: BoardBesides): boolean {
  const { findings, named, manifest } = state;
  const areas = openedAreas(state, besides);
  const known = new Set(named);
  for (const c of besides.openings.keys()) findings.check(known.has(c), 'openingUnknown', c);
  const used = new Set<string>();
  let complete = true;
  for (const c of named) {
    const value = besides.openings.get(c);
    if (value === undefined) {
      complete = false;
      if (manifest.publish === 'open') findings.add('openingsMissing', c);
      continue;
    }
    const fault = opening(value, '') ?? namedBodyFault(manifest, (value as unknown as Opening).body);
    if (findings.check(fault === null, 'openingForm', `${c} ${fault?.field ?? ''}`)) checkBody(state, areas, used, c, value as unknown as Opening);
  }
  return complete;
}
