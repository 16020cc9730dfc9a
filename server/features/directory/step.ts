import { REPORT_TRANSITIONS, SERVICE_TRANSITIONS, type DirectoryRuleCode, type ServiceAction, type ServicePart } from '../../../shared/domain/directory/rules';
import { guardedSteps, refuse as refuseBy, type StepActor } from '../../jobs/guardedStep';
import type { DomainEvent } from '../../jobs/types';
import type { ReportDoc, ServiceDoc } from './document';
import { ServiceReports, Services } from './model';

export type { Ask } from '../../jobs/guardedStep';
export type Actor = StepActor<ServicePart>;
export const refuse: (rule: DirectoryRuleCode) => never = refuseBy;

export type ServiceStep = ServiceAction | 'write';
export type ReportStep = 'report' | 'answer';
export const serviceEvent = (step: ServiceStep): string => `service.${step}`;
export const reportEvent = (step: ReportStep): string => `serviceReport.${step}`;
export const ofService = (doc: ServiceDoc, step: ServiceStep, actor: string | null): DomainEvent => ({ _id: `${doc._id}-${doc.revision}-0`, type: serviceEvent(step), at: doc.updatedAt, data: { unit: doc.unitId, level: doc.levelId, actor } });
export const ofReport = (doc: ReportDoc, step: ReportStep, actor: string | null): DomainEvent => ({ _id: `${doc._id}-${doc.revision}-0`, type: reportEvent(step), at: doc.updatedAt, data: { service: doc.serviceId, actor } });

const full = 'directoryTimelineFull' satisfies DirectoryRuleCode;
/** Steps of an entry, each one guarded write with its event. */
export const serviceStep = guardedSteps<ServiceDoc, ServiceAction, ServiceStep>({ model: Services, transitions: SERVICE_TRANSITIONS, ruleAgainst: () => null, unhurried: ['restore'], full, derive: () => ({}), eventOf: ofService });
export const reportStep = guardedSteps<ReportDoc, 'answer', ReportStep>({ model: ServiceReports, transitions: REPORT_TRANSITIONS, ruleAgainst: () => null, unhurried: [], full, derive: () => ({}), eventOf: ofReport });
