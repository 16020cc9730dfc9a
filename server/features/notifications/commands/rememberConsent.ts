import type { TemplateKind } from '../../../../shared/domain/notifications/templates';
import type { Deps } from '../../../platform/deps';
import { consentId, Consents } from '../wechatModel';

/** Remembers what somebody answered when WeChat asked; a template in both lists counts as refused. */
export async function rememberConsent(deps: Deps, personId: string, { accepted, refused }: { readonly accepted: readonly TemplateKind[]; readonly refused: readonly TemplateKind[] }): Promise<void> {
  const set = (template: TemplateKind, refusedAt: Date | null) => Consents(deps).updateOne({ _id: consentId(personId, template) }, { $set: { refusedAt } }, { upsert: true });
  for (const template of accepted) await set(template, null);
  for (const template of refused) await set(template, deps.clock.now());
}
