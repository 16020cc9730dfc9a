/** In a browser the person takes a refusal back beside the address, where no page may lead. */
export const openPermission: (() => void) | null = null;
