import { push } from './push';
import type { MediaTrace, SandboxState, Verdict } from './state';

/** How soon WeChat's result comes by itself here, so that a demonstration flows. Milliseconds. */
const AUTOMATIC_MS = 1_500;

function messageOf(state: SandboxState, { traceId, openId }: MediaTrace, verdict: Verdict): Readonly<Record<string, unknown>> {
  const common = { ToUserName: 'gh_sandbox', FromUserName: openId, CreateTime: Math.floor(state.now() / 1000), MsgType: 'event', Event: 'wxa_media_check', appid: state.appId, trace_id: traceId, version: 2 };
  if (verdict === 'unfetched') return { ...common, detail: [], errcode: -1008, errmsg: 'download failed' };
  const label = verdict === 'pass' ? 100 : 20_002;
  return { ...common, detail: [{ strategy: 'content_model', errcode: 0, suggest: verdict, label, prob: 90 }], errcode: 0, errmsg: 'ok', result: { suggest: verdict, label } };
}

/** Pushes the result of a check. One that the program did not take stays to be pushed again. */
export async function decide(state: SandboxState, traceId: string, verdict: Verdict): Promise<boolean> {
  const trace = state.traces.find((one) => one.traceId === traceId);
  if (!trace) return false;
  const taken = await push(state, messageOf(state, trace, verdict));
  if (taken) trace.verdict = verdict;
  return taken;
}

/** Takes a file to be checked; in automatic mode its result follows by itself. */
export function takeIn(state: SandboxState, trace: MediaTrace): void {
  state.traces.unshift(trace);
  if (state.push.automatic !== null) setTimeout(() => void decide(state, trace.traceId, state.push.automatic ?? 'pass'), AUTOMATIC_MS).unref();
}
