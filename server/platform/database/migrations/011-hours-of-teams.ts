import type { Connection } from 'mongoose';
import type { Migration } from './types';

type Row = { _id: string; [field: string]: unknown };
interface SignUp extends Row {
  activityId: string;
  shiftId: string;
}
interface Activity extends Row {
  organiser: { kind: string; id: string };
  shifts: { id: string; leaderId: string | null }[];
}
const NONE = { teamId: null, shiftId: null, shownBy: null };

/** Records of attendance are named after their sign-up. */
async function ofSignUp(db: Connection, signUpId: string): Promise<Record<keyof typeof NONE, string | null>> {
  const signUp = await db.collection<SignUp>('signUps').findOne({ _id: signUpId });
  const activity = signUp && (await db.collection<Activity>('activities').findOne({ _id: signUp.activityId }));
  if (!signUp || !activity) return NONE;
  const { organiser, shifts } = activity;
  return { shiftId: signUp.shiftId, teamId: organiser.kind === 'team' ? organiser.id : null, shownBy: shifts.find(({ id }) => id === signUp.shiftId)?.leaderId ?? null };
}

async function run(db: Connection): Promise<void> {
  const records = db.collection<Row>('serviceRecords');
  for await (const { _id } of records.find({ teamId: { $exists: false } }, { projection: { _id: 1 } })) {
    await records.updateOne({ _id }, { $set: _id.startsWith('signUp-') ? await ofSignUp(db, _id.slice('signUp-'.length)) : NONE });
  }
}

/** Records of service say of which shift and team they are, and who showed the code: so they are confirmed together, and by who leads the team. */
export const hoursOfTeams: Migration = { number: 11, name: 'hours of teams', run };
