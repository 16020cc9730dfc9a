import type { VolunteerInboxKind } from '../domain/notifications/volunteerKinds';

/** Messages about volunteers; `[…]` is left out when its value is missing (`fill`). `{title}`: the name on the record. */
export const VOLUNTEER_INBOX: Readonly<Record<VolunteerInboxKind, { readonly title: string; readonly body: string }>> = {
  volunteerReceived: { title: '志愿者报名收到了', body: '{unit}看一看[，{date}给您回话]。' },
  volunteerAsked: { title: '工作站想问一句', body: '您报名当志愿者，{unit}问[：{reason}]。补上就接着看。' },
  volunteerActive: { title: '您是志愿者了', body: '{unit}登记好了[，您的志愿者编号 {reason}]。谢谢您愿意帮把手。' },
  volunteerDeclined: { title: '这次报名没有通过', body: '{unit}没有通过[：{reason}]。您交的证件号码和联系人已经删掉，想再报随时可以。' },
  volunteerProofSeen: { title: '您的证书看过了', body: '{unit}看过了[：{reason}]，从今天起算数。' },
  volunteerMeritAdded: { title: '您的志愿者档案添了一条', body: '{unit}记下了[：{reason}]。' },
  volunteerMeritDropped: { title: '您的志愿者档案撤了一条', body: '{unit}撤掉了[：{reason}]。觉得不对，请打工作站的电话。' },
  volunteerEnded: { title: '您不再是志愿者了', body: '{unit}停了您的登记[：{reason}]。觉得不对，请打工作站的电话。' },
  stationVolunteerNew: { title: '有人报名当志愿者', body: '{title}报了名[，{date}看]。' },
  volunteerGuardianSeen: { title: '您家大人同意了，工作站看过了', body: '{unit}看到监护人同意了，可以接着报活动。' },
  stationVolunteerToSee: { title: '有志愿者等您看一眼', body: '{title}添了证书，或者换了监护人。看过了才算数。' },
  stationVolunteerAnswered: { title: '报名的人补充了', body: '{title}补充了情况，请接着看。' },
};
