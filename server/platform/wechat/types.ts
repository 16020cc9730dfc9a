/** What WeChat may say instead of doing what was asked; one name for each documented refusal. */
export type WechatProblem =
  /** This deployment has no mini-program. */
  | 'notConfigured'
  /** AppID, AppSecret or the server's address are not accepted (40013, 40125, 40164): the operator's matter. */
  | 'badCredentials'
  /** This kind of account has no right to the call, or its quota is used up (48001, 1400001). */
  | 'notPermitted'
  | 'badCode'
  | 'codeUsed'
  | 'tooOften'
  | 'userBlocked'
  | 'badOpenId'
  | 'badTemplate'
  /** The person refused, or has no acceptance left. */
  | 'notSubscribed'
  /** A value breaks the type of its field; `field` names it. */
  | 'badField'
  | 'badPage'
  | 'badContent'
  /** The picture shows no card. */
  | 'noCard'
  /** WeChat could not fetch the picture. */
  | 'badPicture'
  /** The person has not used the mini-program within two hours, so nothing can be checked in their name. */
  | 'userNotActive'
  /** WeChat asks to try again (−1). */
  | 'busy'
  /** No answer in time, or none that can be read. */
  | 'unreachable'
  | 'badToken'
  | 'unexpected';

/** Either a value, or why not, with WeChat's own number (null when it gave none). */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: WechatProblem; readonly code: number | null; readonly field?: string };

/** A subscribe message; `values` by the keys of the template, cut to their types before sending. */
export interface SubscribeMessage {
  readonly openId: string;
  readonly templateId: string;
  /** Page of the mini-program that it opens, with its query. */
  readonly page: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Scenes of content checks: 1 profile, 2 comment, 3 forum, 4 social log. */
export type CheckScene = 1 | 2 | 3 | 4;

/** A file that WeChat is to fetch and check in the name of somebody who came in by it. */
export interface MediaCheck {
  readonly address: string;
  readonly kind: 'picture' | 'voice';
  readonly openId: string;
  readonly scene: CheckScene;
}

/** Cards that WeChat can tell in a picture. */
export type CardKind = 'idcard' | 'bankcard';

/** What WeChat thinks of a text. */
export interface TextVerdict {
  readonly suggest: 'pass' | 'risky' | 'review';
  /** 100 is ordinary. */
  readonly label: number;
}

/** WeChat's server side as this program uses it. Nothing here ever throws for what WeChat answers. */
export interface Wechat {
  /** Exchanges the code of `wx.login` (5 minutes, once). The session key stays inside. */
  codeToSession(code: string): Promise<Outcome<{ readonly openId: string; readonly unionId: string | null }>>;
  /** Exchanges the code of a phone number button (5 minutes, once). */
  phoneNumber(code: string): Promise<Outcome<{ readonly number: string; readonly countryCode: string }>>;
  sendMessage(message: SubscribeMessage): Promise<Outcome<null>>;
  /** At most 2,500 characters; the person must have used the mini-program within two hours. */
  checkText(text: string, openId: string, scene: CheckScene): Promise<Outcome<TextVerdict>>;
  /** Begins the check of a picture or a voice (≤ 10 MB); the verdict comes by message push under the trace. */
  checkMedia(ask: MediaCheck): Promise<Outcome<{ readonly traceId: string }>>;
  /** Whether the picture behind the address (≤ 2 MB) shows such a card. What stands on it is neither kept nor given on. */
  seesCard(kind: CardKind, address: string): Promise<Outcome<boolean>>;
  /** A link that opens a page from outside WeChat, for at most 30 days. */
  urlLink(page: string, query: string, days: number): Promise<Outcome<{ readonly url: string }>>;
}
