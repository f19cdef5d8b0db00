/** What a person does in WeChat: sign in, give a number, allow or refuse messages, read them. */
import { randomBytes } from 'node:crypto';
import type Router from '@koa/router';
import { z } from 'zod';
import { readAs } from '../apiError.ts';
import { keepKey } from '../bounded.ts';
import { PEOPLE_KEPT, permissionKey, permissionsOf } from '../wechat/answers.ts';
import { popupEvent } from '../wechat/events.ts';
import { expireTokens } from '../wechat/tokens.ts';
import type { World } from '../world.ts';

const CODE_LIFE_MS = 5 * 60_000;
const CODES_KEPT = 2_000;
const PERMISSIONS_KEPT = 10_000;
const MANY = 500;

const openid = z.string().trim().min(1, 'the openid of the person').max(64);
const phoneCodeSchema = z.object({ openid, phone: z.string().min(5).max(20) });
const subscriptionSchema = z.object({ openid, templateId: z.string().min(1).max(128), accept: z.boolean() });

export function wechatApi(router: Router, world: World): void {
  const ticket = (person: string, phone?: string) => ({
    openid: person,
    ...(phone !== undefined && { phone }),
    expiresAt: new Date(world.now().getTime() + CODE_LIFE_MS),
    used: false,
  });
  const newCode = (): string => randomBytes(16).toString('hex');

  router.post('/sandbox/api/wechat/login', (ctx) => {
    const person = readAs(z.object({ openid }), ctx.request.body).openid;
    const code = newCode();
    keepKey(world.state.loginCodes, code, ticket(person), CODES_KEPT);
    keepKey(world.state.people, person, world.now(), PEOPLE_KEPT);
    ctx.body = { code };
  });

  router.post('/sandbox/api/wechat/phone-code', (ctx) => {
    const given = readAs(phoneCodeSchema, ctx.request.body);
    const code = newCode();
    keepKey(world.state.phoneCodes, code, ticket(given.openid, given.phone), CODES_KEPT);
    ctx.body = { code };
  });

  router.post('/sandbox/api/wechat/subscriptions', (ctx) => {
    const answer = readAs(subscriptionSchema, ctx.request.body);
    const { state } = world;
    const left = permissionsOf(state, answer.openid, answer.templateId) + (answer.accept ? 1 : 0);
    keepKey(state.permissions, permissionKey(answer.openid, answer.templateId), left, PERMISSIONS_KEPT);
    keepKey(state.people, answer.openid, world.now(), PEOPLE_KEPT);
    popupEvent(world, answer);
    ctx.body = { left };
  });

  router.get('/sandbox/api/wechat/subscriptions', (ctx) => {
    const person = readAs(z.object({ openid }), ctx.query).openid;
    ctx.body = [...world.state.permissions]
      .map(([key, left]) => ({ key: key.split(' '), left }))
      .filter(({ key }) => key[0] === person)
      .map(({ key, left }) => ({ templateId: key[1], left }));
  });

  router.get('/sandbox/api/wechat/messages', (ctx) => {
    const { openid: person } = readAs(z.object({ openid: openid.optional() }), ctx.query);
    ctx.body = world.state.wechat.filter((message) => !person || message.openid === person).slice(-MANY);
  });

  router.get('/sandbox/api/wechat/people', (ctx) => {
    ctx.body = [...world.state.people.keys()].reverse().slice(0, 50);
  });

  router.post('/sandbox/api/wechat/expire-tokens', (ctx) => {
    expireTokens(world);
    ctx.body = { expired: world.state.tokens.size };
  });
}
