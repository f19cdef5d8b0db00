/// <reference types="@tarojs/taro" />

declare module '*.scss';
declare module '*.css';

/** Origin of the gateway, set at build time; empty on H5, which the gateway itself serves. */
declare const GATEWAY_ORIGIN: string;

/** Where each endpoint of the contract is, read from the contract at build time. */
declare const API_ROUTES: Record<
  keyof (typeof import('@gridline/shared/api.ts'))['api'],
  { method: 'GET' | 'POST'; path: string; audience: 'public' | 'resident' }
>;
