import { DomainError } from '../../../shared/domain/kernel/errors';
import type { HandlerTable } from '../../http/types';
import { getUnit } from '../organisation';
import { addChannel, endChannel, loadChannel, renewSecret, resendAll, reviseChannel } from './commands/channels';
import { redirectOne, resendOne } from './commands/deliveries';
import { sendTest } from './commands/sendTest';
import { answerHandlers } from './answerRoutes';
import { dropHandlers } from './drop/routes';
import { deliveryHandlers } from './deliveryRoutes';
import { mailHandlers } from './mail/routes';
import { orderHandlers } from './orderRoutes';
import { assertAdministrator } from './policy';
import { presentChannel, presentChannels, presentDeliveries, presentStuck, presentTest } from './presenter';
import { channelsOf } from './queries';

export const handlers: HandlerTable = {
  ...deliveryHandlers,
  ...answerHandlers,
  ...orderHandlers,
  ...mailHandlers,
  ...dropHandlers,
  'GET /administration/units/:id/channels': async ({ viewer, params }, deps) => {
    assertAdministrator(viewer);
    const unit = await getUnit(deps, params.id);
    if (!unit) throw new DomainError('not_found');
    return { unit: { id: unit.id, name: unit.name }, items: await presentChannels(deps, await channelsOf(deps, unit.id)) };
  },
  'POST /administration/units/:id/channels': async ({ viewer, params, body, key }, deps) => {
    const actor = assertAdministrator(viewer);
    const { channel, secret } = await addChannel(deps, params.id, body, { actor, key });
    return { channel: await presentChannel(deps, channel), secret };
  },
  'PUT /administration/channels/:id': async ({ viewer, params, body }, deps) => {
    const actor = assertAdministrator(viewer);
    return presentChannel(deps, await reviseChannel(deps, params.id, body, actor));
  },
  'POST /administration/channels/:id/secret': async ({ viewer, params, body }, deps) => {
    const actor = assertAdministrator(viewer);
    const { channel, secret } = await renewSecret(deps, params.id, body.revision, actor);
    return { channel: await presentChannel(deps, channel), secret };
  },
  'POST /administration/channels/:id/end': async ({ viewer, params, body }, deps) => {
    await endChannel(deps, params.id, body.revision, assertAdministrator(viewer));
    return { done: true };
  },
  'POST /administration/channels/:id/tests': async ({ viewer, params }, deps) => {
    const { kind, lastTest } = await sendTest(deps, params.id, assertAdministrator(viewer));
    return presentTest(kind, lastTest);
  },
  'GET /administration/channels/:id/deliveries': async ({ viewer, params, query }, deps) => {
    assertAdministrator(viewer);
    const { _id } = await loadChannel(deps, params.id);
    return { items: await presentDeliveries(deps, _id, query.state) };
  },
  'POST /administration/channels/:id/resend': async ({ viewer, params }, deps) => {
    assertAdministrator(viewer);
    return { sent: await resendAll(deps, params.id) };
  },
  'GET /administration/stuck': async ({ viewer }, deps) => {
    assertAdministrator(viewer);
    return { items: await presentStuck(deps) };
  },
  'POST /administration/deliveries/resend': async ({ viewer, body }, deps) => {
    assertAdministrator(viewer);
    await resendOne(deps, body.id);
    return { done: true };
  },
  'POST /administration/deliveries/redirect': async ({ viewer, body }, deps) => {
    await redirectOne(deps, body.id, body.channelId, assertAdministrator(viewer));
    return { done: true };
  },
};
