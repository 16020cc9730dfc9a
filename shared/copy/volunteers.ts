import type { VolunteerDocument } from '../domain/volunteers/documents';
import type { MeritKind } from '../domain/volunteers/merits';
import type { Avoid, Language, Relation, Skill, VolunteerTime } from '../domain/volunteers/profile';
import type { VolunteerRuleCode } from '../domain/volunteers/rules';
import type { VolunteerAction, VolunteerDecline, VolunteerDesk, VolunteerEnd, VolunteerState } from '../domain/volunteers/states';

export const VOLUNTEER_STATE_WORDS: Readonly<Record<VolunteerState, string>> = { submitted: '等工作站看', asked: '等补充', active: '在册', paused: '歇一阵', declined: '没有通过', withdrawn: '退出了', ended: '工作站停了' };
export const VOLUNTEER_DESK_WORDS: Readonly<Record<VolunteerDesk, string>> = { check: '等看', asked: '等补充', active: '在册', over: '以前的' };
export const VOLUNTEER_DOCUMENT_WORDS: Readonly<Record<VolunteerDocument, string>> = { identityCard: '身份证', permit: '居住证（18 位号码）', passport: '护照' };
export const SKILL_WORDS: Readonly<Record<Skill, string>> = {
  electrics: '电工', plumbing: '水管维修', carpentry: '木工', appliances: '修家电', painting: '刷墙补漏', welding: '焊工', locks: '开锁修锁', heights: '登高作业',
  firstAid: '急救', nursing: '医护', counselling: '心理疏导', law: '法律', mediation: '调解', accounting: '算账理财', teaching: '辅导功课', phones: '教手机', signing: '手语', foreign: '外语',
  hair: '理发', cooking: '做饭', sewing: '缝补', gardening: '种花修剪', driving: '开车', carrying: '搬抬', company: '陪伴聊天', stage: '文艺', photos: '拍照', rescue: '应急救援',
};
export const TIME_WORDS: Readonly<Record<VolunteerTime, string>> = { weekday: '工作日白天', evening: '工作日晚上', weekend: '周末', holiday: '节假日', night: '半夜有急事也行' };
export const LANGUAGE_WORDS: Readonly<Record<Language, string>> = { mandarin: '普通话', dialect: '本地话', cantonese: '粤语', hakka: '客家话', minnan: '闽南话', wu: '吴语', english: '英语', sign: '手语' };
export const AVOID_WORDS: Readonly<Record<Avoid, string>> = { heavy: '搬重物', heights: '登高', homes: '进别人家', children: '照看孩子', illness: '照看病人', nights: '夜里', outdoors: '长时间在户外', speaking: '上台说话' };
export const RELATION_WORDS: Readonly<Record<Relation, string>> = { parent: '父母', grandparent: '祖父母、外祖父母', guardian: '别的监护人', partner: '爱人', child: '子女', sibling: '兄弟姐妹', friend: '朋友' };
export const VOLUNTEER_DECLINE_WORDS: Readonly<Record<VolunteerDecline, string>> = { notLivingHere: '不住在这个社区', documentWrong: '姓名和证件对不上', guardianMissing: '没有看到监护人同意', tooYoung: '年纪太小', twice: '登记过了', other: '别的原因' };
export const VOLUNTEER_END_WORDS: Readonly<Record<VolunteerEnd, string>> = { movedAway: '搬走了', unsafe: '出过危险', tookMoney: '收了钱', falseProof: '证书不真', other: '别的原因' };
export const VOLUNTEER_BUTTONS: Readonly<Record<VolunteerAction, string>> = { join: '报名当志愿者', edit: '改一改', agree: '看过了，同意', pause: '歇一阵', resume: '回来了', withdraw: '退出', approve: '通过', ask: '请补充', decline: '不通过', seeProof: '证书看过了', seeGuardian: '看到监护人同意了', addMerit: '记培训、表彰', dropMerit: '撤掉一条记录', end: '停下' };
/** Kinds of line that a record of service holds beside the service (志愿服务条例 Art. 19). */
export const MERIT_WORDS: Readonly<Record<MeritKind, string>> = { training: '培训', honour: '表彰', assessment: '评价' };

/** The rules in words: what is so, and what to do. */
export const VOLUNTEER_RULE_WORDS: Readonly<Record<VolunteerRuleCode, string>> = {
  volunteerLevel: '先登记手机号，有事才联系得上，登记好就能报名',
  volunteerHome: '先在“我的”里选好住的社区，就知道报给哪个工作站',
  volunteerAlready: '您已经报过名了，在“志愿者”里看得到',
  volunteerDocument: '证件号码不对，照着证件再看一遍',
  volunteerBirth: '出生日期不对，照着证件再看一遍',
  volunteerTooYoung: '满 8 岁就能报名，现在可以和家里人一起来',
  volunteerDocumentTaken: '这个证件登记过了。要是您没有登记过，请带证件到工作站看一看',
  volunteerGuardian: '不满 18 岁，要写一位监护人：父母、祖父母或别的监护人，并且同意',
  volunteerContact: '写上联系人的手机号，急的时候找得到人',
  volunteerPhone: '联系人的手机号不对，写 11 位的手机号',
  volunteerOwnPhone: '联系人写别人的手机号，急的时候才找得到人',
  volunteerTerms: '承诺和风险告知换了新的，请刷新看过再交',
  volunteerProof: '这样技能要有证，写上是什么证',
  volunteerSkillTwice: '有一样技能写了两遍，留一样就行',
  volunteerFixed: '姓名和证件改不了，要改请工作站先退回来',
  guardianSeenBefore: '监护人已经看过了，不用再看',
  guardianFirst: '不满 18 岁，先看到监护人同意，再通过',
  volunteerReason: '选了“别的原因”，写一句为什么',
  skillUnknown: '没有这样技能，看看最新的',
  proofOver: '证书过了期，换成还有效的日期',
  meritDay: '日期还没到，等办过了再记',
  meritTwice: '这一条已经记过了',
  meritsFull: '记得太多了，撤掉不要紧的再记',
  meritPersonal: '里面有电话或证件号码，去掉再记',
  meritUnknown: '这一条已经撤掉了，看看最新的',
  volunteerTimelineFull: '改得太多次了，请到工作站看一看',
};

/** Words of the pages. */
export const VOLUNTEER = {
  title: '志愿者', join: '报名当志愿者', joinNote: '会什么、什么时候有空，写一写。不勉强，随时能歇、能退。', again: '再报一次', ask: '您想帮把手吗', askBody: '陪老人说说话、教教手机、修修水管，会什么都用得上。报了名，由您住的社区的工作站登记。不收钱，也不给钱。',
  number: '志愿者编号', document: '证件', skills: '会什么', times: '什么时候有空', languages: '会说什么话', avoids: '不太方便做的', emergency: '急事找谁', guardian: '监护人', record: '前前后后', desk: '工作站要做的', none: '没有写', station: '归哪里',
  hours: '以后要记服务时长，请带证件到工作站核验一次', hoursReady: '证件核验过，可以记服务时长', due: (by: string) => `${by}前给您回话`, termsDue: '承诺和风险告知换了新的，看过再接着来',
  counts: '算数', notSeen: '等工作站看证书', proofOver: '证书过期了', guardianSeen: '工作站看到监护人同意了', guardianNotSeen: '还没有看到监护人同意', guardianChanged: '监护人换了人或者换了号码。当面见到，或者打过电话，再点下面。看过以前，活动报不上。', minor: '不满 18 岁',
  withdraw: { title: '要退出吗？', body: '证件号码、联系人、会什么都会删掉。编号留着，以后还能再来。', yes: '退出' },
  empty: { title: '这里没有', body: '有人报名，就排在这里，先到期的在前。' }, notYours: '这里归工作站', notYoursBody: '想报名，在“我的”里点志愿者。',
  approval: '报名先由工作站看', approvalNote: '关上以后，成年人报了名马上在册', approvalSet: '记下了', overdue: '过了时间', unseen: (count: number) => `${count} 张证书没看`,
} as const;
/** Words of what the station writes of training, honours and how the service was found. */
export const MERIT = {
  title: '培训、表彰和评价', kind: '记哪一类', what: '是什么', whatHint: { training: '比如：急救员培训，16 课时', honour: '比如：区优秀志愿者', assessment: '比如：耐心细致，老人们都念他好' } satisfies Record<MeritKind, string>,
  giver: { training: '谁办的', honour: '谁给的', assessment: '谁说的' } satisfies Record<MeritKind, string>, day: '哪一天', dayHint: '选一个日子', note: '只有本人和工作站看得到，不打分，不排名', add: '记下，告诉本人', added: '记下了，告诉本人了',
  which: '撤哪一条', why: '为什么撤', whyHint: '比如：日期写错了，重新记', drop: '撤掉，告诉本人', dropped: '撤掉了，告诉本人了', missing: '写清楚是什么、谁给的、哪一天', missingWhy: '选一条，写一句为什么', from: (giver: string, day: string) => `${giver}，${day}`,
} as const;
/** Words of the form. */
export const VOLUNTEER_FORM = {
  name: '姓名（和证件上一样）', kind: '什么证件', number: '证件号码', numberNote: '加密保存，谁也只看得到后四位，只用来开证明', numberKept: (tail: string) => `登记的是后四位 ${tail}，不改就空着`, bornOn: '出生日期', bornOnHint: '比如 1990-01-31',
  skills: '会什么（可以不选）', more: '还会别的', proof: (skill: string) => `${skill}：是什么证`, proofHint: '比如：低压电工作业证', until: '到哪一天有效，长期有效就空着', untilHint: '比如 2027-12-31', times: '什么时候有空', languages: '会说什么话', avoids: '不太方便做的（不用说为什么）', avoidText: '还有什么，写在这里',
  contact: '急事找谁', emergencyOf: { name: '联系人的姓名', relation: '联系人是您的什么人', phone: '联系人的手机号' }, guardianOf: { name: '监护人的姓名', relation: '监护人是您的什么人', phone: '监护人的手机号' }, phoneKept: (tail: string) => `登记的尾号 ${tail}，不改就空着`, guardian: '监护人', guardianNote: '不满 18 岁，要监护人同意。工作站会当面或者打电话问一问。', agrees: '监护人同意', agreesNote: '监护人在旁边，看过下面的承诺和告知',
  promise: '志愿者承诺', risk: '风险告知', agreed: '看过了，我同意', missing: (count: number) => `还差 ${count} 处，补上就能交`, send: '交给工作站', save: '改好了', sent: '报上了，工作站看过告诉您', saved: '记下了', note: '回答工作站', free: '志愿服务不收服务对象的钱和东西',
} as const;
/** What is promised, and what may happen (志愿服务条例 Art. 12, 21, 25); by version, see config/catalogue/volunteers.ts. */
export const VOLUNTEER_PROMISE = ['自己愿意来，答应了就按时到，来不了早点说', '听安排，尊重被帮的人，不打听、不外传别人的家事', '不收钱，不收东西，不推销'] as const;
export const VOLUNTEER_RISK = ['搬抬、登高、户外、进别人家里，都可能磕碰受伤', '身体不舒服就不去，觉得不安全可以随时停下', '有危险的活动，主办的要先给您买保险，没买可以不去'] as const;
/** A line of the record's story. */
export const VOLUNTEER_MOMENTS: Readonly<Record<VolunteerAction, string>> = { join: '报了名', edit: '改了登记', agree: '看过新的承诺，同意了', pause: '歇一阵', resume: '回来了', withdraw: '退出了', approve: '工作站通过了', ask: '工作站问了一句', decline: '工作站没有通过', seeProof: '工作站看过证书', seeGuardian: '工作站看到监护人同意了', addMerit: '工作站记了一条', dropMerit: '工作站撤了一条', end: '工作站停了登记' };

/** Names of fields, for errors; two parts of a path where the last alone has another name elsewhere. */
export const VOLUNTEER_FIELDS = {
  document: '证件', 'document.number': '证件号码', bornOn: '出生日期', skills: '会什么', skill: '会什么', proof: '证书', times: '什么时候有空', languages: '会说什么话', avoids: '不太方便做的', avoidText: '不太方便做的',
  emergency: '急事找谁', 'emergency.name': VOLUNTEER_FORM.emergencyOf.name, 'emergency.relation': VOLUNTEER_FORM.emergencyOf.relation, 'emergency.phone': VOLUNTEER_FORM.emergencyOf.phone,
  guardian: '监护人', 'guardian.name': VOLUNTEER_FORM.guardianOf.name, 'guardian.relation': VOLUNTEER_FORM.guardianOf.relation, 'guardian.phone': VOLUNTEER_FORM.guardianOf.phone, agrees: '监护人同意',
  promise: '志愿者承诺', risk: '风险告知', note: '回答工作站', guardianSeen: '监护人同意', 'merit.kind': MERIT.kind, 'merit.title': MERIT.what, 'merit.giver': '谁给的', 'merit.day': MERIT.day, meritId: MERIT.which, of: '谁的', desk: '哪一叠', stationId: '工作站', on: '开还是关',
} as const;
