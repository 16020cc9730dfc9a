import type { Feature } from '../../http/types';
import { toStopped } from './accounts';
import { toHolders, toShifts, toSignUps } from './activities';
import { toAdministrators } from './administrators';
import { inboxEraser } from './erase';
import { toFetchFiles } from './files';
import { toDockets } from './dockets';
import { toVisitors } from './documents';
import { joinedToStation, toFollowers, unsolvedToStation } from './followers';
import { toHomes } from './homes';
import { ensureIndexes } from './model';
import { unreadCount } from './queries';
import { toAdmissions } from './admissions';
import { handlers } from './routes';
import { inbox } from './subscribers';
import { deliverDue, toSms, toWechat, wishReceipts } from './toPhones';
import { ensureDeliveryIndexes } from './wechatModel';
import { toMentioned } from './mentions';
import { toProjects, toRounds } from './projects';
import { toInvited } from './invitations';
import { toVolunteers } from './volunteers';
import { toCertificates } from './certificates';
import { toHours } from './volunteerHours';
import { toTasks } from './volunteerTasks';
import { toPlans, toTeamMembers, toTeams } from './volunteerTeams';
import { toObjections, toRollLines, toRolls } from './rolls';
import { toAskers, toConsultations, toMeetings } from './consultations';
import { toEmergencies } from './emergencies';
import { toWriters } from './notices';
import { toBookAskers, toBooks } from './openBooks';
import { toDirectory } from './directory';
import { sendNotices, toNoticePhones } from './noticePhones';
import { toBodies, toTopics } from './topics';
import { toMediations } from './mediations';
import { toVisits } from './visits';
import { toBookings } from './bookings';
import { toObjectors, toVoters } from './votes';
import { toWhistles } from './whistles';
import { toWishes } from './wishes';
import { ensurePushIndexes } from '../../platform/wechat';
import { forgetOldPushes } from './tasks';

export { unreadCount } from './queries';

/** The inbox of every person, filled by events; beside it WeChat, for what a resident agreed to hear. */
export const feature: Feature = {
  name: 'notifications',
  handlers,
  subscribers: [inbox, toMentioned, toFollowers, joinedToStation, unsolvedToStation, toHomes, toWhistles, toAdmissions, toDockets, toWishes, toProjects, toRounds, toVolunteers, toTasks, toTopics, toBodies, toRolls, toRollLines, toObjections, toConsultations, toMeetings, toAskers, toVoters, toObjectors, toWriters, toNoticePhones, toEmergencies, toVisits, toBookings, toMediations, toBooks, toBookAskers, toDirectory, toSignUps, toShifts, toHolders, toTeams, toTeamMembers, toPlans, toInvited, toHours, toCertificates, toVisitors, toStopped, toFetchFiles, toAdministrators, toWechat, toSms, wishReceipts],
  tasks: [deliverDue, sendNotices, forgetOldPushes],
  unread: unreadCount,
  erasers: [inboxEraser],
  async ensureIndexes(deps) {
    await ensureIndexes(deps);
    await ensureDeliveryIndexes(deps);
    await ensurePushIndexes(deps);
  },
};
