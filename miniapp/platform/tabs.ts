/** WeChat has one page at a time: nobody to wait for. */
export const oneTabAtATime = <T>(work: () => Promise<T>): Promise<T> => work();
/** Nor anybody to tell, */
export const tellTabs = (_message: object): Promise<void> => Promise.resolve();
/** nor to hear of. */
export const hearTabs = (_then: (message: unknown) => void): void => undefined;
export const onStoredByOtherTab = (_name: string, _then: () => void): void => undefined;
