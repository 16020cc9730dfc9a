/** User names are compared without regard to case, width and composition. */
export function usernameKey(username: string): string {
  return username.normalize('NFKC').trim().toLowerCase();
}
