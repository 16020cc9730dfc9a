import type { TeamInboxKind } from '../domain/notifications/volunteerTeamKinds';

/** Messages about teams; `[…]` is left out when its value is missing (`fill`). `{title}`: the name of the team; `{more}`: who, by name. */
export const TEAM_INBOX: Readonly<Record<TeamInboxKind, { readonly title: string; readonly body: string }>> = {
  teamApproved: { title: '志愿服务队办成了', body: '{unit}同意了「{title}」，您是队长。发个加入码，请人一起来。' },
  teamDeclined: { title: '志愿服务队没有办成', body: '「{title}」，{unit}没有同意[：{reason}]。可以改一改再提。' },
  teamOffer: { title: '想请您{more}', body: '「{title}」想请您{more}。愿意就接下，不方便也没关系。' },
  teamOfferTaken: { title: '有人接下了', body: '「{title}」[，{more}]。' },
  teamOfferRefused: { title: '这次不方便', body: '「{title}」[，{more}]不方便接。可以再请别人。' },
  teamDismissed: { title: '不再担任了', body: '「{title}」，您不再担任{more}[：{reason}]。您还是队员。' },
  teamDissolved: { title: '志愿服务队解散了', body: '「{title}」解散了[：{reason}]。记过的服务时长都在。' },
  teamAsked: { title: '有人想加入', body: '{more}想加入「{title}」[：{reason}]。' },
  teamJoined: { title: '有人加入了', body: '{more}用加入码加入了「{title}」。' },
  teamLeft: { title: '有人离队了', body: '{more}离开了「{title}」。' },
  teamTakenOn: { title: '您加入了', body: '您是「{title}」的队员了。' },
  teamNotTakenOn: { title: '这次没有加入', body: '「{title}」这次没有接收[：{reason}]。别的队也在等人。' },
  teamRemoved: { title: '您不在队里了', body: '「{title}」请您离队[：{reason}]。觉得不对，请打工作站的电话。' },
  stationTeamNew: { title: '有人想办志愿服务队', body: '{more}想办「{title}」，请看一看。' },
  stationTeamLeaderless: { title: '有一支队没有队长了', body: '「{title}」没有队长了，站里先代管，请找一位愿意接的。' },
  stationTeamActivities: { title: '有一支队散了，活动还在', body: '「{title}」散了，还有活动在招人，请站里接着照看。' },
  teamPlanStarted: { title: '您的队有了新项目', body: '「{title}」要做「{more}」。看看怎么一起做。' },
  teamPlanClosed: { title: '您的队做完了一个项目', body: '「{title}」的「{more}」做完了[：{reason}]。辛苦了。' },
};
