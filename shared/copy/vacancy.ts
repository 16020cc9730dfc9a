import type { VacancyAction } from '../domain/cases/vacancy';

/** Where nobody acts for a unit that has a case. */
export const VACANCY_BUTTONS: Readonly<Record<VacancyAction, string>> = { vacant: '没人接手' };
export const VACANCY_PHRASES: Readonly<Record<VacancyAction, (who: string, unit: string) => string>> = {
  vacant: (_, unit) => `${unit}眼下没有经办的人，已经告诉工作站和街道`,
};
