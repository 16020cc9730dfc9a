import { Schema, type Model } from 'mongoose';
import type { Level } from '../../../shared/domain/identity/levels';
import type { Demand, Device, LoginMethod } from '../../../shared/domain/identity/sessions';
import type { Role } from '../../../shared/domain/kernel/roles';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';

type Db = Pick<Deps, 'db'>;

export type { Level };

/** Where a person lives as far as the program needs it. */
export interface Home {
  communityId: string;
  /** Plate text such as 「3 栋 2 单元」. */
  placeText: string;
  placeId: string | null;
  point: { lng: number; lat: number; system: 'gcj02' | 'wgs84' } | null;
}

/** How far the closing of an account is. */
export interface Closing {
  at: Date;
  /** As they were called, until everything was looked through once. */
  name?: string;
  /** Erasers that have nothing left to do. */
  done: string[];
  /** When it goes on; absent once all is done. */
  nextAt?: Date;
  endedAt?: Date;
}

export interface PersonDoc {
  _id: string;
  name: string;
  level: Level;
  /** The main confirmed home; else the community that was chosen, without a place. */
  home: Home | null;
  /** The confirmed home that was chosen as the main one. */
  mainHomeId?: string | null;
  /** Communities with a confirmed home: there the person is a verified neighbour (domain.md section 1). */
  neighbourOf?: string[];
  /** Rises with every change of the three above: who was overtaken reads again. */
  homeStamp?: number | null;
  /** When the last requests for a home were made, at most ten. */
  homeAsks?: Date[];
  /** Sealed by `deps.cipher` with context `person:<id>:phone`. */
  phone: string | null;
  /** Last four digits, for staff who compare them. */
  phoneTail: string | null;
  /** Wants notices by text message; absent: no. */
  smsNotices?: boolean;
  /** They closed their account; absent: they did not. */
  closing?: Closing;
  elderMode: boolean;
  /** Named person of the demonstration district; null for everybody else. */
  demo: { blurb: string; order: number } | null;
  createdAt: Date;
}

/** An account for logging in by password. */
export interface AccountDoc {
  /** The user name in lower case. */
  _id: string;
  personId: string;
  passwordHash: string;
  /** Made by the demonstration seed: production refuses to start while there is one. */
  demo: boolean;
  /** Given by somebody else: the person has to choose their own before anything else. Absent: their own. */
  firstPassword?: boolean;
  createdAt: Date;
}

/** One login of one person on one device. What is optional is absent in sessions of earlier versions. */
export interface SessionDoc {
  _id: string;
  personId: string;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  method?: LoginMethod;
  /** The account it was opened by, with `method` password. */
  account?: string;
  device?: Device;
  /** The beginning of the hour. */
  lastUsedAt?: Date;
  demands?: Demand[];
  /** In a browser: fingerprints of the refresh token that is good now and of the one before, and when it changed. */
  refresh?: string;
  predecessor?: string;
  rotatedAt?: Date;
}

/** A role held in a unit for a term. */
export interface MembershipDoc {
  /** `<person>.<role>.<unit>.<since>`: granting the same term twice makes one row. */
  _id: string;
  personId: string;
  role: Role;
  unitId: string;
  since: Date;
  /** null: until further notice. */
  until: Date | null;
  /** Grids that a grid worker looks after; absent or empty: every grid of the community. */
  gridIds?: string[];
  /** A grid worker beside another occupation (兼职); absent: full time. */
  partTime?: boolean;
  /** The import it came with: not in force before that is committed. */
  batch?: string;
}

/** A WeChat user as a person: one openid is one person, however many logins race. */
export interface WechatBindingDoc {
  /** Fingerprint of AppID and openid. */
  _id: string;
  personId: string;
  /** Sealed by `deps.cipher` with context `wechat:<_id>`: needed again to send messages. */
  openId: string;
  createdAt: Date;
}

/** Failed tries at a user name or a step, whether or not it exists, so that a lock tells nothing. */
export interface AttemptDoc {
  /** Fingerprint of what is tried and from where. */
  _id: string;
  tries: number;
  expiresAt: Date;
}

const personSchema = new Schema<PersonDoc>(
  {
    _id: String,
    name: String,
    level: Number,
    home: { type: Schema.Types.Mixed, default: null },
    mainHomeId: String,
    neighbourOf: { type: [String], default: undefined },
    homeStamp: Number,
    homeAsks: { type: [Date], default: undefined },
    phone: { type: String, default: null },
    phoneTail: { type: String, default: null },
    smsNotices: Boolean,
    closing: Schema.Types.Mixed,
    elderMode: { type: Boolean, default: false },
    demo: { type: Schema.Types.Mixed, default: null },
    createdAt: Date,
  },
  SCHEMA_OPTIONS,
);
personSchema.index({ name: 1 }, { name: 'people_of_a_name' });
// Whoever lives in a community is told of what concerns it.
personSchema.index({ 'home.communityId': 1, _id: 1 }, { name: 'people_of_a_community' });
personSchema.index({ neighbourOf: 1, _id: 1 }, { name: 'neighbours_of_a_community', partialFilterExpression: { neighbourOf: { $exists: true } } });
// At the counter somebody is found by the end of their number and their name.
personSchema.index({ phoneTail: 1 }, { name: 'phone_tail', partialFilterExpression: { phoneTail: { $exists: true } } });
personSchema.index({ 'demo.order': 1 }, { name: 'demonstration_people', partialFilterExpression: { 'demo.order': { $exists: true } } });

// Accounts whose closing goes on.
personSchema.index({ 'closing.nextAt': 1 }, { name: 'closing', partialFilterExpression: { 'closing.nextAt': { $exists: true } } });

const accountSchema = new Schema<AccountDoc>({ _id: String, personId: String, passwordHash: String, demo: Boolean, firstPassword: Boolean, createdAt: Date }, SCHEMA_OPTIONS);
accountSchema.index({ personId: 1 }, { name: 'accounts_of_a_person' });

const sessionSchema = new Schema<SessionDoc>(
  {
    _id: String,
    personId: String,
    createdAt: Date,
    expiresAt: Date,
    revokedAt: { type: Date, default: null },
    method: String,
    account: String,
    device: Schema.Types.Mixed,
    lastUsedAt: Date,
    demands: { type: [String], default: undefined },
    refresh: String,
    predecessor: String,
    rotatedAt: Date,
  },
  SCHEMA_OPTIONS,
);
sessionSchema.index({ expiresAt: 1 }, { name: 'expired' });
sessionSchema.index({ personId: 1 }, { name: 'sessions_of_a_person' });

const membershipSchema = new Schema<MembershipDoc>(
  { _id: String, personId: String, role: String, unitId: String, since: Date, until: { type: Date, default: null }, gridIds: { type: [String], default: undefined }, partTime: Boolean, batch: String },
  SCHEMA_OPTIONS,
);
membershipSchema.index({ personId: 1 }, { name: 'roles_of_a_person' });
membershipSchema.index({ gridIds: 1 }, { name: 'workers_of_a_grid', partialFilterExpression: { gridIds: { $exists: true } } });
membershipSchema.index({ unitId: 1, role: 1 }, { name: 'holders_in_a_unit' });

const bindingSchema = new Schema<WechatBindingDoc>({ _id: String, personId: String, openId: String, createdAt: Date }, SCHEMA_OPTIONS);
bindingSchema.index({ personId: 1 }, { name: 'wechat_of_a_person' });

const attemptSchema = new Schema<AttemptDoc>({ _id: String, tries: Number, expiresAt: Date }, SCHEMA_OPTIONS);
attemptSchema.index({ expiresAt: 1 }, { name: 'forgotten' });

export const People = ({ db }: Db): Model<PersonDoc> => modelOf(db, 'people', personSchema);
export const Accounts = ({ db }: Db): Model<AccountDoc> => modelOf(db, 'accounts', accountSchema);
export const Sessions = ({ db }: Db): Model<SessionDoc> => modelOf(db, 'sessions', sessionSchema);
export const Memberships = ({ db }: Db): Model<MembershipDoc> => modelOf(db, 'memberships', membershipSchema);
export const WechatBindings = ({ db }: Db): Model<WechatBindingDoc> => modelOf(db, 'wechatBindings', bindingSchema);
export const Attempts = ({ db }: Db): Model<AttemptDoc> => modelOf(db, 'loginAttempts', attemptSchema);

/** Creates the indexes of identity; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await Promise.all([People, Accounts, Sessions, Memberships, WechatBindings, Attempts].map((model) => model(deps).createIndexes()));
}
