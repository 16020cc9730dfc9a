import type { useTap } from '@/ui';
import type { ProjectView } from '../model/words';

/** What a part of the project's page needs to take a step: the project, one tap at a time, and what happens after it. */
export interface StepProps {
  readonly view: ProjectView;
  readonly taps: ReturnType<typeof useTap>;
  /** The project as the step left it. */
  readonly onDone: (view?: ProjectView) => void;
}

/** Sends a step; what came back is the project as it is now. */
export async function take({ taps, onDone }: StepProps, what: string, send: (key: string) => Promise<ProjectView>, said: string): Promise<boolean> {
  let after: ProjectView | undefined;
  const done = await taps.tap(what, async (key) => { after = await send(key); }, said);
  onDone(after);
  return done;
}

export const busyWord = (taps: StepProps['taps'], what: string): { busy?: string } => (taps.busy === what ? { busy: '正在记…' } : {});
