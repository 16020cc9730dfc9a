import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SubmitCase } from '../../shared/contract/cases';
import { DomainError } from '../../shared/domain/kernel/errors';
import { authorise, loadCase, submitCase } from '../features/cases';
import { storePhoto } from '../features/files';
import { viewerOfPerson } from '../features/identity';
import type { Viewer } from '../http/types';
import type { Deps } from '../platform/deps';
import { ACTIONS } from './actions';
import type { Intent } from './history/types';
import { jpegOf, type Picture } from './pictures';

/** The same dependencies at another moment. */
export const depsAt = (deps: Deps, at: Date): Deps => ({ ...deps, clock: { now: () => new Date(at) } });

/** Plays intents through the commands, each at its own moment and in its person's name. */
export class Player {
  /** Steps that a command refused; a script that fits the program has none. */
  readonly refused: { readonly caseKey: string; readonly action: string; readonly code: string }[] = [];
  private readonly caseIds = new Map<string, string>();
  private readonly viewers = new Map<string, Promise<Viewer | null>>();
  private readonly drawn = new Map<string, Promise<string>>();
  private readonly counts = new Map<string, number>();

  private constructor(
    private readonly deps: Deps,
    private readonly directory: string,
  ) {}

  /** Opens a player with a directory of its own for the pictures; `close` removes it. */
  static async open(deps: Deps): Promise<Player> {
    return new Player(deps, await mkdtemp(path.join(tmpdir(), 'linli-demonstration-')));
  }

  async close(): Promise<void> {
    await rm(this.directory, { recursive: true, force: true });
  }

  /** The case that a key of the script became; undefined while it is not filed. */
  idOf(caseKey: string): string | undefined {
    return this.caseIds.get(caseKey);
  }

  private viewer(personId: string, deps: Deps): Promise<Viewer | null> {
    const known = this.viewers.get(personId) ?? viewerOfPerson(deps, personId);
    this.viewers.set(personId, known);
    return known;
  }

  /** Where the picture lies; drawn once however often it is used. */
  private file(picture: Picture): Promise<string> {
    const name = `${picture.scene}-${picture.after ? 'after' : 'before'}-${picture.variant}.jpg`;
    const known = this.drawn.get(name) ?? this.draw(picture, path.join(this.directory, name));
    this.drawn.set(name, known);
    return known;
  }

  private async draw(picture: Picture, file: string): Promise<string> {
    await writeFile(file, await jpegOf(picture));
    return file;
  }

  /** A key that says which step of which case this is, so that playing again would change nothing. */
  private keyOf(caseKey: string): string {
    const count = (this.counts.get(caseKey) ?? 0) + 1;
    this.counts.set(caseKey, count);
    return `${caseKey}-${count}`;
  }

  private async upload(deps: Deps, intent: Intent, key: string): Promise<string[]> {
    const ids: string[] = [];
    for (const [index, picture] of intent.photos.entries()) {
      const stored = await storePhoto(deps, { personId: intent.personId, key: `${key}-${index}`, path: await this.file(picture) });
      ids.push(stored._id);
    }
    return ids;
  }

  /** Plays one intent. A refusal is noted, and what follows in that case is refused too. */
  async play(intent: Intent): Promise<void> {
    const deps = depsAt(this.deps, intent.at);
    const key = this.keyOf(intent.caseKey);
    try {
      const photoIds = await this.upload(deps, intent, key);
      const { step } = intent;
      if (step.action === 'submit') {
        const doc = await submitCase(deps, intent.personId, SubmitCase.parse({ ...step.body, photoIds }), intent.caseKey);
        this.caseIds.set(intent.caseKey, doc._id);
        return;
      }
      const viewer = await this.viewer(intent.personId, deps);
      const id = this.caseIds.get(intent.caseKey);
      if (!viewer || !id) throw new DomainError('not_found');
      const doc = await loadCase(deps, id);
      const body = { ...step.body, ...(photoIds.length > 0 ? { photoIds } : {}), revision: doc.revision };
      await ACTIONS[step.action](deps, doc, authorise(viewer, doc, step.action), body, key);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const rule = error.data['rule'];
      this.refused.push({ caseKey: intent.caseKey, action: intent.step.action, code: rule === undefined ? error.code : `${error.code} ${String(rule)}` });
      this.deps.logger.warn({ case: intent.caseKey, action: intent.step.action, code: error.code }, 'step of the demonstration refused');
    }
  }
}
