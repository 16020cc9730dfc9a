import { inWindow } from '../../../shared/domain/activities/attendance';
import type { HandlerTable, Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { codesAhead } from '../../platform/shownCode';
import { cancel, mark, signIn, signOff, writeMinutes } from './commands/meet';
import type { ConsultationDoc, MeetingDoc } from './document';
import { presentMeeting, type View } from './meetingPresenter';
import { authoriseBody, authoriseMeeting, standingOf } from './policy';
import { loadConsultation, loadMeeting } from './queries';
import { refuse } from './step';

export async function showMeeting(deps: Deps, doc: MeetingDoc, viewer: Viewer): Promise<View> {
  return presentMeeting(deps, doc, await loadConsultation(deps, doc.consultationId), viewer);
}
/** A meeting with its consultation. */
async function both(deps: Deps, id: string): Promise<readonly [MeetingDoc, ConsultationDoc]> {
  const meeting = await loadMeeting(deps, id);
  return [meeting, await loadConsultation(deps, meeting.consultationId)];
}

export const meetingHandlers: HandlerTable = {
  'GET /meetings/:id': async ({ params, viewer }, deps) => showMeeting(deps, await loadMeeting(deps, params.id), viewer),
  'GET /meetings/:id/codes': async ({ params, viewer }, deps) => {
    const [meeting, doc] = await both(deps, params.id);
    await authoriseBody(deps, viewer, doc);
    const now = deps.clock.now();
    if (meeting.state === 'off' || !inWindow(meeting, now)) refuse('meetingTime');
    return { now: now.toISOString(), items: codesAhead(deps.shiftCodes, meeting._id, now) };
  },
  'POST /meetings/:id/sign-in': async ({ params, body, viewer }, deps) => {
    const [meeting, doc] = await both(deps, params.id);
    await standingOf(deps, viewer, doc);
    await signIn(deps, meeting, viewer.personId, body.code);
    return showMeeting(deps, meeting, viewer);
  },
  'POST /meetings/:id/mark': async ({ params, body, viewer }, deps) => {
    const [meeting, doc] = await both(deps, params.id);
    await authoriseBody(deps, viewer, doc);
    await mark(deps, meeting, viewer.personId, body);
    return showMeeting(deps, meeting, viewer);
  },
  'POST /meetings/:id/minutes': async ({ params, body, key, viewer }, deps) => {
    const [meeting, doc] = await both(deps, params.id);
    return showMeeting(deps, await writeMinutes(deps, meeting, await authoriseMeeting(deps, viewer, doc, 'minutes'), { ...body, key }), viewer);
  },
  'POST /meetings/:id/sign-off': async ({ params, body, key, viewer }, deps) => {
    const [meeting, doc] = await both(deps, params.id);
    return showMeeting(deps, await signOff(deps, meeting, await authoriseMeeting(deps, viewer, doc, 'signOff'), { ...body, key }), viewer);
  },
  'POST /meetings/:id/cancel': async ({ params, body, key, viewer }, deps) => {
    const [meeting, doc] = await both(deps, params.id);
    return showMeeting(deps, await cancel(deps, meeting, await authoriseMeeting(deps, viewer, doc, 'cancel'), { ...body, key }), viewer);
  },
};
