import { DOORS } from './doors';

/** What is said before somebody closes their account (注销账号), and after. What it says is what the erasers do (decision 0039). */
export const CLOSE_ACCOUNT = {
  title: '注销账号',
  entry: DOORS.closing,
  lead: '注销以后，这里不再认得您。看看会怎么样，想好了再办。',
  gone: '会抹掉的',
  goneRows: [
    { icon: 'me', title: '您是谁', detail: '称呼、手机号、微信、住处、长辈版这些设置' },
    { icon: 'report', title: '您写的、说的、拍的', detail: '报的事、心愿、感谢、提议里您的话、录音和照片。还没人接手的，一起撤回' },
    { icon: 'volunteer', title: '志愿者资料', detail: '证件、联系人、技能，报名的班次、领的任务、队里的位置' },
    { icon: 'notice', title: '消息和登录', detail: '消息全部删掉，所有设备马上退出' },
  ],
  back: '您认领的心愿、领的任务会还给大家，那边只看到情况有变，不会看到原因。',
  stays: '会留下的',
  staysRows: [
    { icon: 'matters', title: '正在办的事', detail: '办的人还要看内容，办完再抹掉，不再有您的名字和电话' },
    { icon: 'receipt', title: '办事的记录', detail: '编号、类别、时间、单位怎么办的，依法要留，查不到您' },
    { icon: 'medal', title: '服务时长的账', detail: '只有编号，没有名字。已经开出的服务证明还能查真假，要作废请先找工作站' },
    { icon: 'talk', title: '够人附议的议题', detail: '议事组织要答复，题目和内容留着，没有您的名字' },
  ],
  never: '注销了不能恢复。以后再来，是一个新账号，原来的都看不到。',
  read: '我知道不能恢复',
  readFirst: '先打开“我知道不能恢复”，再注销',
  office: '您还有职务，手上的事先交接。请单位或者管理员结束职务，再来注销。',
  ask: '真的要注销吗？',
  askBody: (waits: number): string => `现在就办，不能恢复。${waits > 0 ? `这台手机上还有 ${waits} 件没发出去，也会一起删掉。` : ''}`,
  yes: '注销',
  busy: '正在注销…',
  done: '账号注销了，谢谢您来过',
} as const;
