/** Words that fit any topic. The same slots as in `types.ts`. */

/** How people begin, by the kind of person they are; most do not begin at all. */
export const OPENINGS: readonly string[] = [
  '您好，', '工作站的同志，', '麻烦问一下，', '又来麻烦你们了，', '我替我妈说一声，', '楼里的老人托我写的：', '刚下班看到，', '接孩子路上看见的，',
  '我是开店的，', '邻居们让我来说：', '早上遛弯时看到，', '写得慢，', '我不太会打字，', '想了好几天还是说一声，',
];

/** What the station says to the resident when it gives the case away; no order of the topic fits all. */
export const DISPATCH_NOTES: readonly string[] = [
  '请今天跟居民联系一次，说好什么时候到。',
  '请先到场看，办不了的当天告诉工作站。',
  '办完请写清楚做了什么、谁去的。',
  '居民白天上班，先约好时间再去。',
  '请先答复居民，再慢慢商量做法。',
  '这件事邻居们都看着，请办细一点。',
];

/** Reasons for declining, by decline rule of the catalogue. */
export const DECLINES: Readonly<Record<string, readonly string[]>> = {
  emergencyNumbers: ['您说的情况已经有人受伤，请马上打 120，我们同时请网格员到现场等车。', '火情请直接打 119，比在这里快得多。我们已经电话问过，您那边平安就好。'],
  courts: ['这件事法院已经立案，结果出来以前我们不能另作决定。开庭时间可以打法院的电话问，需要人陪您去，工作站可以安排。', '劳动报酬的事归劳动仲裁办，地址和要带的材料写在纸上放在前台，您来取就行。'],
  sameMatter: ['这一处上周已经有邻居报过，锦园物业正在修，预计明天换好，您可以在“身边的事”里看到进度。', '跟您前天交来的是同一件，没有新的情况，就在那一件里接着办，不让您重复写。'],
  secrets: ['内容里有别人的病情和住址，不方便在这里办。我们当面听您说，请到工作站来，或者约个时间上门。'],
  otherChannel: ['医保报销由医保窗口办，我们帮您问好了：周一到周五，带身份证就行，三号窗口。', '公交线路调整由公交公司定，您的意见我们已经转过去，他们会回电话给您。', '跨区的路段不在我们这里，已经替您转到隔壁街道，收到的人姓方。'],
  unlawful: ['把公共绿地划给一户种菜，法规不允许。想种点东西的话，屋顶的共享菜园还有空格，可以来登记。', '要我们锁别人的车，这个做不了。已经请执法队去看停车是不是违规。'],
};

/** Why people take a report back. */
export const WITHDRAWALS: readonly string[] = [
  '已经自己弄好了，不麻烦了。',
  '跟邻居说开了，撤了吧。',
  '刚才已经有人来处理了，谢谢。',
  '地方选错了，我重新报一件。',
  '家里人已经报过，重复了。',
  '误会一场，不好意思。',
  '今天再去看已经没事了，谢谢。',
  '不急了，我先自己想想办法。',
];

/** What people add later. */
export const SUPPLEMENTS: readonly string[] = [
  '补一句：今天又厉害了一点，请尽快。',
  '刚才又去看了，还是老样子。',
  '上次忘了说，晚上七点以后家里才有人。',
  '隔壁单元的邻居也说有同样的情况。',
  '问了门岗，他们也知道这件事。',
  '位置说得不清楚，进门往右手边走就看到了。',
  '天气预报说要变天，怕更麻烦。',
  '有邻居愿意带路，到了喊一声就行。',
];

/** What a grid worker finds on the spot. */
export const INSPECTIONS: readonly string[] = [
  '到现场看过，情况属实，就在{p}，已经记下来。',
  '现场核实：跟居民说的一样，暂时没有危险，已提醒过往的人。',
  '看过了，比写的严重一些，请尽快安排。',
  '到场时居民也在，当面确认了位置。',
  '核实属实，旁边还有一处类似的，建议一起处理。',
  '跟楼长一起看的，她愿意帮着盯。',
];

/** Internal notes among staff. */
export const NOTES: readonly string[] = [
  '负责的人说明天上午能到，先盯着。',
  '居民电话里口气比较急，回话时多解释一句。',
  '这一带上个月也报过，留意是不是反复。',
  '跟楼长通过气，她会帮着留意。',
  '负责人休假，已转给同组的人。',
  '先口头回了居民，免得着急。',
  '需要两个单位一起去，约在明天上午。',
  '已看过现场，比想的简单，半天能办完。',
];

/** The checker's words. */
export const CHECKS: readonly string[] = [
  '到现场看过，已经处理好，跟反馈的一致。',
  '核查过，没有问题，旁边的住户也说好了。',
  '晚上又去看了一次，正常。',
  '问过两户邻居，都说办了。',
  '现场看过，收拾得也干净。',
  '和居民一起看的，当面认可。',
  '隔天再去看，没有反复。',
];

/** What a first round says that was not enough. */
export const FIRST_TRIES: readonly string[] = [
  '到场看过，先做了简单处理，请再留意两天。', '已经去过现场，处理了看得见的部分。', '{w}去看过，先应付一下，等人手齐了再彻底弄。', '联系过相关的人，口头答应了会改。', '已处理，如有问题请再联系。',
];

/** How the second round begins, before what was done. */
export const REDONE: readonly string[] = ['对不起，上次没弄好。这次', '第二次到场，请居民一起看着做的：', '上次图快了，这次从头做：', '换了更有经验的人来，', '跟您道个歉，这次办实了：'];

/** Why the checker sends it back. */
export const REJECTIONS: readonly string[] = [
  '只做了一半，靠里面那一处还没动，请补上。',
  '现场没有看到变化，请说明做了什么。',
  '收尾没做，请清理干净再报。',
  '旁边同样的情况没有处理，请一并做完。',
  '居民说没见到人来，请联系居民当面看。',
];

/** The residents' words when they evaluate, by satisfaction; half of them write nothing. */
export const PRAISES: Readonly<Record<'satisfied' | 'basically' | 'unsatisfied', readonly string[]>> = {
  satisfied: [
    '没想到这么快就有回音。', '来的人很客气，做事也仔细。', '谢谢，家里老人放心多了。', '说到做到。', '办得好，也说得清楚。', '打电话的姑娘很有耐心。', '看过了，没问题。', '满意，希望一直这样。', '邻居们也说好。', '谢谢各位，辛苦了。',
  ],
  basically: [
    '办是办了，就是等得久了点。', '还行，要是早点告诉我进展就更好。', '基本解决，过一阵再看看会不会反复。', '人来得准时，别的一般。', '比以前好一些，还能再好。',
  ],
  unsatisfied: [
    '才管了一天又那样了，请再来看看。', '只是来看了看，没有真的解决。', '跟我说的不是同一个地方。', '跟原来比没什么变化。', '说办好了，我看还是不行。', '没有人跟我联系过，就说办完了。',
  ],
};

/** Named neighbours that people speak of; nobody of the district. */
export const NEIGHBOURS: readonly string[] = ['张奶奶', '李伯', '刘阿姨', '楼上的周叔', '对门大姐', '我婆婆', '陈爷爷', '一楼的老吴', '孙家婶婶', '我岳父', '何姨', '隔壁小两口', '林奶奶', '拄拐的大爷'];
export const HOW_LONG: readonly string[] = ['三天', '快一周', '半个月', '好几天', '两个礼拜', '一个多月', '四五天', '十来天', '整整两天', '一阵子'];
export const TIMES: readonly string[] = ['晚上六点多', '早上七点', '夜里十一点', '中午一点', '傍晚', '凌晨', '晚上九点', '下午三点'];
