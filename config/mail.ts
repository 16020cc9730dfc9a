/** Sending and taking in of mail. */
export interface MailConfig {
  readonly smtpUrl: string;
  readonly from: string;
  /** Null: nothing is taken in. */
  readonly inSecret: string | null;
}
