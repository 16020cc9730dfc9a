import { EMPTY_DRAFT, freshDraft, type Draft } from './forms';
import type { CaseView, StaffAction } from './types';

/** Both ways of giving a case to a unit share what was chosen and written. */
const formOf = (action: StaffAction): StaffAction => (action === 'dispatch' ? 'acceptAndDispatch' : action);

/**
 * What was typed, by case and action, until it is sent. It outlives reloading a case that somebody else has
 * changed and looking at another case meanwhile. Memory only: the screen of a station is shared, and an
 * unsent note is nobody else's business.
 */
export class DraftBook {
  private readonly kept = new Map<string, Draft>();

  private name = (caseId: string, action: StaffAction) => `${caseId} ${formOf(action)}`;

  /** What was typed, or what the form starts with. */
  read(view: CaseView, action: StaffAction): Draft {
    return this.kept.get(this.name(view.id, action)) ?? freshDraft(action, view);
  }

  write(caseId: string, action: StaffAction, draft: Draft): void {
    this.kept.set(this.name(caseId, action), draft);
  }

  /** Changes what is kept; does nothing when it was sent or thrown away meanwhile. */
  change(caseId: string, action: StaffAction, change: (draft: Draft) => Draft): void {
    const name = this.name(caseId, action);
    const draft = this.kept.get(name);
    if (draft) this.kept.set(name, change(draft));
  }

  drop(caseId: string, action: StaffAction): void {
    this.kept.delete(this.name(caseId, action));
  }

  /** Forgets everything: the next person at this screen sees nothing of it. */
  clear(): void {
    this.kept.clear();
  }

  /** Words typed for an action that somebody else has made impossible meanwhile; empty when there are none. */
  wordsFor(caseId: string, action: StaffAction): string {
    const draft = this.kept.get(this.name(caseId, action)) ?? EMPTY_DRAFT;
    return [draft.reason.trim(), draft.text.trim()].filter(Boolean).join('\n');
  }
}
