import type { WhistleRule } from '../../shared/domain/whistles/whistles';

/**
 * Who may blow which whistle, and how fast a called unit acknowledges, makes contact and reports in. One city's timers
 * (domain.md section 1, [x]): acknowledge 1 h, contact 24 h, report in 3 or 5 working days, and the kind limits who may
 * blow; an emergency is faster and whoever is nearest blows it. Configuration: places differ.
 */
export const WHISTLE_RULE_LIST: readonly WhistleRule[] = [
  {
    kind: 'daily', by: ['station'], source: '吹哨报到办法：日常哨',
    spans: { acknowledge: { unit: 'minutes', amount: 60 }, contact: { unit: 'minutes', amount: 24 * 60 }, arrive: { unit: 'workingDays', amount: 3 } },
  },
  {
    kind: 'hard', by: ['street'], source: '吹哨报到办法：难题哨',
    spans: { acknowledge: { unit: 'minutes', amount: 60 }, contact: { unit: 'minutes', amount: 24 * 60 }, arrive: { unit: 'workingDays', amount: 5 } },
  },
  {
    kind: 'emergency', by: ['station', 'street'], source: '吹哨报到办法：应急哨',
    spans: { acknowledge: { unit: 'minutes', amount: 10 }, contact: { unit: 'minutes', amount: 20 }, arrive: { unit: 'minutes', amount: 60 } },
  },
];
