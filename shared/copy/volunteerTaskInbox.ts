import type { TaskInboxKind } from '../domain/notifications/volunteerTaskKinds';

/** Messages about volunteers' tasks; `[…]` is left out when its value is missing (`fill`). `{title}`: the task. */
export const TASK_INBOX: Readonly<Record<TaskInboxKind, { readonly title: string; readonly body: string }>> = {
  taskOffered: { title: '有件事想请您帮忙', body: '{title}[，最晚 {date}]。{unit}请人，方便就领，不方便不用回。' },
  taskChanged: { title: '您领的事改了一改', body: '{title}[，最晚 {date}]。打开看看，来不了可以还回来。' },
  taskSoon: { title: '您领的事快到日子了', body: '{title}[，最晚 {date}]。来不了，早点还回来就行。' },
  taskLate: { title: '您领的事过了日子', body: '{title}。做好了请交回结果，来不了请还回来。' },
  taskReleased: { title: '您领的事换人做了', body: '{title}[：{reason}]。{unit}空出了这个名额，有空再来。' },
  taskSentBack: { title: '请您再去一次', body: '{title}[：{reason}]。' },
  taskDone: { title: '您帮的忙办好了', body: '{title}。{unit}看过了，谢谢您。' },
  taskStopped: { title: '您领的事不用做了', body: '{title}[：{reason}]。谢谢您愿意来。' },
  stationTaskClaimed: { title: '志愿者领了任务', body: '{title}，有人领了。' },
  stationTaskGivenBack: { title: '志愿者还回了任务', body: '{title}[：{reason}]。名额空出来了。' },
  stationTaskReported: { title: '志愿者交回了结果', body: '{title}。请看一看，看过就办好。' },
  stationTaskFew: { title: '任务还缺人', body: '{title}[，最晚 {date}]，还没有人领够。' },
  stationTaskLate: { title: '任务过了日子', body: '{title}。问问领的人，或者改个日子。' },
  stationTaskCheck: { title: '志愿者交的结果还没看', body: '{title}。志愿者在等您看。' },
};
