import type { HourInboxKind } from '../domain/notifications/hourKinds';

/** Messages about volunteers' hours; `[…]` is left out when its value is missing (`fill`). `{title}`: what was done and how long. */
export const HOUR_INBOX: Readonly<Record<HourInboxKind, { readonly title: string; readonly body: string }>> = {
  hoursEntered: { title: '您的服务时长录上了', body: '{title}，{unit}录好了，等第二个人确认。' },
  hoursPublished: { title: '您的服务时长开始公示', body: '{title}[，公示到 {date}]，没有异议就记进去。' },
  hoursObjected: { title: '有人对您的时长提了异议', body: '{title}[：{reason}]。{unit}会核实，您有话说请打工作站的电话。' },
  hoursKept: { title: '异议核实过，您的时长照样记', body: '{title}[：{reason}]。' },
  hoursCounted: { title: '您的服务时长记进去了', body: '{title}。谢谢您。' },
  hoursRefused: { title: '这段时长没有记', body: '{title}[：{reason}]。觉得不对，请打工作站的电话。' },
  hoursLapsed: { title: '这段时长没有记进去', body: '{title}[：{reason}]。' },
  objectionKept: { title: '您提的异议核实过了', body: '{title}[：{reason}]。谢谢您留意。' },
  objectionRight: { title: '您提的异议核实过了', body: '{title}，这一条不记了。谢谢您留意。' },
  stationHoursAsked: { title: '志愿者申请补录时长', body: '{title}[，{date}录]。' },
  stationHoursToConfirm: { title: '有时长等第二个人确认', body: '{title}。不是您录的，请您看一看。' },
  stationHoursObjected: { title: '时长有人提了异议', body: '{title}[：{reason}]。请核实，确认过的人不要自己定。' },
  certificateIssued: { title: '您的服务证明开好了', body: '{unit}开好了，打开就能存下来，扫码能核验。' },
  certificateDeclined: { title: '服务证明没有开', body: '{unit}没有开[：{reason}]。' },
  certificateWithdrawn: { title: '您的服务证明撤销了', body: '{unit}撤销了一份证明[：{reason}]，核验时会写明。' },
  stationCertificateAsked: { title: '志愿者申请开证明', body: '{title}申请了一份服务证明。' },
  leaderHoursOfShift: { title: '这一班的服务时长等您确认', body: '{title}：有人来过了。看看名单，对得上就一起确认。' },
  stationHoursWait: { title: '时长等了好几天', body: '{title}，还没有人看。' },
};
