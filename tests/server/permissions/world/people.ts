/**
 * The cast. Community plum (street north) is where things happen: `reporter` owns what a row speaks of, the station
 * and the property company of plum look after it. `…Elsewhere` hold the same office for another unit; `ex…` held it
 * for plum until yesterday and opened their session before; `soonStaff` will hold it from tomorrow. All who hold
 * office live in community reed (street south), so that nothing comes to them as neighbours.
 */
export const PEOPLE = {
  stranger: null,
  reporter: { role: 'resident', unit: 'plum', home: 'plum' },
  neighbour: { role: 'resident', unit: 'plum', home: 'plum' },
  elsewhere: { role: 'resident', unit: 'pine', home: 'pine' },
  newcomer: { home: null },
  volunteer: { role: 'volunteer', unit: 'plum', home: 'reed' },
  councillor: { role: 'councilMember', unit: 'plum', home: 'reed' },
  grid: { role: 'gridWorker', unit: 'plum', home: 'reed' },
  gridElsewhere: { role: 'gridWorker', unit: 'pine', home: 'reed' },
  staff: { role: 'stationStaff', unit: 'plum-station', home: 'reed' },
  staffElsewhere: { role: 'stationStaff', unit: 'pine-station', home: 'reed' },
  head: { role: 'stationHead', unit: 'plum-station', home: 'reed' },
  headElsewhere: { role: 'stationHead', unit: 'pine-station', home: 'reed' },
  handler: { role: 'departmentHandler', unit: 'plum-property', home: 'reed' },
  handlerElsewhere: { role: 'departmentHandler', unit: 'pine-property', home: 'reed' },
  utility: { role: 'departmentHandler', unit: 'water', home: 'reed' },
  dispatcher: { role: 'streetDispatcher', unit: 'north', home: 'reed' },
  officeDispatcher: { role: 'streetDispatcher', unit: 'north-office', home: 'reed' },
  dispatcherElsewhere: { role: 'streetDispatcher', unit: 'south', home: 'reed' },
  districtDispatcher: { role: 'streetDispatcher', unit: 'district', home: 'reed' },
  auditor: { role: 'auditor', unit: 'district', home: 'reed' },
  streetAuditor: { role: 'auditor', unit: 'north', home: 'reed' },
  auditorElsewhere: { role: 'auditor', unit: 'south', home: 'reed' },
  administrator: { role: 'administrator', unit: 'district', home: 'reed' },
  exGrid: { role: 'gridWorker', unit: 'plum', home: 'reed', until: -1 },
  exStaff: { role: 'stationStaff', unit: 'plum-station', home: 'reed', until: -1 },
  exHead: { role: 'stationHead', unit: 'plum-station', home: 'reed', until: -1 },
  exHandler: { role: 'departmentHandler', unit: 'plum-property', home: 'reed', until: -1 },
  exDispatcher: { role: 'streetDispatcher', unit: 'north', home: 'reed', until: -1 },
  exAuditor: { role: 'auditor', unit: 'district', home: 'reed', until: -1 },
  exAdministrator: { role: 'administrator', unit: 'district', home: 'reed', until: -1 },
  soonStaff: { role: 'stationStaff', unit: 'plum-station', home: 'reed', since: 1 },
} as const;
export type Who = keyof typeof PEOPLE;
export type Somebody = Exclude<Who, 'stranger'>;
/** Everybody who has a session. */
export const SOMEBODY = Object.keys(PEOPLE).filter((who) => who !== 'stranger') as Somebody[];

/** What is planted: nobody else is called so, has this number or lives there. */
export const nameOf = (who: Somebody): string => `名${who}先生`;
export const phoneOf = (who: Somebody): string => `139${String(30_000_000 + (SOMEBODY.indexOf(who) + 1) * 1_237).padStart(8, '0')}`;
export const homeOf = (who: Somebody): string => `住${who}门牌`;
