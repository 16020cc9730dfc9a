/** What somebody is called who came in through WeChat and has not told a name. */
export const NEW_NEIGHBOUR = '微信来的邻居';
