/** The thanks as a picture to keep. */
export const THANKS_CARD = {
  title: '谢意卡片',
  open: '做成卡片留着',
  drawing: '正在画…',
  /** For whoever does not see the picture. */
  spoken: (words: string, wish: string): string => `谢意卡片。${words}。为的是这个心愿：${wish}`,
  heading: '谢谢您',
  to: '帮忙的邻居：',
  /** Where the thanks were spoken, not written. */
  voice: '谢谢您帮了我。想说的话录了音，在邻里的“微心愿”里听得到。',
  wish: '为的是这个心愿',
  spokenWish: '说出来的心愿',
  from: '一位邻居',
  foot: '邻里　微心愿',
  keep: { weapp: '存到相册', h5: '存成图片' },
  kept: { weapp: '存到相册了', h5: '图片存好了，在“下载”里' },
  keepNote: '没有姓名、门牌、电话，只在这台手机上画',
  refused: '没有得到存相册的许可。到设置里打开“添加到相册”，再回来存一次。不想打开也行，把话抄下来一样留着。',
  toSettings: '去设置里打开',
  failed: '没存成，可能是手机放不下了。腾一点地方再存一次。',
  old: { title: '这台手机画不出卡片', body: '微信的版本旧了一点，更新以后就能画。\n谢意还在这里，话可以先抄下来留着。' },
  copy: '抄下这些话',
  copied: '抄好了，贴到哪里都行',
  copyFailed: '没抄成，请照着写下来',
  none: { title: '这里还没有谢意', body: '心愿实现以后，收到的谢意会在这里变成一张卡片。' },
  /** The name of the file in a browser. */
  file: (day: string): string => `谢意卡片-${day}.png`,
} as const;
