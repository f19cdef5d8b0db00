import { api } from '@gridline/shared/api.ts';
import { conversationApi } from '@gridline/shared/conversationApi.ts';
import { areaApi } from '@gridline/shared/areaApi.ts';
import { figureApi } from '@gridline/shared/figureApi.ts';
import { lifeApi } from '@gridline/shared/lifeApi.ts';
import { noticeApi } from '@gridline/shared/noticeApi.ts';
import { reminderApi } from '@gridline/shared/reminderApi.ts';
import { rankingApi } from '@gridline/shared/rankingApi.ts';
import { routingApi } from '@gridline/shared/routingApi.ts';
import { peopleApi } from '@gridline/shared/peopleApi.ts';
import { manyApi } from '@gridline/shared/manyApi.ts';
import { staffApi } from '@gridline/shared/staffApi.ts';
import { watchApi } from '@gridline/shared/watchApi.ts';
import { readEnv } from '../../src/env.ts';
import { startWorld, type World } from '../world.ts';

describe('for those who run it', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  it('is alive, ready and measured', async () => {
    expect(await world.http.get('/healthz')).toMatchObject({ status: 200, body: { ok: true } });
    expect(await world.http.get('/readyz')).toMatchObject({ status: 200, body: { ready: true } });
    const { body } = await world.http.get<string>('/metrics');
    expect(body).toMatch(/gridline_notices_waiting 0/);
    expect(body).toMatch(/gridline_http_seconds_count\{[^}]*route="\/healthz"/);
  });

  it('describes every endpoint it has, and answers every one it describes', async () => {
    const { body } = await world.http.get<{ paths: Record<string, Record<string, { operationId: string }>> }>(
      '/openapi.json',
    );
    const described = Object.values(body.paths).flatMap((methods) =>
      Object.values(methods).map((one) => one.operationId),
    );
    expect(described.sort()).toEqual(
      [
        ...Object.keys(api),
        ...Object.keys({
          ...staffApi,
          ...conversationApi,
          ...routingApi,
          ...rankingApi,
          ...areaApi,
          ...noticeApi,
          ...figureApi,
          ...watchApi,
          ...lifeApi,
          ...reminderApi,
          ...peopleApi,
          ...manyApi,
        }).map((name) => `staff.${name}`),
      ].sort(),
    );
    for (const [path, methods] of Object.entries(body.paths)) {
      for (const method of Object.keys(methods)) {
        const answer = await fetch(world.gateway + path.replace(/\{\w+\}/g, 'x'), {
          method: method.toUpperCase(),
        });
        expect({
          path,
          method,
          bound: answer.status !== 405 && (await answer.text()).includes('没有这个地址') === false,
        }).toEqual({ path, method, bound: true });
      }
    }
  });

  it('names the error, says what to do, and gives the id of the request', async () => {
    const answer = await fetch(`${world.gateway}/api/v1/staff/me`, {
      headers: { 'X-Request-Id': 'a-request-of-mine' },
    });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({
      code: 'sign_in_required',
      requestId: 'a-request-of-mine',
      status: 401,
    });
    expect((await world.http.get('/nowhere')).status).toBe(404);
  });

  it('sends the headers that keep pages safe', async () => {
    const { headers } = await fetch(world.gateway);
    expect(headers.get('content-security-policy')).toMatch(/default-src 'self'.*script-src 'self'/s);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
  });

  it('keeps the stand-in world out where it is off', async () => {
    expect(() => readEnv({ NODE_ENV: 'production', SANDBOX: 'on' })).toThrow(/SANDBOX must be off/);
    const without = await startWorld({ environment: { SANDBOX: 'off' } });
    expect((await without.http.get('/sandbox/')).status).toBe(404);
    await without.close();
  });
});
