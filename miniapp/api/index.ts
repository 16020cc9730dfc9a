/** How pages talk to the server. */
export { api } from './client';
export { ApiError, mayPass, sentenceOf, type ApiErrorCode } from './errors';
export { chooseCommunity, closeAccount, enter, goOnWith, loadMe, logOut, logOutEverywhere, rememberUnread, startAsMe, switchElder, useMe, type Me } from './me';
export { beginSession, endSession, onSessionEnd, signedIn, useSession, type Session } from './session';
export { type CallArgs, type JsonRoute, type ReadRoute, type ResponseOf } from './types';
export { useMessageConsent } from './subscribe';
import './cookie';
export { enterByWechat, wechatEntersByItself } from './wechat';
export { discard, leaveOutPhoto, leaveToSend, sendNow, tryAgain, useQueue, type NewWrite, type WaitingWrite } from './queue';
export { upload, type UploadedPhoto } from './upload';
export { useApi, useQuery, type Query } from './useQuery';
export { usePages, type ListRoute, type Pages } from './usePages';
export { useSignedIn, useSignedInQuery } from './useSignedIn';
