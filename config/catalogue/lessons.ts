import type { LessonsContent } from '../../shared/domain/lessons/lessons';

/**
 * The lessons a new district starts from. What to do in danger follows the advice that fire brigades and gas companies print;
 * the rest follows the rules of this program (who may know what, what may be promised). A district writes its own beside them.
 */
export const LESSONS: LessonsContent = {
  lessons: [
    {
      id: 'gasSmell', name: '有人说闻到煤气', categories: ['utilities'], situations: ['proxy', 'counter'],
      pages: [
        { title: '先让人出来', text: '请他别开灯、别关灯、别按门铃，也别在屋里打电话。\n能顺手关上总阀、推开窗就做，做不到就直接出来。\n到楼下空地再打电话，叫上邻居一起走楼梯，不坐电梯。' },
        { title: '该谁来', text: '人出来了，让他打燃气公司的抢修电话，闻得很重就打 119。\n您在这边也打一遍，不要以为别人已经打了。\n再把这件记成紧急，写清几栋几层、谁在现场。' },
        { title: '没人来之前', text: '请物业守住单元门，不让人进去，也不让人进去拿东西。\n抢修的人说可以了，才告诉大家能回去。' },
      ],
      questions: [
        { id: 'light', text: '居民在屋里打来电话，说厨房煤气味很重。您第一句说什么？', options: ['先拍张照片传上来', '别碰开关，先出来，到外面再打给我', '把灯打开看看是哪里漏'], right: 1, why: '开关和屋里的电话都会打出火花。先出来，照片以后再说。' },
        { id: 'twice', text: '居民说已经打过抢修电话了，您还打吗？', options: ['不用，打过就行', '打，再确认一遍有没有派人'], right: 1, why: '多打一个电话不要紧，都以为别人打过才要紧。' },
      ],
    },
    {
      id: 'lift', name: '电梯困了人', categories: ['utilities', 'other'], situations: ['proxy'],
      pages: [
        { title: '稳住里面的人', text: '告诉他轿厢不会闷，也不会掉下去，请他坐下、别扒门、别往上爬。\n问里面几个人，有没有老人、孩子、身体不舒服的。\n电话不挂，一直有人说话就不慌。' },
        { title: '叫对人', text: '打轿厢里贴的维保电话，同时打 96333 或当地的电梯应急电话。\n有人胸闷、受伤，马上打 120。\n谁都不要自己撬门，撬开了人可能掉进井道。' },
      ],
      questions: [{ id: 'door', text: '物业说有撬棍，五分钟就能把人救出来。您怎么说？', options: ['快一点，人要紧', '别撬，等维保的人来', '让里面的人自己扒'], right: 1, why: '门一开，轿厢不一定停在平层，人会踏空。' }],
    },
    {
      id: 'cover', name: '路上少了井盖', categories: ['roadCover'], situations: ['field'],
      pages: [
        { title: '先围起来', text: '人到了先拦住，找锥桶、树枝、共享单车都行，让人绕得开。\n晚上要有亮的东西，手电、警示灯。\n围好了再拍照，远的一张看得出在哪，近的一张看得清是什么井。' },
        { title: '是谁的井', text: '盖上的字说明是谁的：雨、污、电、通信、燃气、自来水。\n看不清就照样子写，让工作站去问，别猜。\n没人守着的时候不要走开，等接手的人到。' },
      ],
      questions: [{ id: 'first', text: '到现场第一件事是什么？', options: ['拍照', '围起来，不让人踩进去', '打电话问是哪个单位的'], right: 1, why: '照片晚一分钟不要紧，有人踩空就晚了。' }],
    },
    {
      id: 'ebike', name: '劝人别在楼道充电', categories: ['ebike', 'fireLane'], situations: ['field'],
      pages: [
        { title: '先问难处', text: '多半是不知道去哪里充，或者充电棚太远、太贵、晚上没位子。\n先问一句“您平时在哪儿充方便”，记下来，这就是一件要办的事。\n别一上来就讲罚款。' },
        { title: '该说清的', text: '门口烧起来，一家人就出不去了，这句要说。\n线从窗户拉下来的、车堵在楼梯口的，请他当面挪开。\n劝了不听的，写成一件交给物业和消防，不吵。' },
      ],
      questions: [{ id: 'ask', text: '一位外卖员把电池拿回家充。您先做什么？', options: ['告诉他要罚多少钱', '问他在哪儿充才方便，把难处记下来', '当场把电池收走'], right: 1, why: '没有地方充，劝走今天还有明天。收走东西也不是您的权。' }],
    },
    {
      id: 'noise', name: '邻居之间嫌吵', categories: ['noise'], situations: ['proxy'],
      pages: [
        { title: '两边都不说是谁报的', text: '报的人是谁，对门不该知道，您说漏一句，以后就没人敢报了。\n上门就说“工作站来看看”，不说“楼上说您”。' },
        { title: '能办的和不能办的', text: '施工有时间规定，过了点可以叫停。\n走路、孩子哭，规定管不着，能做的是两家坐下来商量几点安静。\n办不到的当面说办不到，不说“我们会处理”。' },
      ],
      questions: [{ id: 'who', text: '楼上问“是不是楼下告我的”，您怎么答？', options: ['是的，但您别生气', '谁说的我不能讲，我们就看怎么安静', '不是楼下，是对门'], right: 1, why: '谁报的不能说；说是别人，又冤枉一个人。' }],
    },
    {
      id: 'angry', name: '来的人在发火', categories: [], situations: ['counter', 'proxy'],
      pages: [
        { title: '先让他说完', text: '坐下来，不打断，把他说的要紧的几句当面记给他看。\n“您说的是三件事，我记对了吗”，火多半就下去一半。' },
        { title: '只答应做得到的', text: '说得出哪天给回话，就说那天，到了那天就打。\n做不到的今天就说做不到，再说谁能做。\n骂人、动手的，请同事一起，必要时报 110，不一个人顶着。' },
      ],
      questions: [{ id: 'promise', text: '他要您今天就修好，您知道今天修不了。怎么说？', options: ['好好好，今天一定', '今天修不了。我今天派出去，明天上午十点前给您回话', '这个不归我管'], right: 1, why: '哄走了还会再来，而且更不信您。说做得到的，加一个日子。' }],
    },
    {
      id: 'private', name: '居民的事，说到哪里为止', categories: [], situations: ['counter', 'wishes', 'volunteers'],
      pages: [
        { title: '看得见，不等于能说', text: '电话、证件、住几号、家里有什么难处，办这件事用得着才看。\n打开一次就记一次，居民自己查得到是谁看的。' },
        { title: '不往外发', text: '不截图，不发群，不抄在本子上。\n同事问起来，让他自己打开那一件，他该看就看得到。\n志愿者只知道哪天、做什么，地址等对方同意了才给。' },
      ],
      questions: [{ id: 'group', text: '群里有人问“3 栋那位老人家的电话是多少”，您怎么办？', options: ['发在群里，大家都方便', '私下发给他', '不发，问清什么事，该打的您来打'], right: 2, why: '电话是老人给工作站的，不是给群的。' }],
    },
    {
      id: 'storm', name: '台风暴雨那一夜', categories: ['fallingHazard'], situations: ['emergency'],
      pages: [
        { title: '先看这几处', text: '地下车库口、低洼的单元门、没拆的围挡、广告牌、花盆、独居的老人。\n能提前挪的提前挪，水进来以后再挪就晚了。' },
        { title: '人比东西要紧', text: '不让人下地库开车，一辆也不行。\n水里有电线、站在水里的路灯，离开八米以外，单脚跳着走。\n自己也不单独出去，两个人一起，隔半小时报一次在哪里。' },
        { title: '早上还有一件', text: '天亮了把夜里没办的一件件交出去，谁在等，打个电话说一声。' },
      ],
      questions: [{ id: 'car', text: '地库开始进水，车主要下去开车。您怎么办？', options: ['快去快回', '拦住，不让下去', '陪他一起下去'], right: 1, why: '水涨得比人跑得快。车有保险，人没有第二次。' }],
    },
    {
      id: 'scam', name: '老人可能被骗了', categories: [], situations: ['counter', 'field', 'wishes'],
      pages: [
        { title: '听见这些就停一停', text: '有人让他转“安全账户”，说是公检法，不让告诉家里人。\n让他下载软件、打开屏幕共享、念验证码。\n高回报、先交钱、免费体检后要买东西。' },
        { title: '怎么帮', text: '先让他挂掉电话，手放开手机。\n打 96110 问一问，已经转了钱就马上打 110，越早越能拦住。\n不怪他，谁都可能碰上，您一怪，下次他就不说了。' },
      ],
      questions: [{ id: 'money', text: '老人说十分钟前把钱转出去了。第一件事？', options: ['明天陪他去银行', '马上打 110，让银行止付', '先查查是不是真的'], right: 1, why: '头半小时还拦得住。' }],
    },
    {
      id: 'child', name: '看见孩子或老人可能受伤害', categories: [], situations: ['field', 'counter'],
      pages: [
        { title: '不用您断案', text: '身上反复有伤、被锁在家里、没人管饭、怕某一个人，看见一样就该说。\n是不是真的，有人去查，您只要把看见的说出来。' },
        { title: '说给谁', text: '正在发生的打 110。\n不满十八岁的，打 12345 或报给民政、妇联；工作人员看见了必须报，这是《未成年人保护法》第十一条定的。\n不当着那个人的面问孩子，不把话传出去。' },
      ],
      questions: [{ id: 'sure', text: '您不确定孩子的伤是不是打的。报不报？', options: ['等有证据再报', '报，把看见的照实说', '先找家长问清楚'], right: 1, why: '报的是看见的，不是结论。先问家长，孩子可能更危险。' }],
    },
  ],
};
