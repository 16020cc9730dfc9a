import type { z } from 'zod';
import { administrationRoutes } from './administration';
import { apiKeyRoutes } from './apiKeys';
import { answerRoutes } from './answers';
import { auditRoutes } from './audit';
import { boardRoutes } from './board';
import { casesRoutes } from './caseRoutes';
import { communityRoutes } from './communities';
import { counterRoutes } from './counter';
import { deskRoutes } from './desk';
import { docketRoutes } from './dockets';
import { fieldRoutes } from './field';
import { filesRoutes } from './files';
import { homesRoutes } from './homes';
import { certificateRoutes } from './certificates';
import { channelRoutes } from './channels';
import { companyRoutes } from './company';
import { dropRoutes } from './drop';
import { deliveryRoutes } from './deliveries';
import { identityRoutes } from './identity';
import { inboxRoutes } from './inbox';
import type { RouteSpec } from './kernel';
import { registerRoutes } from './registers';
import { mailRoutes } from './mail';
import { sessionRoutes } from './sessions';
import { matterRoutes } from './matters';
import { orderRoutes } from './orders';
import { organisationRoutes } from './organisation';
import { ruleRoutes } from './rules';
import { settingsRoutes } from './settings';
import { phoneRoutes } from './phone';
import { statisticsRoutes } from './statistics';
import { systemRoutes } from './system';
import { proxyRoutes } from './proxy';
import { threadRoutes } from './threads';
import { unitRoutes } from './units';
import { volunteerRoutes } from './volunteers';
import { activityRoutes } from './activities';
import { bodyRoutes } from './bodies';
import { rollRoutes } from './rolls';
import { consultationRoutes } from './consultations';
import { emergencyRoutes } from './emergencies';
import { lessonRoutes } from './lessons';
import { noticeRoutes } from './notices';
import { openBookRoutes } from './openBooks';
import { directoryRoutes } from './directory';
import { topicRoutes } from './topics';
import { mediationRoutes } from './mediations';
import { visitRoutes } from './visits';
import { bookingRoutes } from './bookings';
import { voteRoutes } from './votes';
import { secretVoteRoutes } from './secretVotes';
import { volunteerTaskRoutes } from './volunteerTasks';
import { volunteerRegisterRoutes } from './volunteerRegisters';
import { volunteerProjectRoutes } from './volunteerProjects';
import { volunteerTeamRoutes } from './volunteerTeams';
import { ableNeighbourRoutes } from './ableNeighbours';
import { volunteerHoursRoutes } from './volunteerHours';
import { whistleRoutes } from './whistles';
import { wishFigureRoutes } from './wishFigures';
import { wishRoutes } from './wishRoutes';
import { projectRoutes } from './projects';
import { suspensionRoutes } from './suspensions';
import { wechatRoutes } from './wechat';
import { wechatSettingsRoutes } from './wechatSettings';

/** The whole API under `/api/v1`: key = method and path. */
export const routes = {
  ...systemRoutes,
  ...mailRoutes,
  ...dropRoutes,
  ...identityRoutes,
  ...sessionRoutes,
  ...phoneRoutes,
  ...homesRoutes,
  ...counterRoutes,
  ...organisationRoutes,
  ...filesRoutes,
  // Before those with an id in the place of a word.
  ...companyRoutes,
  ...casesRoutes,
  ...boardRoutes,
  ...deskRoutes,
  ...fieldRoutes,
  ...proxyRoutes,
  ...threadRoutes,
  ...whistleRoutes,
  ...wishFigureRoutes,
  ...wishRoutes,
  ...projectRoutes,
  ...volunteerRoutes,
  ...bodyRoutes,
  ...emergencyRoutes,
  ...lessonRoutes,
  ...noticeRoutes,
  ...openBookRoutes,
  ...directoryRoutes,
  ...topicRoutes,
  ...mediationRoutes,
  ...visitRoutes,
  ...bookingRoutes,
  ...voteRoutes,
  ...secretVoteRoutes,
  ...rollRoutes,
  ...consultationRoutes,
  ...volunteerTaskRoutes,
  ...activityRoutes,
  ...volunteerTeamRoutes,
  ...volunteerProjectRoutes,
  ...volunteerRegisterRoutes,
  ...ableNeighbourRoutes,
  ...volunteerHoursRoutes,
  ...certificateRoutes,
  ...matterRoutes,
  ...registerRoutes,
  ...docketRoutes,
  ...inboxRoutes,
  ...statisticsRoutes,
  ...wechatRoutes,
  ...wechatSettingsRoutes,
  ...administrationRoutes,
  ...suspensionRoutes,
  ...unitRoutes,
  ...channelRoutes,
  ...apiKeyRoutes,
  ...deliveryRoutes,
  ...answerRoutes,
  ...orderRoutes,
  ...communityRoutes,
  ...ruleRoutes,
  ...settingsRoutes,
  ...auditRoutes,
} as const;

export type Routes = typeof routes;
export type RouteKey = keyof Routes;
type Part<R extends RouteSpec, P extends 'params' | 'query' | 'body', D extends 'in' | 'out'> = R[P] extends z.ZodType
  ? D extends 'in'
    ? z.input<R[P]>
    : z.output<R[P]>
  : undefined;

/** What a client sends: defaults may be left out. */
export type RequestOf<K extends RouteKey> = {
  params: Part<Routes[K], 'params', 'in'>;
  query: Part<Routes[K], 'query', 'in'>;
  body: Part<Routes[K], 'body', 'in'>;
};
/** What a handler gets after validation: defaults filled in. */
export type ParsedOf<K extends RouteKey> = {
  params: Part<Routes[K], 'params', 'out'>;
  query: Part<Routes[K], 'query', 'out'>;
  body: Part<Routes[K], 'body', 'out'>;
};
/** What comes back on success. */
export type ResponseOf<K extends RouteKey> = z.output<Routes[K]['response']>;
