/** What a diversion card says: who helps faster, or by right. Nobody is kept from filing what may be filed. */
export const DIVERSION_WORDS: Readonly<Record<string, { readonly title: string; readonly text: string }>> = {
  fire: { title: '着火、漏气、有人被困，先打 119', text: '先离开，再打电话，不要开关电器。打完再在这里报，工作站接着跟。' },
  police: { title: '打架、偷抢、人走丢，先打 110', text: '警察来得最快，也只有他们能管。要社区一起帮忙的，打完再在这里报。' },
  ambulance: { title: '有人受伤、发病，先打 120', text: '说清在哪一栋哪个单元，请人到路口接。打完再在这里报。' },
  traffic: { title: '撞了车、撞了人，先打 122', text: '人受伤同时打 120。路和设施坏了，可以在这里报。' },
  court: { title: '打官司、仲裁的事，归法院和仲裁机构', text: '社区不能替法院断案。想先请人调解，可以照样报。免费的法律咨询打 12348。' },
  petition: { title: '信访的事，走信访的渠道', text: '信访有专门的受理和答复，社区办不了。可以到区信访接待处，或在网上信访。' },
  labour: { title: '工资、工伤、社保，打 12333 更快', text: '劳动保障部门专管这些。要开证明、代办的，可以照样报给社区。' },
  consumer: { title: '退款、假货、办卡跑路，打 12315', text: '市场监管部门专管消费的事。店铺扰民、占道，可以照样报。' },
  trafficRule: { title: '红绿灯、罚单，找交警（12123）', text: '交警专管道路信号和处罚。小区里面的路，可以照样报。' },
  telecom: { title: '宽带、信号，先找自己的运营商', text: '移动 10086、联通 10010、电信 10000。线掉在地上、杆子歪了，可以照样报。' },
  secrets: { title: '别人的电话、住址、监控，这里不能给', text: '那是别人的隐私。出了事要查的，打 110，由警察依法来查。' },
  unlawful: { title: '这样做违法，社区不能帮着做', text: '断水断电、伤人伤狗、动别人的车都要负责任。把难处写下来，我们用别的办法帮您。' },
};

/** The station's answer in one tap when a card fits: its own words may replace them. */
export const DECLINE_WORDS: Readonly<Record<string, string>> = {
  fire: '这类急事请直接打 119，他们到得最快。事后还有要社区办的，请再报一件。',
  police: '这件事归公安机关管，请打 110。要社区一起帮忙的，请再报一件。',
  ambulance: '有人受伤、发病请直接打 120。事后还有要社区办的，请再报一件。',
  traffic: '交通事故请打 122，由交警处理。',
  court: '这件事要由法院或仲裁机构来定。想先请人调解，请打工作站电话；免费法律咨询打 12348。',
  petition: '信访事项请到区信访接待处，或在网上信访，那里有专门的答复。',
  labour: '这件事归劳动保障部门管，请打 12333。',
  consumer: '这件事归市场监管部门管，请打 12315。',
  trafficRule: '这件事归交警管，请打 122 或在 12123 上办。',
  telecom: '这件事请找您的运营商：移动 10086、联通 10010、电信 10000。',
  secrets: '别人的电话、住址和监控是隐私，社区不能给。需要查的，请由公安机关依法来查。',
  unlawful: '您要求的做法不合法，社区不能办。有什么难处，请打工作站电话，我们一起想别的办法。',
};

/** Nobody is here: said where no duty roster is set. */
export const NIGHT_WORDS = '现在下班了，夜里和节假日没有人守着这里。有危险先打电话，别的事上班就有人看。';

export const TRIAGE_WORDS = {
  guess: '看您写的，最像这几样',
  guessNone: '还看不出是哪一样，自己选一个',
  because: (words: readonly string[]) => `因为写了${words.map((word) => `“${word}”`).join('、')}`,
  other: '都不像，自己选',
  stillFile: '该打的电话先打，您照样可以报给工作站。',
  joinNote: '点“我也遇到”，不用再报一遍。您写的和拍的只给办事的人看，每一步都告诉您。',
} as const;
