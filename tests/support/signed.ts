/** The address with a signature of one other letter. A fixed letter would be the right one once in sixty-four runs. */
export const withOtherSignature = (url: string): string => url.replace(/([?&]s=)(.)/, (_: string, name: string, letter: string) => `${name}${letter === 'A' ? 'B' : 'A'}`);
