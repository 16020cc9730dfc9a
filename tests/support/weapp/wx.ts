import { webcrypto } from 'node:crypto'

/** What a call of a WeChat function was given, in the order of the calls. */
export interface WxCall {
  name: string
  options: Record<string, unknown>
}

/** Answers one WeChat function: returns what `success` gets, or throws what `fail` gets. */
export type WxAnswer = (options: Record<string, unknown>) => unknown

/** The part of WeChat that tests look into and steer. */
export interface WxControls {
  /** Every asynchronous call so far. */
  readonly calls: WxCall[]
  /** What the mini-program stored, by key. */
  readonly storage: Map<string, unknown>
  /** Decides what a function answers from now on; it may return a promise. */
  answer(name: string, answer: WxAnswer): void
  /** Files that the mini-program keeps on the phone, by path. */
  readonly files: Set<string>
  /** What stands in a file that was downloaded, by path. */
  readonly contents: Map<string, Uint8Array>
  /** What WeChat tells of the phone, such as `fontSizeSetting`; may be changed at any time. */
  readonly phone: Record<string, unknown>
  readonly recorder: WxRecorder
  /** The canvas (2d) that a page finds; none as on an old WeChat until a test puts one there. */
  canvas: object | null
  /** So many questions for a part of the page find it not drawn yet. */
  undrawn: number
  /** Every sound that was opened. */
  readonly sounds: WxSound[]
  /** The options of all calls of one function. */
  callsOf(name: string): Record<string, unknown>[]
}

/** WeChat's recorder as tests see and steer it. */
export interface WxRecorder {
  /** What each recording was begun with. */
  readonly starts: Record<string, unknown>[]
  /** What the next recording will have been. Milliseconds. */
  next: { tempFilePath: string, duration: number }
  /** A telephone call takes the microphone. */
  interrupt(): void
  /** It ends by itself: the limit is reached. */
  end(): void
  /** It fails with this message. */
  fail(errMsg: string): void
}

/** One opened sound. */
export interface WxSound {
  src: string
  playbackRate: number
  state: 'still' | 'playing' | 'held' | 'closed'
  /** Plays on to here, or to the end, or cannot be played. */
  reach(seconds: number): void
  end(): void
  fail(): void
}

interface Callbacks {
  success?(result: unknown): void
  fail?(error: unknown): void
  complete?(result: unknown): void
}

/** Functions that answer with a task at once, never with a promise. */
const tasks = ['request', 'uploadFile', 'downloadFile']

/** Functions that take `{success, fail, complete}`, with what they answer unless a test says otherwise. */
const defaults: Record<string, WxAnswer> = {
  request: ({ url }) => { throw { errMsg: `request:fail no answer set for ${String(url)}` } },
  uploadFile: ({ url }) => { throw { errMsg: `uploadFile:fail no answer set for ${String(url)}` } },
  downloadFile: ({ url }) => { throw { errMsg: `downloadFile:fail no answer set for ${String(url)}` } },
  chooseMedia: () => { throw { errMsg: 'chooseMedia:fail cancel' } },
  chooseImage: () => { throw { errMsg: 'chooseImage:fail cancel' } },
  chooseLocation: () => { throw { errMsg: 'chooseLocation:fail cancel' } },
  getLocation: () => { throw { errMsg: 'getLocation:fail auth deny' } },
  compressImage: ({ src }) => ({ tempFilePath: src }),
  getImageInfo: ({ src }) => ({ path: src, width: 800, height: 600, type: 'jpeg' }),
  showModal: () => ({ confirm: true, cancel: false }),
  showActionSheet: () => ({ tapIndex: 0 }),
  canvasToTempFilePath: () => ({ tempFilePath: 'wxfile://drawn.png' }),
  login: () => ({ code: 'wx-login-code' }),
  scanCode: () => ({ result: '' }),
  getRandomValues: ({ length }) => ({ randomValues: webcrypto.getRandomValues(new Uint8Array(Number(length))).buffer }),
  getNetworkType: () => ({ networkType: 'wifi' }),
  getSetting: () => ({ authSetting: {} }),
  getPrivacySetting: () => ({ needAuthorization: false, privacyContractName: '' }),
  getClipboardData: () => ({ data: '' })
}

const silent = [
  'showToast', 'hideToast', 'showLoading', 'hideLoading', 'navigateTo', 'redirectTo', 'switchTab', 'reLaunch', 'navigateBack',
  'setNavigationBarTitle', 'setNavigationBarColor', 'showNavigationBarLoading', 'hideNavigationBarLoading', 'setTabBarBadge',
  'removeTabBarBadge', 'setTabBarItem', 'setTabBarStyle', 'showTabBar', 'hideTabBar', 'showTabBarRedDot', 'hideTabBarRedDot',
  'pageScrollTo', 'startPullDownRefresh', 'stopPullDownRefresh', 'vibrateShort', 'makePhoneCall', 'previewImage', 'previewMedia',
  'setClipboardData', 'authorize', 'openSetting', 'openLocation', 'openDocument', 'requirePrivacyAuthorize', 'openPrivacyContract',
  'requestSubscribeMessage', 'hideKeyboard', 'setBackgroundColor', 'setBackgroundTextStyle', 'setKeepScreenOn', 'saveImageToPhotosAlbum',
  'shareFileMessage', 'saveFileToDisk', 'addPhoneCalendar'
]

const listeners = [
  'AppShow', 'AppHide', 'Error', 'UnhandledRejection', 'PageNotFound', 'ThemeChange', 'NetworkStatusChange', 'WindowResize',
  'MemoryWarning', 'NeedPrivacyAuthorization', 'KeyboardHeightChange', 'LocationChange', 'AccelerometerChange', 'UserCaptureScreen'
]

const PHONE = {
  brand: 'devtools', model: 'iPhone', platform: 'devtools', system: 'iOS 17.0', language: 'zh_CN', version: '8.0.50', SDKVersion: '3.5.0',
  pixelRatio: 2, screenWidth: 375, screenHeight: 812, windowWidth: 375, windowHeight: 724, statusBarHeight: 44, fontSizeSetting: 16,
  safeArea: { left: 0, right: 375, top: 44, bottom: 778, width: 375, height: 734 }
}

function storageFunctions(storage: Map<string, unknown>): Record<string, unknown> {
  const copy = (value: unknown): unknown => (value === undefined ? '' : JSON.parse(JSON.stringify(value)) as unknown)
  return {
    getStorageSync: (key: string) => copy(storage.get(key)),
    setStorageSync: (key: string, value: unknown) => { storage.set(key, copy(value)) },
    removeStorageSync: (key: string) => { storage.delete(key) },
    clearStorageSync: () => { storage.clear() },
    getStorageInfoSync: () => ({ keys: [...storage.keys()], currentSize: 1, limitSize: 10240 })
  }
}

function storageAnswers(storage: Map<string, unknown>): Record<string, WxAnswer> {
  return {
    getStorage: ({ key }) => {
      if (!storage.has(String(key))) throw { errMsg: 'getStorage:fail data not found' }
      return { data: storage.get(String(key)) }
    },
    setStorage: ({ key, data }) => { storage.set(String(key), data) },
    removeStorage: ({ key }) => { storage.delete(String(key)) },
    clearStorage: () => { storage.clear() }
  }
}

/** Measuring needs a layout, which jsdom has not: everything is 375 × 100 at the top, and is the canvas where there is one. */
function selectorQuery(controls: WxControls): unknown {
  const { canvas } = controls
  const rect = { left: 0, top: 0, right: 375, bottom: 100, width: 375, height: 100, ...(canvas ? { node: canvas } : {}) }
  let asked = 0
  const query: Record<string, unknown> = {}
  const node = new Proxy({}, { get: () => (...given: unknown[]) => { const told = given.at(-1); asked += 1; if (typeof told === 'function') told(controls.undrawn-- > 0 ? null : rect); return query } })
  for (const name of ['select', 'selectAll', 'selectViewport']) query[name] = () => node
  query.in = () => query
  query.exec = (callback?: (found: unknown[]) => void) => { setTimeout(() => callback?.(Array.from({ length: asked }, () => rect)), 0) }
  return query
}

interface FileCall extends Callbacks {
  srcPath?: string
  destPath?: string
  path?: string
  filePath?: string
  dirPath?: string
}

/** What lies in the mini-program's own folder; a file of another place has 300 KB. */
function fileManager(files: Set<string>, contents: ReadonlyMap<string, Uint8Array>): Record<string, unknown> {
  const answer = ({ success, fail }: FileCall, there: boolean, result: object = {}): void => {
    setTimeout(() => { if (there) success?.({ errMsg: 'ok', ...result }); else fail?.({ errMsg: 'fail no such file or directory' }) }, 0)
  }
  return {
    getFileInfo: ({ success }: Callbacks) => { success?.({ size: 300_000 }) },
    copyFile: (call: FileCall) => { files.add(call.destPath ?? ''); answer(call, true) },
    readFile: (call: FileCall) => { answer(call, contents.has(call.filePath ?? ''), { data: contents.get(call.filePath ?? '')?.slice().buffer }) },
    access: (call: FileCall) => { answer(call, files.has(call.path ?? '')) },
    unlink: (call: FileCall) => { answer(call, files.delete(call.filePath ?? '')) },
    readdir: (call: FileCall) => { answer(call, true, { files: [...files].map((name) => name.slice((call.dirPath ?? '').length + 1)) }) }
  }
}

function synchronous(phone: Record<string, unknown>, files: Set<string>, contents: ReadonlyMap<string, Uint8Array>): Record<string, unknown> {
  const nothing = (): void => undefined
  const functions: Record<string, unknown> = {
    env: { USER_DATA_PATH: 'http://usr' },
    canIUse: () => true,
    nextTick: (callback: () => void) => { setTimeout(callback, 0) },
    getMenuButtonBoundingClientRect: () => ({ left: 281, top: 48, right: 368, bottom: 80, width: 87, height: 32 }),
    getLaunchOptionsSync: () => ({ path: 'pages/home/index', query: {}, scene: 1001 }),
    getEnterOptionsSync: () => ({ path: 'pages/home/index', query: {}, scene: 1001 }),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' } }),
    getUpdateManager: () => ({ onCheckForUpdate: nothing, onUpdateReady: nothing, onUpdateFailed: nothing, applyUpdate: nothing }),
    getFileSystemManager: () => fileManager(files, contents),
    createIntersectionObserver: () => ({ relativeTo() { return this }, relativeToViewport() { return this }, observe: nothing, disconnect: nothing })
  }
  for (const name of ['getSystemInfoSync', 'getWindowInfo', 'getDeviceInfo', 'getAppBaseInfo']) functions[name] = () => ({ ...phone })
  for (const name of ['getSystemSetting', 'getAppAuthorizeSetting']) functions[name] = () => ({})
  for (const name of listeners) {
    functions[`on${name}`] = nothing
    functions[`off${name}`] = nothing
  }
  return functions
}

type Listener = (event: Record<string, unknown>) => void

/** A set of `on…` functions, and how to call whoever listens. */
function listening(names: readonly string[]): { on: Record<string, (listener: Listener) => void>, tell(name: string, event?: Record<string, unknown>): void } {
  const heard = new Map<string, Listener[]>()
  const on = Object.fromEntries(names.map((name) => [`on${name}`, (listener: Listener) => { heard.set(name, [...(heard.get(name) ?? []), listener]) }]))
  return { on, tell: (name, event = {}) => { for (const listener of heard.get(name) ?? []) listener(event) } }
}

function recorderOf(): { recorder: WxRecorder, manager: Record<string, unknown> } {
  const { on, tell } = listening(['Start', 'Stop', 'Pause', 'Resume', 'Error', 'FrameRecorded', 'InterruptionBegin', 'InterruptionEnd'])
  let running = false
  const stop = (): void => {
    if (!running) return
    running = false
    setTimeout(() => { tell('Stop', { ...recorder.next, fileSize: 12_000 }) }, 0)
  }
  const recorder: WxRecorder = {
    starts: [],
    next: { tempFilePath: 'wxfile://voice-1.mp3', duration: 4_000 },
    interrupt: () => { tell('InterruptionBegin') },
    end: stop,
    fail: (errMsg) => { running = false; tell('Error', { errMsg }) }
  }
  const start = (options: Record<string, unknown>): void => {
    recorder.starts.push(options)
    running = true
    setTimeout(() => { tell('Start') }, 0)
  }
  return { recorder, manager: { ...on, start, stop, pause: stop, resume: () => undefined } }
}

function soundOf(): { sound: WxSound, context: Record<string, unknown> } {
  const { on, tell } = listening(['TimeUpdate', 'Ended', 'Error', 'Play', 'Pause', 'Stop', 'Canplay', 'Waiting', 'Seeked'])
  const context: Record<string, unknown> = { ...on, src: '', playbackRate: 1, currentTime: 0 }
  let state: WxSound['state'] = 'still'
  Object.assign(context, { play: () => { state = 'playing' }, pause: () => { state = 'held' }, stop: () => { state = 'still' }, seek: () => undefined, destroy: () => { state = 'closed' } })
  const sound: WxSound = {
    get src() { return String(context.src) },
    get playbackRate() { return Number(context.playbackRate) },
    get state() { return state },
    reach: (seconds) => { context.currentTime = seconds; tell('TimeUpdate') },
    end: () => { state = 'still'; tell('Ended') },
    fail: () => { tell('Error', { errCode: 10_004 }) }
  }
  return { sound, context }
}

/** A WeChat that remembers what it was asked and answers as told; asynchronous functions answer on a later tick, as in WeChat. */
export function createWx(differing: Record<string, unknown> = {}): { wx: Record<string, unknown>, controls: WxControls } {
  const phone: Record<string, unknown> = { ...PHONE, ...differing }
  const calls: WxCall[] = []
  const storage = new Map<string, unknown>()
  const files = new Set<string>()
  const contents = new Map<string, Uint8Array>()
  const answers: Record<string, WxAnswer> = { ...defaults, ...storageAnswers(storage) }
  for (const name of silent) answers[name] = () => ({})

  const call = (name: string) => (given: Record<string, unknown> & Callbacks = {}) => {
    const { success, fail, complete, ...options } = given
    calls.push({ name, options })
    const answered = Promise.resolve().then(() => answers[name]?.(options)).then(
      (result) => ({ errMsg: `${name}:ok`, ...(result as object) }),
      (error: unknown) => { throw error instanceof Error ? { errMsg: `${name}:fail ${error.message}` } : error }
    )
    // As in WeChat: without callbacks a promise comes back, except where a task does.
    if (!success && !fail && !complete && !tasks.includes(name)) return answered
    void answered.then(
      (full) => { success?.(full); complete?.(full) },
      (full: unknown) => { fail?.(full); complete?.(full) }
    )
    const nothing = (): void => undefined
    return { abort: nothing, onProgressUpdate: nothing, offProgressUpdate: nothing, onHeadersReceived: nothing, offHeadersReceived: nothing }
  }

  const { recorder, manager } = recorderOf()
  const sounds: WxSound[] = []
  const voice = {
    getRecorderManager: () => manager,
    createInnerAudioContext: () => {
      const { sound, context } = soundOf()
      sounds.push(sound)
      return context
    }
  }
  const wx: Record<string, unknown> = { ...synchronous(phone, files, contents), ...voice, ...storageFunctions(storage), createSelectorQuery: () => selectorQuery(controls) }
  for (const name of Object.keys(answers)) wx[name] = call(name)
  const controls: WxControls = {
    calls,
    storage,
    files,
    contents,
    phone,
    recorder,
    canvas: null,
    undrawn: 0,
    sounds,
    answer: (name, answer) => {
      if (!(name in answers)) throw new Error(`tests/support/weapp/wx.ts does not know wx.${name}`)
      answers[name] = answer
    },
    callsOf: (name) => calls.filter((entry) => entry.name === name).map((entry) => entry.options)
  }
  return { wx, controls }
}
